"""What waits for somebody, and what falls due, gathered from every room within their reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from misaq.apps.accounts.queries import list_waiting as list_grants_waiting
from misaq.apps.changes.queries import list_waiting as list_changes_waiting
from misaq.apps.changes.records import CommentSubject, Waiting, WaitingKind
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.oversight.queries import Line, list_asked, list_committees, list_lines
from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.parts import Task
from misaq.apps.pages.tones import Tone, look_of
from misaq.apps.policies.queries import get_statuses
from misaq.apps.registers.queries import get_registers
from misaq.apps.week.screening_tasks import Dated, screening_tasks
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may, scopes_of
from misaq.core.access.scopes import ScopeKind
from misaq.core.oversight.due import DueDate, due_dates, in_remit_of
from misaq.core.oversight.tracking import State
from misaq.core.policies.leads import leads
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Result
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Week:
    """What waits for somebody and what falls due.

    Attributes:
        overdue: what should have happened, the oldest first.
        due: what falls due within thirty days, the earliest first.
        waiting: what waits for a step of theirs, the oldest first.
    """

    overdue: tuple[Task, ...]
    due: tuple[Task, ...]
    waiting: tuple[Task, ...]


def gather(*, actor: Actor, day: date) -> Week:
    """Return somebody's week as of a day."""
    lines = tuple(_lines(actor, day))
    overdue = [*_overdue_lines(lines), *_overdue_points(actor, day)]
    due = [*_coming_lines(lines, day), *_coming(actor, day)]
    waiting = [*_to_review(lines), *_changes(actor), *_grants(actor), *screening_tasks(actor)]
    return Week(_in_order(overdue), _in_order(due), _in_order(waiting))


def institutions_of(actor: Actor) -> frozenset[Key]:
    """Return the institutions somebody speaks for."""
    return scopes_of(actor, Permission.MAKE_CLAIM, ScopeKind.INSTITUTION) or frozenset()


def _lines(actor: Actor, day: date) -> Iterator[tuple[Line, bool]]:
    """Yield the recommendations within reach, each with whether the actor keeps its table."""
    for committee in list_committees(actor=actor):
        for line in list_lines(actor=actor, committee=committee.key, as_of=day):
            yield line, True
    asked = list_asked(actor=actor, institutions=institutions_of(actor), as_of=day)
    yield from ((line, False) for line in asked)


def _overdue_lines(lines: tuple[tuple[Line, bool], ...]) -> Iterator[Dated]:
    for line, keeps in lines:
        if line.standing.is_overdue and line.standing.due is not None:
            yield Dated(line.standing.due, _line_task(line, keeps, say("overdue"), Tone.SERIOUS))


def _coming_lines(lines: tuple[tuple[Line, bool], ...], day: date) -> Iterator[Dated]:
    for line, keeps in lines:
        dated = (
            (line.standing.due, say("reply due")),
            (line.standing.next_on, say("put down")),
        )
        for when, words in dated:
            if when is not None and day <= when <= day + AHEAD:
                yield Dated(when, _line_task(line, keeps, words, Tone.PLAIN))


def _to_review(lines: tuple[tuple[Line, bool], ...]) -> Iterator[Dated]:
    for line, keeps in lines:
        standing = line.standing
        if not keeps or standing.is_closed:
            continue
        if standing.state is State.REPLY_TO_REVIEW and standing.replied_on is not None:
            words = look_of(standing.state).words
            yield Dated(standing.replied_on, _line_task(line, keeps, words, Tone.MINOR))
        elif standing.asked_until is not None:
            words = say("time asked for")
            yield Dated(standing.asked_until, _line_task(line, keeps, words, Tone.MINOR))


def _line_task(line: Line, keeps: bool, words: Phrase, tone: Tone) -> Task:
    found = line.recommendation
    place = {"key": found.committee, "number": found.number}
    return Task(
        title=_short(found.text),
        status=words,
        tone=tone,
        address=reverse("oversight:item", kwargs=place) if keeps else "",
        hint=say(
            "{committee}, recommendation {number}; due {due}",
            committee=found.committee,
            number=str(found.number),
            due="–" if line.standing.due is None else line.standing.due.isoformat(),
        ),
    )


