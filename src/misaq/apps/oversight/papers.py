"""The papers of a committee, from what is on record."""

from __future__ import annotations

from datetime import date, datetime

from misaq.apps.audit.queries import get_head
from misaq.apps.findings.queries import get_run
from misaq.apps.oversight.queries import list_lines
from misaq.apps.registers.queries import data_version, find_revision, get_country
from misaq.core.access.actors import Actor
from misaq.core.institutions.records import Committee
from misaq.kernel.words import say
from misaq.reports.committee_paper import Paper, Versions, committee_paper
from misaq.reports.document import Document
from misaq.reports.language import Language
from misaq.reports.recommendation_table import Sheet, recommendation_table


def findings_paper(
    *,
    actor: Actor,
    committee: Committee,
    day: date,
    language: Language,
    known_at: datetime | None = None,
    number: str | None = None,
) -> Document:
    """Return the paper of what the checks find within a committee's remit.

    Args:
        number: how the paper is cited; the committee's key and the day when none is given.
    """
    run = get_run(actor=actor, as_of=day, known_at=known_at)
    return committee_paper(
        Paper(
            committee=committee,
            number=number or f"{committee.key}/{day.isoformat()}",
            day=day,
            run=run.outcome,
            registers=run.registers,
            versions=_versions(actor, known_at),
            language=language,
        )
    )


def status_paper(*, actor: Actor, committee: Committee, day: date, language: Language) -> Document:
    """Return the paper of what came of a committee's recommendations.

    Raises:
        NotAllowed: its table is not within the actor's reach.
    """
    lines = list_lines(actor=actor, committee=committee.key, as_of=day)
    registers = get_run(actor=actor, as_of=day).registers
    return recommendation_table(
        Sheet(
            committee=committee,
            recommendations=[line.recommendation for line in lines],
            institutions=registers.institutions,
            day=day,
            language=language,
        )
    )


def _versions(actor: Actor, known_at: datetime | None) -> Versions:
    head = get_head(actor=actor)
    revision = find_revision(actor=actor, known_at=known_at)
    return Versions(
        country=get_country(actor=actor, known_at=known_at),
        pack=say("none") if revision is None else revision.pack_version,
        data=data_version(actor=actor, known_at=known_at),
        known_at=say("the latest") if known_at is None else known_at.isoformat(),
        audit_head=say("none") if head is None else head.hash,
        audit_rows=0 if head is None else head.seq,
    )
