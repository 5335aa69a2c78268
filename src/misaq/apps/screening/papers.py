"""The inspection file of an alert, from what is on record."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.registers.queries import data_version, get_registers
from misaq.apps.screening.clocks import find_source_list, get_standing
from misaq.apps.screening.queries import get_alert
from misaq.apps.screening.records import Subject
from misaq.core.access.actors import Actor
from misaq.core.screening.freeze import said_of
from misaq.kernel.words import Phrase, say
from misaq.reports.document import Document
from misaq.reports.inspection_file import Inspected, inspection_file
from misaq.reports.language import Language


def inspection_paper(*, actor: Actor, number: int, now: datetime, language: Language) -> Document:
    """Return the inspection file of an alert of the actor's office.

    Raises:
        NotAllowed: the actor screens nobody.
        NotFound: it is another office's, or not there.
    """
    file = get_alert(actor=actor, number=number)
    standing = get_standing(actor=actor, alert=file.alert, now=now)
    key = file.alert.searched.source_list
    source_list = find_source_list(actor=actor, key=key)
    return inspection_file(
        Inspected(
            alert=file.alert,
            subject=_labelled(file.subject),
            duty=said_of(standing.duty),
            clock=standing.clock,
            keeping=standing.keeping,
            list_title=key if source_list is None else source_list.title,
            office=_office(actor, file.alert.scope),
            day=now.date(),
            data_version=data_version(actor=actor),
            language=language,
            file_digest=file.file_digest,
            row=file.row,
        )
    )


def _office(actor: Actor, scope: str) -> str:
    """Return what an office is called; its scope where the record has no institution of it."""
    key = scope.partition(":")[2]
    institutions = get_registers(actor=actor).institutions.institutions
    return next((each.title for each in institutions if each.key == key), scope)


def _labelled(subject: Subject) -> tuple[tuple[Phrase, str], ...]:
    return (
        (say("Name"), subject.name),
        (say("Father's name"), subject.father),
        (say("Year or day of birth"), subject.birth),
        (say("District"), subject.district),
        (say("Identity number, last digits"), subject.number),
    )
