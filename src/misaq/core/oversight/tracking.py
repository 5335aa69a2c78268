"""What came of a committee's recommendation: a state reckoned from what happened, in order.

A committee recommends; the institution replies, asks for more time, or says nothing; the committee
finds the reply satisfactory or not, grants the time or not, or drops the matter. Nothing here is
stored as a state: it follows from the events and the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import assert_never

from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell, word_of


class Happening(Enum):
    """Something that happens to a recommendation."""

    REMINDED = "reminder sent"
    REPLIED = "reply received"
    EXTENSION_ASKED = "more time asked for"
    EXTENSION_GRANTED = "more time granted"
    EXTENSION_REFUSED = "more time refused"
    FOUND_SATISFACTORY = "reply found satisfactory"
    FOUND_PARTLY = "reply found partly satisfactory"
    FOUND_UNSATISFACTORY = "reply found unsatisfactory"
    SET_DOWN = "put down for a sitting"
    DROPPED = "dropped"
    REOPENED = "taken up again"


class State(Enum):
    """Where a recommendation stands."""

    AWAITING_REPLY = "awaiting a reply"
    REPLY_TO_REVIEW = "reply to review"
    PARTLY_SATISFACTORY = "partly satisfactory"
    UNSATISFACTORY = "unsatisfactory"
    SATISFACTORY = "satisfactory"
    DROPPED = "dropped"


CLOSED = frozenset({State.SATISFACTORY, State.DROPPED})
"""States in which nothing more is awaited."""

_ANY_TIME = frozenset({Happening.SET_DOWN, Happening.DROPPED})
_WAITING = _ANY_TIME | {
    Happening.REMINDED,
    Happening.REPLIED,
    Happening.EXTENSION_ASKED,
    Happening.EXTENSION_GRANTED,
    Happening.EXTENSION_REFUSED,
}
_JUDGING = frozenset(
    {
        Happening.FOUND_SATISFACTORY,
        Happening.FOUND_PARTLY,
        Happening.FOUND_UNSATISFACTORY,
    }
)

MAY_HAPPEN: Mapping[State, frozenset[Happening]] = MappingProxyType(
    {
        State.AWAITING_REPLY: _WAITING,
        State.REPLY_TO_REVIEW: _ANY_TIME | _JUDGING | {Happening.REPLIED},
        State.PARTLY_SATISFACTORY: _WAITING | _JUDGING,
        State.UNSATISFACTORY: _WAITING | _JUDGING,
        State.SATISFACTORY: frozenset({Happening.REOPENED}),
        State.DROPPED: frozenset({Happening.REOPENED}),
    }
)
"""What may happen in each state."""

LEADS_TO: Mapping[Happening, State] = MappingProxyType(
    {
        Happening.REPLIED: State.REPLY_TO_REVIEW,
        Happening.FOUND_SATISFACTORY: State.SATISFACTORY,
        Happening.FOUND_PARTLY: State.PARTLY_SATISFACTORY,
        Happening.FOUND_UNSATISFACTORY: State.UNSATISFACTORY,
        Happening.DROPPED: State.DROPPED,
        Happening.REOPENED: State.AWAITING_REPLY,
    }
)
"""The state that follows; what is not named changes none."""

NEEDS_DAY = frozenset({Happening.EXTENSION_ASKED, Happening.EXTENSION_GRANTED, Happening.SET_DOWN})
"""What names a day to come."""

NEEDS_REASON = frozenset(
    {
        Happening.FOUND_PARTLY,
        Happening.FOUND_UNSATISFACTORY,
        Happening.EXTENSION_REFUSED,
        Happening.DROPPED,
        Happening.REOPENED,
    }
)
"""What needs words: somebody will ask why."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a recommendation.

    Attributes:
        number: its number, in the order recorded.
        happening: what happened.
        on: the day it happened.
        text: what was said, or why.
        until: day to come that it names; None when it names none.
        taken_back: whether it was recorded in error and no longer counts.
    """

    number: int
    happening: Happening
    on: date
    text: str = ""
    until: date | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a committee asked of an institution.

    Attributes:
        number: its number in the committee's table.
        committee: the committee.
        to: institution asked.
        text: what was asked.
        made_on: the day the committee made it.
        due: the day by which a reply was asked for; None when no day was set.
        finding: ref of the finding it came from; empty when it came from none.
        point: key of the point it bears on; None for none.
        sitting: the sitting it was made in, in words; empty when not given.
        events: what happened since.
    """

    number: int
    committee: Key
    to: Key
    text: str
    made_on: date
    due: date | None = None
    finding: str = ""
    point: Key | None = None
    sitting: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands on a day.

    Attributes:
        state: its state.
        due: day by which a reply, or a better one, is due; None when no day was set or nothing is
            awaited.
        is_overdue: whether that day has passed. An extension moves the day, and so is not overdue.
        days_over: days since the due day; 0 when it has not passed.
        replied_on: day of the last reply; None when there was none.
        judged_on: day the committee last judged a reply.
        extensions: how often time was granted.
        asked_until: day to which time was asked for, while that is undecided.
        reminders: reminders since the last reply.
        next_on: day for which the committee has put it down, today or later.
    """

    state: State
    due: date | None
    is_overdue: bool
    days_over: int
    replied_on: date | None
    judged_on: date | None
    extensions: int
    asked_until: date | None
    reminders: int
    next_on: date | None

    @property
    def is_closed(self) -> bool:
        """Return whether nothing more is awaited."""
        return self.state in CLOSED

    @property
    def may_happen(self) -> frozenset[Happening]:
        """Return what may happen next."""
        return MAY_HAPPEN[self.state]


@dataclass(frozen=True, slots=True)
class _Course:
    """What the events so far came to."""

    state: State = State.AWAITING_REPLY
    due: date | None = None
    replied_on: date | None = None
    judged_on: date | None = None
    extensions: int = 0
    asked_until: date | None = None
    reminders: int = 0
    set_down: date | None = None


def standing_of(recommendation: Recommendation, as_of: date) -> Standing:
    """Return where the recommendation stands at the end of a day; later events do not count."""
    course = _Course(due=recommendation.due)
    for event in counting(recommendation.events, as_of):
        course = _after(course, event)
    awaits = course.state not in CLOSED | {State.REPLY_TO_REVIEW}
    due = course.due if awaits else None
    is_overdue = due is not None and due < as_of
    return Standing(
        state=course.state,
        due=due,
        is_overdue=is_overdue,
        days_over=(as_of - due).days if due is not None and is_overdue else 0,
        replied_on=course.replied_on,
        judged_on=course.judged_on,
        extensions=course.extensions,
        asked_until=course.asked_until,
        reminders=course.reminders,
        next_on=course.set_down if course.set_down and course.set_down >= as_of else None,
    )


def counting(events: Iterable[Event], as_of: date) -> Sequence[Event]:
    """Return the events that count on a day, in the order they happened."""
    seen = (e for e in events if not e.taken_back and e.on <= as_of)
    return sorted(seen, key=lambda e: (e.on, e.number))


def _after(course: _Course, event: Event) -> _Course:
    moved = replace(course, state=LEADS_TO.get(event.happening, course.state))
    match event.happening:
        case Happening.REMINDED:
            return replace(moved, reminders=course.reminders + 1)
        case Happening.REPLIED:
            return replace(moved, replied_on=event.on, reminders=0, asked_until=None)
        case Happening.EXTENSION_ASKED:
            return replace(moved, asked_until=event.until)
        case Happening.EXTENSION_GRANTED:
            granted = course.extensions + 1
            return replace(moved, due=event.until, asked_until=None, extensions=granted)
        case Happening.EXTENSION_REFUSED:
            return replace(moved, asked_until=None)
        case Happening.FOUND_SATISFACTORY | Happening.FOUND_PARTLY | Happening.FOUND_UNSATISFACTORY:
            return replace(moved, judged_on=event.on, due=event.until)
        case Happening.SET_DOWN:
            return replace(moved, set_down=event.until)
        case Happening.DROPPED:
            return moved
        case Happening.REOPENED:
            return replace(moved, due=event.until, asked_until=None)
        case unknown:  # pragma: no cover -- mypy sees that none is left
            assert_never(unknown)


def check_can_happen(recommendation: Recommendation, event: Event, *, today: date) -> None:
    """Refuse an event that cannot be.

    Raises:
        InputRefused: its day lies before the recommendation or after today; it names no day to
            come, or no reason, where it must; the day it names lies before it.
        StateConflict: nothing of the sort may happen as the recommendation stands on that day, or
            something later has already been recorded.
    """
    _check_days(recommendation, event, today)
    if event.happening in NEEDS_REASON and not event.text.strip():
        raise InputRefused(
            tell("This needs a reason, in a sentence."),
            next_step=tell("Write why; the institution and the House may ask."),
            rule="oversight.reason",
        )
    counted = counting(recommendation.events, today)
    if counted and counted[-1].on > event.on:
        raise StateConflict(
            tell(
                "Something was recorded for {given} already, after this.",
                given=counted[-1].on.isoformat(),
            ),
            next_step=tell("Take that back first, then record both in order."),
            rule="oversight.order",
        )
    state = standing_of(recommendation, event.on).state
    if event.happening not in MAY_HAPPEN[state]:
        raise StateConflict(
            tell(
                "{value} cannot follow while it is {value2}.",
                value=word_of(event.happening),
                value2=word_of(state),
            ),
            next_step=tell("See on its page what may follow."),
            rule="oversight.follows",
        )


def check_can_take_back(recommendation: Recommendation, number: int, *, today: date) -> None:
    """Refuse to take an event back unless it is the last that counts: later ones rest on it.

    Raises:
        StateConflict: it is not.
    """
    counted = counting(recommendation.events, today)
    if not counted or counted[-1].number != number:
        raise StateConflict(
            tell("Only the last thing recorded can be taken back."),
            next_step=tell("Take back what came after it first, the latest first."),
            rule="oversight.take-back",
        )


def _check_days(recommendation: Recommendation, event: Event, today: date) -> None:
    if not recommendation.made_on <= event.on <= today:
        raise InputRefused(
            tell(
                "The day {given} lies before the recommendation or after today.",
                given=event.on.isoformat(),
            ),
            next_step=tell(
                "Give a day from {given} to {given2}.",
                given=recommendation.made_on.isoformat(),
                given2=today.isoformat(),
            ),
            rule="oversight.day",
        )
    if event.happening in NEEDS_DAY and event.until is None:
        raise InputRefused(
            tell("This names a day to come, and none was given."),
            next_step=tell("Give the day."),
            rule="oversight.until",
        )
    if event.until is not None and event.until < event.on:
        raise InputRefused(
            tell(
                "The day it names, {given}, lies before it happened.", given=event.until.isoformat()
            ),
            next_step=tell("Give a day from then on."),
            rule="oversight.until",
        )
