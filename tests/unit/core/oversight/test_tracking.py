"""Where a recommendation stands, and what may happen to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.oversight.tracking import (
    CLOSED,
    MAY_HAPPEN,
    NEEDS_DAY,
    Event,
    Happening,
    Recommendation,
    State,
    check_can_happen,
    check_can_take_back,
    standing_of,
)
from misaq.kernel.errors import InputRefused, MisaqError, StateConflict
from misaq.kernel.ids import Key

MADE = date(2024, 1, 10)
DUE = date(2024, 3, 10)
TODAY = date(2024, 12, 31)


def asked(*events: Event, due: date | None = DUE) -> Recommendation:
    """Return a recommendation to which these things happened."""
    return Recommendation(1, Key("HC"), Key("MOO"), "Publish the list.", MADE, due, events=events)


def event(number: int, what: Happening, on: str, *, until: str = "", why: str = "Why.") -> Event:
    """Return something that happened."""
    return Event(
        number,
        what,
        date.fromisoformat(on),
        why,
        date.fromisoformat(until) if until else None,
    )


REPLY = event(1, Happening.REPLIED, "2024-02-01")


@pytest.mark.parametrize(
    ("events", "as_of", "state", "over"),
    [
        pytest.param((), "2024-03-10", State.AWAITING_REPLY, 0, id="on the due day"),
        pytest.param((), "2024-03-11", State.AWAITING_REPLY, 1, id="a day over"),
        pytest.param((REPLY,), "2024-06-01", State.REPLY_TO_REVIEW, 0, id="the committee's turn"),
        pytest.param((REPLY,), "2024-01-31", State.AWAITING_REPLY, 0, id="before the reply"),
        pytest.param(
            (event(1, Happening.EXTENSION_ASKED, "2024-03-01", until="2024-05-01"),),
            "2024-03-20",
            State.AWAITING_REPLY,
            10,
            id="time asked for is not time granted",
        ),
        pytest.param(
            (event(1, Happening.EXTENSION_GRANTED, "2024-03-01", until="2024-05-01"),),
            "2024-03-20",
            State.AWAITING_REPLY,
            0,
            id="an extension is not overdue",
        ),
        pytest.param(
            (REPLY, event(2, Happening.FOUND_PARTLY, "2024-02-09", until="2024-04-01")),
            "2024-04-03",
            State.PARTLY_SATISFACTORY,
            2,
            id="a better reply is over its day",
        ),
        pytest.param(
            (REPLY, event(2, Happening.FOUND_UNSATISFACTORY, "2024-02-09")),
            "2024-04-03",
            State.UNSATISFACTORY,
            0,
            id="unsatisfactory without a new day",
        ),
        pytest.param(
            (REPLY, event(2, Happening.FOUND_SATISFACTORY, "2024-02-09")),
            "2024-04-03",
            State.SATISFACTORY,
            0,
            id="satisfactory",
        ),
        pytest.param(
            (event(1, Happening.DROPPED, "2024-02-09"),),
            "2024-04-03",
            State.DROPPED,
            0,
            id="dropped",
        ),
        pytest.param(
            (
                event(1, Happening.DROPPED, "2024-02-09"),
                event(2, Happening.REOPENED, "2024-03-01", until="2024-04-01"),
            ),
            "2024-04-03",
            State.AWAITING_REPLY,
            2,
            id="reopened with a day",
        ),
        pytest.param(
            (replace(REPLY, taken_back=True),),
            "2024-03-11",
            State.AWAITING_REPLY,
            1,
            id="a reply recorded in error",
        ),
    ],
)
def test_the_state_follows_from_events_and_day(
    events: tuple[Event, ...], as_of: str, state: State, over: int
) -> None:
    standing = standing_of(asked(*events), date.fromisoformat(as_of))
    assert (standing.state, standing.days_over) == (state, over)
    assert standing.is_overdue is (over > 0)
    assert standing.is_closed is (state in CLOSED)


def test_what_is_shown_beside_the_state() -> None:
    events = (
        event(1, Happening.REMINDED, "2024-01-20"),
        event(2, Happening.EXTENSION_ASKED, "2024-02-01", until="2024-06-01"),
        event(3, Happening.EXTENSION_REFUSED, "2024-02-05"),
        event(4, Happening.EXTENSION_ASKED, "2024-02-06", until="2024-04-01"),
        event(5, Happening.SET_DOWN, "2024-02-07", until="2024-02-20"),
    )
    standing = standing_of(asked(*events), date(2024, 2, 10))
    assert standing.reminders == 1
    assert standing.asked_until == date(2024, 4, 1)
    assert standing.next_on == date(2024, 2, 20)
    assert standing_of(asked(*events), date(2024, 2, 21)).next_on is None
    later = asked(*events, event(6, Happening.REPLIED, "2024-02-22"))
    after = standing_of(later, date(2024, 2, 22))
    assert (after.reminders, after.asked_until, after.due) == (0, None, None)
    assert after.replied_on == date(2024, 2, 22)
    assert Happening.FOUND_PARTLY in after.may_happen


def test_time_granted_counts_each_time() -> None:
    events = (
        event(1, Happening.EXTENSION_GRANTED, "2024-02-01", until="2024-04-01"),
        event(2, Happening.EXTENSION_GRANTED, "2024-03-01", until="2024-05-01"),
    )
    standing = standing_of(asked(*events), date(2024, 4, 30))
    assert (standing.extensions, standing.due) == (2, date(2024, 5, 1))


def test_a_recommendation_without_a_day_is_never_overdue() -> None:
    assert not standing_of(asked(due=None), TODAY).is_overdue


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        pytest.param(event(1, Happening.REPLIED, "2024-01-09"), "before the rec", id="too early"),
        pytest.param(event(1, Happening.REPLIED, "2025-01-01"), "after today", id="not yet"),
        pytest.param(
            event(1, Happening.EXTENSION_GRANTED, "2024-02-01"), "none was given", id="no day"
        ),
        pytest.param(
            event(1, Happening.SET_DOWN, "2024-02-01", until="2024-01-31"),
            "lies before it happened",
            id="a day gone by",
        ),
        pytest.param(event(1, Happening.DROPPED, "2024-02-01", why=" "), "reason", id="no reason"),
    ],
)
def test_half_an_event_is_refused(wrong: Event, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        check_can_happen(asked(), wrong, today=TODAY)


def test_events_are_recorded_in_the_order_they_happened() -> None:
    early = event(2, Happening.REMINDED, "2024-01-20")
    with pytest.raises(StateConflict, match="2024-02-01 already"):
        check_can_happen(asked(REPLY), early, today=TODAY)


def test_a_reply_is_judged_only_when_there_is_one() -> None:
    verdict = event(1, Happening.FOUND_SATISFACTORY, "2024-02-01")
    with pytest.raises(StateConflict, match="cannot follow while it is awaiting a reply"):
        check_can_happen(asked(), verdict, today=TODAY)
    check_can_happen(asked(REPLY), replace(verdict, number=2), today=TODAY)


def test_only_the_last_event_can_be_taken_back() -> None:
    two = asked(REPLY, event(2, Happening.FOUND_PARTLY, "2024-02-09"))
    check_can_take_back(two, 2, today=TODAY)
    for number in (1, 3):
        with pytest.raises(StateConflict, match="Only the last"):
            check_can_take_back(two, number, today=TODAY)
    with pytest.raises(StateConflict, match="Only the last"):
        check_can_take_back(asked(), 1, today=TODAY)


def test_every_state_says_what_may_happen() -> None:
    assert set(MAY_HAPPEN) == set(State)
    assert frozenset().union(*MAY_HAPPEN.values()) == frozenset(Happening)


@given(st.lists(st.tuples(st.sampled_from(list(Happening)), st.integers(0, 40)), max_size=12))
def test_whatever_is_accepted_leaves_a_state_that_allows_something(
    steps: list[tuple[Happening, int]],
) -> None:
    item, day = asked(), MADE
    for happening, days in steps:
        day += timedelta(days=days)
        until = day + timedelta(days=days) if happening in NEEDS_DAY else None
        happened = Event(len(item.events) + 1, happening, day, "Why.", until)
        try:
            check_can_happen(item, happened, today=day)
        except MisaqError:
            assert happening not in standing_of(item, day).may_happen
            continue
        item = replace(item, events=(*item.events, happened))
    standing = standing_of(item, day)
    assert standing.may_happen
    assert not (standing.is_closed and standing.is_overdue)
