"""Asking whether people stand on a list: answered, logged without names, alerts kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.clocks import get_keeping
from misaq.apps.screening.mapping import from_hit, from_query, from_versions
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.apps.screening.queries import get_spent
from misaq.apps.screening.searching import get_searchable, screen_person, versions_of
from misaq.core.access.actors import Actor
from misaq.core.screening.answer import Answer, Hit, ListVersion, Outcome
from misaq.core.screening.limits import check_limits
from misaq.core.screening.purposes import Purpose, check_purpose
from misaq.core.screening.query import Query


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """Somebody asked about.

    Attributes:
        row: row of the file, from 1; 1 for a single person.
        query: who, with the redress number they show.
    """

    row: int
    query: Query


@dataclass(frozen=True, slots=True)
class AnsweredPerson:
    """What was answered about one person.

    Attributes:
        asked: who was asked about.
        answer: what is known.
        alerts: numbers of the alerts that were raised, one for each hit, in the same order.
    """

    asked: AskedPerson
    answer: Answer
    alerts: tuple[int, ...]


def screen_people(
    *,
    actor: Actor,
    at: datetime,
    purpose: Purpose,
    people: Sequence[AskedPerson],
    is_file: bool = False,
    shows_common: bool = False,
    office: str = "",
) -> tuple[AnsweredPerson, ...]:
    """Answer whether people stand on a list, for a purpose; every hit becomes an alert.

    What cannot be logged is not answered. Nobody's name is kept but theirs for whom an alert is
    raised.

    Args:
        purpose: why they are asked about.
        people: who; as many as a file may have.
        is_file: whether they came as a file.
        shows_common: whether a common name alone may be a hit.
        office: for which of the actor's offices; may be empty where there is one.

    Raises:
        NotAllowed: no role of the actor has the purpose, or its limits are reached.
        InputRefused: nobody is asked about, or more than a file may have; or the actor has
            several offices and none is chosen.
    """
    _admit(actor=actor, at=at, purpose=purpose, office=office, wanted=len(people))
    found = get_searchable(actor=actor, with_persons=True)
    answers: list[Answer] = []
    cleared = 0
    for person in people:
        answer, left_out = screen_person(
            found, person.query, actor=actor, shows_common=shows_common
        )
        answers.append(answer)
        cleared += left_out
    return _log(
        actor=actor,
        at=at,
        purpose=purpose,
        people=tuple(people),
        answers=tuple(answers),
        cleared=cleared,
        is_file=is_file,
        searched=versions_of(found),
        office=office,
    )


@action(event="persons.screened")
def _admit(
    record: Record, /, *, actor: Actor, at: datetime, purpose: Purpose, office: str, wanted: int
) -> None:
    """Refuse before anybody is looked for; a refusal stands in the audit."""
    check_purpose(actor, purpose, office)
    check_limits(get_spent(actor=actor, at=at), wanted=wanted)
    record.changed_nothing()


@action(event="persons.screened")
def _log(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    purpose: Purpose,
    people: tuple[AskedPerson, ...],
    answers: tuple[Answer, ...],
    cleared: int,
    is_file: bool,
    searched: tuple[ListVersion, ...],
    office: str,
) -> tuple[AnsweredPerson, ...]:
    held = check_purpose(actor, purpose, office)
    hold_chain()
    spent = get_spent(actor=actor, at=at)
    check_limits(spent, wanted=len(people))
    keeping = get_keeping(actor=actor, ended_on=at.date(), was_reported=False)
    outcomes = [answer.outcome for answer in answers]
    row = QueryRow.objects.create(
        asked_by=actor.id,
        asked_at=at,
        scope=str(held.scope),
        purpose=purpose.value,
        is_file=is_file,
        asked=len(people),
        alerted=outcomes.count(Outcome.ALERT),
        held_back=outcomes.count(Outcome.HELD_BACK),
        cleared=cleared,
        searched=from_versions(searched),
        keep_until=None if keeping is None else keeping.until,
    )
    record.about("screening.queries", str(row.pk))
    record.note(
        purpose=purpose.value,
        asked=row.asked,
        alerted=row.alerted,
        held_back=row.held_back,
        lists=len(searched),
        asked_that_day=spent.day + row.asked,
    )
    return tuple(
        AnsweredPerson(person, answer, _raise_alerts(row, person, answer))
        for person, answer in zip(people, answers, strict=True)
    )


def _raise_alerts(query: QueryRow, person: AskedPerson, answer: Answer) -> tuple[int, ...]:
    return tuple(
        AlertRow.objects.create(
            query=query,
            row=person.row,
            subject=from_query(person.query),
            **from_hit(hit),
            raised_by=query.asked_by,
            raised_at=query.asked_at,
        ).pk
        for hit in answer.hits
    )


def hits_with_alerts(answered: AnsweredPerson) -> tuple[tuple[Hit, int], ...]:
    """Return each hit with the number of its alert."""
    return tuple(zip(answered.answer.hits, answered.alerts, strict=True))