def _overdue_points(actor: Actor, day: date) -> Iterator[Dated]:
    """Yield the overdue points that an institution of the actor leads."""
    mine = institutions_of(actor)
    if not mine:
        return
    for status in get_statuses(actor=actor, as_of=day):
        due = status.commitment.due
        if (
            status.verdict.result is Result.OVERDUE
            and due is not None
            and _led_by(status, mine, day)
        ):
            address = subject_url("policies.commitments", status.commitment.key)
            task = Task(
                title=_short(status.commitment.text),
                status=say("overdue"),
                tone=Tone.SERIOUS,
                address=address,
                hint=say("{point}; due {due}", point=status.commitment.key, due=str(due)),
            )
            yield Dated(due.latest, task)


def _led_by(status: PointStatus, mine: frozenset[Key], day: date) -> bool:
    return any(lead.institution in mine for lead in leads(status.commitment, status.policy, day))


def _coming(actor: Actor, day: date) -> Iterator[Dated]:
    """Yield what falls due on record within reach: one's institutions, one's committees, or all."""
    r = get_registers(actor=actor)
    for due in due_dates(r.policies, r.law, r.bodies, as_of=day):
        if due.is_placed and day <= due.due.latest <= day + AHEAD and _concerns(actor, due):
            subject = due.subject
            task = Task(
                title=due.sentence,
                status=str(due.due),
                tone=Tone.PLAIN,
                address=subject_url(subject.table, subject.key),
                hint=subject.title,
            )
            yield Dated(due.due.latest, task)


def _concerns(actor: Actor, due: DueDate) -> bool:
    if may(actor, Permission.IMPORT_ROWS) or may(actor, Permission.VERIFY):
        return True
    mine = institutions_of(actor)
    if mine & set(due.owed_by):
        return True
    register = get_institutions(actor=actor)
    return any(in_remit_of(due, c, register) for c in list_committees(actor=actor))


_WHY = {
    WaitingKind.MENTION: say("you are mentioned"),
    WaitingKind.DECISION: say("to decide"),
    WaitingKind.SENT_BACK: say("sent back to you"),
}


def _changes(actor: Actor) -> Iterator[Dated]:
    for waiting in list_changes_waiting(actor=actor):
        task = Task(
            title=_subject_words(waiting),
            status=_WHY[waiting.kind],
            tone=Tone.MINOR,
            address=_subject_address(waiting),
            hint=say("since {day}", day=waiting.since.date().isoformat()),
        )
        yield Dated(waiting.since.date(), task)


def _subject_words(waiting: Waiting) -> Phrase:
    key = waiting.subject_key
    return {
        CommentSubject.CHANGE: say("Change request {number}", number=key),
        CommentSubject.POINT: say("Point {key}", key=key),
        CommentSubject.FINDING: say("Finding {key}", key=key),
    }[waiting.subject]


def _subject_address(waiting: Waiting) -> str:
    key = waiting.subject_key
    return {
        CommentSubject.CHANGE: lambda: reverse("changes:change", kwargs={"change": int(key)}),
        CommentSubject.POINT: lambda: reverse("changes:comments", args=["point", key]),
        CommentSubject.FINDING: lambda: reverse("changes:comments", args=["finding", key]),
    }[waiting.subject]()


def _grants(actor: Actor) -> Iterator[Dated]:
    if not may(actor, Permission.GRANT_ROLE):
        return
    for grant in list_grants_waiting(actor=actor):
        if actor.id in {grant.proposed_by, f"user:{grant.user}"}:
            continue
        task = Task(
            title=say("A role waits for a second administrator"),
            status=say("to confirm"),
            tone=Tone.MINOR,
            address=reverse("accounts:people"),
            hint=say("since {day}", day=grant.proposed_at.date().isoformat()),
        )
        yield Dated(grant.proposed_at.date(), task)


def _in_order(dated: list[Dated]) -> tuple[Task, ...]:
    return tuple(d.task for d in sorted(dated, key=lambda d: d.day))


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157].rsplit(' ', 1)[0]} …"
