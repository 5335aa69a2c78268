"""Reactivity, near-repeat, hot spots and answers of the state: found where put, else not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from misaq.core.incidents.records import Count
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.answers import Answer, AnswerKind, answer_mix, by_area
from misaq.core.threat.measures.events import Areas, DatedEvent, make_dated_events
from misaq.core.threat.measures.hot_spots import HotSpots, SelfTest, held_down, hot_spots
from misaq.core.threat.measures.near_repeat import near_repeat, pairs_within
from misaq.core.threat.measures.reactivity import (
    both_ways,
    by_group,
    direction,
    large,
    reactivity,
)
from misaq.core.threat.measures.results import side_by_side
from misaq.kernel.errors import InputRefused
from tests.support.invented_attacks import AREAS, SPAN, events_of, ring


def dice() -> np.random.Generator:
    return np.random.default_rng(4)


def spread(many: int, seed: int, area: str = "EX00") -> list[DatedEvent]:
    """Return attacks on days drawn from the whole span."""
    days = np.random.default_rng(seed).choice(3600, size=many, replace=False)
    return [DatedEvent(SPAN[0] + timedelta(days=int(day)), area, Count(6)) for day in days]


def answered(attacks: list[DatedEvent], days: int) -> list[DatedEvent]:
    """Return an operation so many days after each attack."""
    return [
        DatedEvent(attack.day + timedelta(days=days), attack.area, nature=Nature.OPERATION)
        for attack in attacks
    ]


def test_operations_two_days_after_attacks_are_found_as_such() -> None:
    attacks = spread(60, 1)
    both = both_ways(events_of(attacks), events_of(answered(attacks, 2)), dice())
    after = both.attack_to_operation.value.at(3)
    assert after is not None
    assert after.after >= 60
    assert after.excitation is not None
    assert after.excitation > 5
    assert after.p < 0.01
    assert direction(both.attack_to_operation.value) is not None
    assert both.attack_to_operation.value.near[1].share == 1.0
    back = both.operation_to_attack.value.at(3)
    assert back is not None
    assert back.before == after.after
    assert back.ratio is not None
    assert back.ratio < 1
    assert both.large_to_operation.value == both.attack_to_operation.value or (
        both.large_to_operation.value.first == 60
    )


def test_the_same_day_counts_for_neither_side() -> None:
    attacks = spread(40, 2)
    found = reactivity(events_of(attacks), events_of(answered(attacks, 0)), dice(), lags=(1,))
    one = found.value.at(1)
    assert one is not None
    assert one.after + one.before < 5
    assert found.value.at(30) is None


def test_days_drawn_apart_do_not_excite_each_other() -> None:
    found = reactivity(events_of(spread(150, 3)), events_of(spread(150, 9)), dice()).value
    assert all(lag.p > 0.05 for lag in found.lags)


def test_another_area_is_not_near() -> None:
    attacks = spread(40, 4)
    elsewhere = [DatedEvent(row.day + timedelta(days=1), "EX01") for row in attacks]
    found = reactivity(events_of(attacks), events_of(elsewhere), dice())
    assert all(lag.after == 0 and lag.excitation is None for lag in found.value.lags)
    assert direction(found.value) is None


def test_few_events_say_nothing_and_other_areas_are_refused() -> None:
    few = reactivity(events_of(spread(5, 5)), events_of(spread(50, 6)), dice())
    assert few.value.lags == ()
    assert direction(few.value) is None
    assert "Fewer than 20 events" in str(few.notes[-1])
    other = make_dated_events("other", "2", Areas(("X",), ("",)), SPAN, [])
    with pytest.raises(InputRefused, match="different areas"):
        reactivity(events_of(spread(5, 5)), other, dice())


def test_provinces_and_large_attacks_stand_apart_and_both_sources_are_named() -> None:
    attacks = events_of(spread(40, 7))
    other = make_dated_events("other", "2", AREAS, SPAN, answered(spread(40, 7), 2))
    groups = by_group(attacks, other, dice(), ["EX-0", "EX-1"])
    assert groups["EX-0"].source == "examplia-record, other"
    assert groups["EX-0"].value.lags
    assert not groups["EX-1"].value.lags
    assert len(large(attacks)) == 40
    assert len(large(attacks, 7)) == 0


def test_sources_that_differ_on_what_follows_what_are_flagged() -> None:
    attacks = spread(60, 12)
    one = reactivity(events_of(attacks), events_of(answered(attacks, 2)), dice())
    other = make_dated_events("other", "2", AREAS, SPAN, answered(attacks, -2))
    both = side_by_side([one, reactivity(events_of(attacks), other, dice())], direction)
    assert both.signs_differ


def test_pairs_know_their_kilometres() -> None:
    rows = [
        DatedEvent(date(2001, 1, 1), "EX00", point=(30.0, 70.0)),
        DatedEvent(date(2001, 1, 2), "EX00", point=(30.1, 70.0)),
        DatedEvent(date(2001, 1, 3), "EX00", point=(31.0, 70.0)),
    ]
    first, second, apart = pairs_within(events_of(rows), 20.0)
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == [(0, 1)]
    assert apart[0] == pytest.approx(11.12, abs=0.01)


def test_a_repeat_next_day_is_found_and_a_bad_year_alone_is_not() -> None:
    dice_ = np.random.default_rng(8)
    repeats, waves = [], []
    for row in spread(60, 8):
        here = (30.0 + dice_.random() / 2, 70.0 + dice_.random() / 2)
        repeats += [DatedEvent(row.day + timedelta(days=k), "EX00", point=here) for k in (0, 1)]
    for k in range(200):
        area = k % 4
        day = date(2001 + 2 * area, 1, 1) + timedelta(days=int(dice_.integers(200)))
        spot = 30.0 + area + dice_.random() / 20
        waves.append(DatedEvent(day, f"EX0{area}", point=(spot, 70.0)))
    cell = near_repeat(events_of(repeats), dice()).value.cells[0]
    assert cell.pairs == 60
    assert cell.conditional is not None
    assert cell.conditional > 10
    assert cell.conditional_p < 0.01
    wave = near_repeat(events_of(waves), dice()).value.cells[-1]
    assert wave.plain is not None
    assert wave.conditional is not None
    assert wave.plain_p < 0.01
    assert wave.plain > 2
    assert wave.conditional == pytest.approx(1.0, abs=0.1)


def test_without_spots_there_is_no_table() -> None:
    found = near_repeat(events_of(spread(40, 1)), dice())
    assert found.value.cells == ()
    assert [str(note) for note in found.notes] == [
        "40 of 40 events are left out: not known to the day, the area and the spot.",
        "Fewer than 30 events: nothing can be told.",
    ]


def test_a_country_too_full_of_pairs_is_asked_for_fewer_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("misaq.core.threat.measures.near_repeat._MOST_PAIRS", 100)
    rows = [replace(row, point=(30.0, 70.0)) for row in spread(40, 1)]
    found = near_repeat(events_of(rows), dice())
    assert found.value.cells == ()
    assert "take fewer years" in str(found.notes[-1])


def test_false_discoveries_are_held_down_as_scipy_does() -> None:
    chances = np.random.default_rng(3).random((5, 30)) ** 2
    assert held_down(chances) == pytest.approx(false_discovery_control(chances, axis=1))


def test_a_pile_is_hot_and_the_test_tells_how_it_did_on_noise() -> None:
    rows = [row for k in (4, 5, 6) for row in spread(60, k, f"EX0{k}")] + spread(1, 1, "EX15")
    found = hot_spots(events_of(rows), ring(), dice())
    assert "EX05" in found.value.hot
    assert "EX15" not in found.value.hot
    assert found.value.self_test.share <= 0.05
    assert found.uncertainty == found.value.self_test.interval
    assert "maps of noise made of these figures" in str(found.notes[-1])


def test_a_map_without_events_is_not_hot() -> None:
    found = hot_spots(events_of([]), ring(), dice()).value
    assert found.hot == ()
    assert all(area.p == 1.0 for area in found.areas)


def test_a_test_that_fails_on_noise_calls_nothing_hot(monkeypatch: pytest.MonkeyPatch) -> None:
    from misaq.core.threat.measures import hot_spots as module

    bad = SelfTest(100, 30, module._exact(30, 100))
    monkeypatch.setattr(module, "_self_test", lambda *_: bad)
    found = hot_spots(events_of(spread(80, 1, "EX05")), ring(), dice())
    assert isinstance(found.value, HotSpots)
    assert found.value.hot == ()
    assert "no area is called hot" in str(found.notes[-1])
    assert module._exact(100, 100).high == 1.0


def test_a_map_of_few_areas_is_refused() -> None:
    with pytest.raises(InputRefused, match="too few for a map"):
        hot_spots(events_of([]), {"EX00": ("EX01",)}, dice())


def test_answers_are_shared_out_among_the_known_and_the_unknown_are_counted() -> None:
    kinds = [AnswerKind.FORCE] * 3 + [AnswerKind.ARREST] + [None] * 2
    answers = [Answer(date(2001, 1, 1), "EX00", kind) for kind in kinds]
    found = answer_mix("examplia-record", "1", answers)
    force, arrest, trial, _ = found.value.shares
    assert (force.share, arrest.share, trial.share) == (0.75, 0.25, 0.0)
    assert (found.value.known, found.value.unknown) == (4, 2)
    assert force.interval is not None
    assert (force.interval.low, force.interval.high) == pytest.approx((0.3006, 0.9544), abs=1e-3)
    assert "Of 6 answers, the kind of 2 is not on record" in str(found.notes[0])
    told = answer_mix("examplia-record", "1", answers[:4])
    assert told.notes == ()
    nothing = by_area("examplia-record", "1", [Answer(date(2001, 1, 1), "EX07", None)])
    assert nothing["EX07"].shares[0].share is None
