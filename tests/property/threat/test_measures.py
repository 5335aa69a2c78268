"""What must hold of every measure: no order of rows, no future, no event lost in a sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.incidents.records import Count
from misaq.core.threat.measures.assurances import Assured, what_followed
from misaq.core.threat.measures.concentration import concentration
from misaq.core.threat.measures.counts import By, count, whole
from misaq.core.threat.measures.displacement import Zones, displacement
from misaq.core.threat.measures.events import DatedEvent, DatedEvents
from misaq.core.threat.measures.hot_spots import hot_spots
from misaq.core.threat.measures.months import first_day
from misaq.core.threat.measures.near_repeat import near_repeat
from misaq.core.threat.measures.operations import Operation, study_operation
from misaq.core.threat.measures.re_emergence import re_emergence
from misaq.core.threat.measures.reactivity import reactivity
from misaq.core.threat.measures.trends import Figure, small_multiples, trend
from misaq.kernel.dates import parse_date
from tests.support.invented_attacks import AREAS, events_of, invented_attacks, ring

MONTH = 2006 * 12
OPERATION = Operation("EX-OP", ("EX03",), MONTH)
ZONES = Zones(("EX03",), ("EX02", "EX04"), AREAS.codes[8:])
ROWS = invented_attacks()


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw less often: what is asked here holds of any number of rounds."""
    for name, rounds in (("trends", 10), ("near_repeat", 19), ("concentration", 50)):
        monkeypatch.setattr(f"misaq.core.threat.measures.{name}.ROUNDS", rounds)


def dice() -> np.random.Generator:
    return np.random.default_rng(2)


def told(found: Any) -> str:
    """Return all of a result as text, arrays in full."""
    with np.printoptions(threshold=100_000):
        return repr(found)


def in_half_a_year(events: DatedEvents) -> DatedEvents:
    """Return half a year, so that pairs are few."""
    return events.where((events.month >= 66) & (events.month < 72))


MEASURES: dict[str, Callable[[DatedEvents], Any]] = {
    "counts": lambda events: [count(events, by) for by in By],
    "trend": lambda events: trend(events, Figure.EVENTS, dice()),
    "multiples": lambda events: small_multiples(events, Figure.DEATHS),
    "concentration": lambda events: concentration(events, dice()),
    "operation": lambda events: study_operation(events, OPERATION, [OPERATION], dice()),
    "displacement": lambda events: displacement(events, ZONES, MONTH, dice()),
    "re-emergence": lambda events: re_emergence(events, ["EX03"], MONTH),
    "reactivity": lambda events: reactivity(
        in_half_a_year(events).attacks(), in_half_a_year(events).operations(), dice(), rounds=40
    ),
    "near-repeat": lambda events: near_repeat(in_half_a_year(events), dice()),
    "hot-spots": lambda events: hot_spots(in_half_a_year(events), ring(), dice()),
    "assurance": lambda events: what_followed(events, Assured("EX-A", parse_date("2006-01"))),
}


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_the_order_of_rows_changes_nothing(measure: Callable[[DatedEvents], Any]) -> None:
    order = np.random.default_rng(1).permutation(len(ROWS))
    mixed = events_of([ROWS[at] for at in order])
    assert told(measure(mixed)) == told(measure(events_of(ROWS)))


def shuffled_after(day: date) -> list[DatedEvent]:
    """Return the rows, what came after the day with other areas, bodies and deaths."""
    dice_ = np.random.default_rng(6)
    return [
        row
        if row.day < day
        else replace(
            row,
            area=AREAS.codes[int(dice_.integers(20))],
            body=f"EX-BODY-{dice_.integers(9)}",
            killed=Count(int(dice_.integers(90))),
        )
        for row in ROWS
    ]


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_a_shuffled_future_changes_nothing_before_it(
    measure: Callable[[DatedEvents], Any],
) -> None:
    end = date(2008, 1, 1)
    after = measure(events_of(shuffled_after(end)).until(end))
    assert told(after) == told(measure(events_of(ROWS).until(end)))


def test_what_is_expected_does_not_know_what_came_after_in_the_same_place() -> None:
    """The year after, in the operation's own district, is shown and never used to expect it."""
    known = study_operation(events_of(ROWS), OPERATION, [OPERATION], dice()).value
    other = [
        row for row in ROWS if row.area not in OPERATION.areas or row.day < first_day(MONTH + 1)
    ]
    silent = study_operation(events_of(other), OPERATION, [OPERATION], dice()).value
    assert known.after > silent.after == 0
    assert (known.before, known.expected, known.expected_span) == (
        silent.before,
        silent.expected,
        silent.expected_span,
    )


def test_a_level_of_before_does_not_know_what_came_after() -> None:
    levels = {
        re_emergence(events_of(rows), ["EX03"], MONTH).value.level
        for rows in (ROWS, shuffled_after(first_day(MONTH)))
    }
    assert len(levels) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, len(ROWS) - 1), max_size=60), st.sampled_from(By))
def test_every_event_is_in_exactly_one_tally(places: list[int], by: By) -> None:
    events = events_of([ROWS[at] for at in places])
    everything = whole(events)
    for field in ("attacks", "operations", "others", "low", "best", "high", "without_figure"):
        added = sum(getattr(tally, field) for tally in count(events, by).value)
        assert added == getattr(everything, field)
