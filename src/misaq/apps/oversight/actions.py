"""Recording what a committee recommended, and what happened to it."""

from __future__ import annotations

from datetime import date, datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.institutions.queries import get_register
from misaq.apps.oversight.mapping import to_recommendation
from misaq.apps.oversight.models import EventRow, RecommendationRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.access.scopes import Place
from misaq.core.changes.rules import hidden_sign
from misaq.core.oversight.routing import find_committee, find_institution, is_in_remit
from misaq.core.oversight.tracking import (
    Event,
    Happening,
    Recommendation,
    check_can_happen,
    check_can_take_back,
)
from misaq.kernel.errors import InputRefused, NotFound, Problem, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

LONGEST_TEXT = 4000


@action(event="recommendation.recorded")
def record_recommendation(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    committee: Key,
    to: Key,
    text: str,
    made_on: date,
    due: date | None = None,
    finding: str = "",
    point: str = "",
    sitting: str = "",
) -> int:
    """Put a recommendation in a committee's table; return its number there.

    Raises:
        NotAllowed: the actor does not keep this committee's table.
        InputRefused: no text, hidden signs in it, days in the wrong order, or an institution
            outside the remit; every problem is listed.
    """
    record.about("oversight.committees", str(committee))
    _check_keeps(actor, committee)
    words = text.strip()
    _refuse(
        (
            *_problems(actor, committee, to, words, made_on, due, at.date()),
            *_hidden(text=words, sitting=sitting, finding=finding, point=point),
        )
    )
    hold_chain()
    last = RecommendationRow.objects.filter(committee=committee).order_by("-number").first()
    row = RecommendationRow.objects.create(
        committee=committee,
        number=1 if last is None else last.number + 1,
        to=to,
        text=words,
        made_on=made_on,
        due=due,
        finding=finding,
        point=point,
        sitting=sitting.strip(),
        recorded_at=at,
        recorded_by=actor.id,
    )
    record.about("oversight.recommendations", _name(committee, row.number))
    return row.number


@action(event="recommendation.event-recorded")
def record_event(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    committee: Key,
    number: int,
    happening: Happening,
    on: date,
    text: str = "",
    until: date | None = None,
    seen: int,
) -> int:
    """Record what happened to a recommendation; return the number of the event.

    Args:
        seen: how many events the person saw before deciding; somebody may have added one since.

    Raises:
        NotAllowed: the actor does not keep this committee's table.
        NotFound: its table has no such number.
        InputRefused: the days do not fit, a reason is missing, or it holds hidden signs.
        StateConflict: it cannot follow, or somebody recorded something in the meantime.
    """
    record.about("oversight.recommendations", _name(committee, number))
    row, current = _held(actor, committee, number, seen)
    _refuse(_hidden(text=text))
    event = Event(len(current.events) + 1, happening, on, text.strip()[:LONGEST_TEXT], until)
    check_can_happen(current, event, today=at.date())
    EventRow.objects.create(
        recommendation=row,
        number=event.number,
        happening=happening.name,
        on=on,
        text=event.text,
        until=until,
        recorded_at=at,
        recorded_by=actor.id,
    )
    record.note(event=event.number, happening=happening.name)
    return event.number


@action(event="recommendation.event-taken-back")
def take_back(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    committee: Key,
    number: int,
    event: int,
    seen: int,
) -> None:
    """Take back the last event: it stays on record, and no longer counts.

    Raises:
        NotAllowed: the actor does not keep this committee's table.
        NotFound: its table has no such number.
        StateConflict: it is not the last, or somebody recorded something in the meantime.
    """
    record.about("oversight.recommendations", _name(committee, number))
    row, current = _held(actor, committee, number, seen)
    check_can_take_back(current, event, today=at.date())
    EventRow.objects.filter(recommendation=row, number=event).update(
        taken_back_at=at, taken_back_by=actor.id
    )
    record.note(event=event)


def _held(
    actor: Actor, committee: Key, number: int, seen: int
) -> tuple[RecommendationRow, Recommendation]:
    """Return the recommendation as it stands, held until the transaction ends."""
    _check_keeps(actor, committee)
    hold_chain()
    row = RecommendationRow.objects.filter(committee=committee, number=number).first()
    if row is None:
        raise NotFound(
            tell(
                "The table of {committee} has no recommendation {number}.",
                committee=committee,
                number=number,
            ),
            next_step=tell("Look for it in the committee's table."),
            rule="oversight.number",
        )
    events = list(row.events.all())
    steps = len(events) + sum(event.taken_back_at is not None for event in events)
    if steps != seen:
        raise StateConflict(
            tell("Somebody recorded something here while you were writing."),
            next_step=tell(
                "What you wrote stands below, and what was recorded above it: decide anew."
            ),
            rule="oversight.seen",
        )
    return row, to_recommendation(row, events)


def _check_keeps(actor: Actor, committee: Key) -> None:
    check_may(actor, Permission.KEEP_COMMITTEE, Place(committees=frozenset({committee})))


def _problems(
    actor: Actor,
    committee: Key,
    to: Key,
    text: str,
    made_on: date,
    due: date | None,
    today: date,
) -> tuple[Problem, ...]:
    register = get_register(actor=actor)
    found = find_committee(register, committee)
    find_institution(register, to)
    wrong: list[tuple[bool, str, str]] = [
        (not text, "text", "Nothing was written; say what the committee asked for."),
        (len(text) > LONGEST_TEXT, "text", f"It has more than {LONGEST_TEXT} characters."),
        (made_on > today, "made_on", "The day lies in the future."),
        (due is not None and due < made_on, "due", "The reply would be due before it was asked."),
        (
            not is_in_remit(register, found, to),
            "to",
            "The institution is outside the committee's remit.",
        ),
    ]
    return tuple(Problem(where, what) for is_wrong, where, what in wrong if is_wrong)


def _hidden(**typed: str) -> tuple[Problem, ...]:
    found = ((where, hidden_sign(text.replace("\r", ""))) for where, text in typed.items())
    return tuple(
        Problem(
            where,
            tell("It holds the hidden sign {sign}.", sign=sign),
            tell("Type it anew, without it."),
        )
        for where, sign in found
        if sign
    )


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise InputRefused(
            tell("The recommendation was not recorded."),
            next_step=tell("Correct what is listed; nothing was written."),
            rule="oversight.recommendation",
            problems=problems,
        )


def _name(committee: Key, number: int) -> str:
    return f"{committee}:{number}"
