"""Counts, rates, trends and concentration on figures that can be added up by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from misaq.core.incidents.records import Count, DatePrecision
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.concentration import (
    areas_for_half,
    concentration,
    gini,
    lorenz_curve,
)
from misaq.core.threat.measures.counts import By, Tally, count, whole
from misaq.core.threat.measures.events import Areas, DatedEvent
from misaq.core.threat.measures.rates import Population, rates
from misaq.core.threat.measures.results import Interval, Limits, Measured, side_by_side
from misaq.core.threat.measures.trends import Figure, monthly, small_multiples, trend
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say
from tests.support.invented_attacks import AREAS, SPAN, events_of

ROWS = [
    DatedEvent(date(2001, 1, 5), "EX00", Count(4, 3, 6), label="MIL", body="EX-A"),
    DatedEvent(date(2001, 1, 9), "EX00", Count(2), nature=Nature.OPERATION, label="OPS"),
    DatedEvent(date(2001, 2, 1), "EX01", Count(), label="MIL"),
    DatedEvent(date(2001, 3, 1), "", Count(10, 8, 12), precision=DatePrecision.YEAR),
]


def test_low_best_and_high_are_added_apart_and_an_unsaid_figure_adds_nothing() -> None:
    assert whole(events_of(ROWS)) == Tally("", 3, 1, 0, 13, 16, 20, 1)


def test_what_is_known_to_no_class_stands_last_under_an_empty_key() -> None:
    found = count(events_of(ROWS), By.CLASS)
    assert [(t.key, t.attacks, t.operations) for t in found.value] == [
        ("MIL", 2, 0),
        ("OPS", 0, 1),
        ("", 1, 0),
    ]
    assert "1 events have none on record" in str(found.notes[0])


def test_a_clash_is_neither_attack_nor_operation() -> None:
    rows = [*ROWS, DatedEvent(date(2001, 4, 1), "EX02", nature=Nature.CLASH)]
    events = events_of(rows)
    assert (whole(events).attacks, whole(events).others) == (3, 1)
    assert {tally.key for tally in count(events, By.NATURE).value} == {
        "ATTACK", "OPERATION", "CLASH",
    }  # fmt: skip
    assert (len(events.attacks()), len(events.operations())) == (3, 1)
    assert len(events.of_label("MIL")) == 2
    assert len(events.of_label("SEC")) == 0


def test_an_area_without_events_is_nought_and_not_left_out() -> None:
    found = count(events_of(ROWS), By.AREA).value
    assert found[5] == Tally("EX05", 0, 0, 0, 0, 0, 0, 0)
    assert len(found) == 21


def test_a_year_is_no_month() -> None:
    by_month = {t.key: t.best for t in count(events_of(ROWS), By.MONTH).value}
    assert (by_month["2001-01"], by_month["2001-03"], by_month[""]) == (6, 0, 10)


def test_actors_are_counted_where_they_are_known() -> None:
    assert [t.key for t in count(events_of(ROWS[:1]), By.ACTOR).value] == ["EX-A"]


def test_a_rate_is_for_each_hundred_thousand_and_year() -> None:
    span = date(2001, 1, 1), date(2004, 12, 31)
    people = Population("EX00", 50_000, date(2003, 7, 1), "EX-CENSUS")
    found = rates(events_of(ROWS[:3], span=span), [people]).value
    assert found[0].deaths == pytest.approx(6 / 4 / 50_000 * 100_000)
    assert found[0].events == pytest.approx(1.0)
    assert found[0].chance is not None
    assert found[0].chance.low == pytest.approx(0.2422 / 2, abs=1e-3)
    assert found[0].chance.high == pytest.approx(7.2247 / 2, abs=1e-3)


def test_without_a_population_on_record_there_is_no_rate() -> None:
    old = Population("EX00", 50_000, date(1981, 3, 1), "EX-CENSUS")
    found = rates(events_of(ROWS), [old])
    assert found.value[1].deaths is None
    told = " ".join(map(str, found.notes))
    assert "19 areas have no population on record" in told
    assert "1 events are known to no area" in told
    assert "1 rates rest on a population counted more than 5 years away" in told


def test_a_rate_of_everywhere_needs_no_note() -> None:
    people = [Population(code, 9_000, date(2005, 1, 1), "EX-CENSUS") for code in AREAS.codes]
    assert rates(events_of(ROWS[:3]), people).notes == ()


def test_a_place_without_people_is_refused() -> None:
    with pytest.raises(InputRefused, match="above 0"):
        Population("EX00", 0, date(2001, 1, 1), "EX-CENSUS")


def test_gini_and_lorenz_of_four_areas() -> None:
    counts = np.array([[0, 0, 2, 6], [2, 2, 2, 2]])
    assert gini(counts).tolist() == [0.625, 0.0]
    assert lorenz_curve(counts[0]).tolist() == [0, 0, 0, 0.25, 1.0]
    assert areas_for_half(counts).tolist() == [1, 2]


def test_concentration_says_what_chance_alone_would_give() -> None:
    rows = [DatedEvent(date(2001, 1, 1 + k), "EX00" if k < 15 else f"EX{k:02}") for k in range(20)]
    found = concentration(events_of(rows), np.random.default_rng(1))
    assert (found.value.events, found.value.touched, found.value.half) == (20, 6, 1)
    assert found.value.half_share == 0.05
    assert found.value.gini is not None
    assert found.value.expected_gini is not None
    assert found.value.gini > found.value.expected_gini
    assert found.value.gini_interval is not None
    assert found.uncertainty == found.value.gini_interval


def test_concentration_of_nothing_is_not_nought() -> None:
    found = concentration(events_of(ROWS[3:]), np.random.default_rng(1))
    assert found.value.gini is None
    assert found.value.half_share is None


def test_a_level_that_doubles_is_found_in_its_month() -> None:
    rows = [
        DatedEvent(date(2001 + m // 12, m % 12 + 1, 1 + k), "EX00", Count(1))
        for m in range(120)
        for k in range((3 if m < 60 else 12) + m % 2)
    ]
    found = trend(events_of(rows), Figure.DEATHS, np.random.default_rng(1)).value
    assert [change.month for change in found.changes] == [2006 * 12]
    change = found.changes[0]
    assert (change.before, change.after) == (3.5, 12.5)
    assert change.stability > 0.95
    assert found.false_share < 0.2
    assert (found.figures == monthly(events_of(rows), Figure.EVENTS)).all()


def test_a_flat_series_has_no_change() -> None:
    rows = [DatedEvent(date(2001 + m // 12, m % 12 + 1, 1), "EX00") for m in range(120)]
    found = trend(events_of(rows), Figure.EVENTS, np.random.default_rng(1))
    assert found.value.changes == ()
    assert "Each change costs 3.0" in str(found.notes[-1])


def test_too_short_a_series_is_refused() -> None:
    short = events_of(ROWS[:1], span=(date(2001, 1, 1), date(2002, 6, 30)))
    with pytest.raises(InputRefused, match="too few to look for a change"):
        trend(short, Figure.EVENTS, np.random.default_rng(1))


def test_small_pictures_share_one_scale() -> None:
    found = small_multiples(events_of(ROWS), Figure.DEATHS, many=3).value
    assert found.codes == ("EX00",)
    assert found.highest == 6
    assert small_multiples(events_of(ROWS), Figure.EVENTS).value.codes == ("EX00", "EX01")


def test_sources_that_disagree_on_the_direction_are_flagged_and_never_added() -> None:
    limits = Limits(say("this"), say("not that"))
    up, down = Measured(5.0, "one", "1", limits), Measured(-2.0, "other", "1", limits)
    both = side_by_side([up, down], lambda value: value)
    assert both.signs_differ
    assert both.by_source == (up, down)
    assert "disagree on the direction" in str(both.agreement)
    assert not side_by_side([up], lambda value: value).signs_differ
    level = side_by_side([up, replace(up, source="other")], lambda value: value)
    assert "do not disagree" in str(level.agreement)
    none = side_by_side([up, replace(down)], lambda _: None)
    assert "In none of the sources" in str(none.agreement)
    with pytest.raises(InputRefused, match="different sources"):
        side_by_side([up, up], lambda value: value)


def test_events_are_refused_outside_their_span_and_areas() -> None:
    with pytest.raises(InputRefused, match="1 events lie outside"):
        events_of([DatedEvent(date(1999, 1, 1), "EX00")])
    with pytest.raises(InputRefused, match="not of this level: EX77"):
        events_of([DatedEvent(date(2001, 1, 1), "EX77")])
    with pytest.raises(InputRefused, match="no code twice"):
        Areas(("EX00", "EX00"), ("", ""))
    with pytest.raises(InputRefused, match="not inside the data"):
        events_of(ROWS).until(SPAN[0])


def test_an_interval_holds_its_ends() -> None:
    span = Interval(0.1, 0.2, say("drawn"))
    assert span.holds(0.1)
    assert not span.holds(0.21)
    assert AREAS.in_group("EX-3") == ("EX15", "EX16", "EX17", "EX18", "EX19")
