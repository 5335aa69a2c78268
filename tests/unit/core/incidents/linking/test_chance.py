"""What chance links: shifts, estimated precision, the curve of probability, the cut."""

from __future__ import annotations

import numpy as np
import pytest

from misaq.core.incidents.linking.assigning import one_to_one
from misaq.core.incidents.linking.candidates import Pairs, Window
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.settling import Chance, draw_curve, find_cut
from misaq.core.incidents.linking.shifting import (
    FARTHEST,
    NEAREST,
    Span,
    common_span,
    draw_shifts,
    precision_of,
    shifted_pairs,
)
from misaq.core.incidents.linking.weights import competing
from tests.support.source_events import event


def test_shifts_go_both_ways_and_never_near() -> None:
    shifts = draw_shifts(Span(0, 3_000), np.random.default_rng(1), 50)
    assert all(NEAREST <= abs(shift) <= FARTHEST for shift in shifts)
    assert {shift > 0 for shift in shifts} == {True, False}
    assert shifts == draw_shifts(Span(0, 3_000), np.random.default_rng(1), 50)


def test_a_short_time_cannot_be_shifted() -> None:
    assert draw_shifts(Span(0, 100), np.random.default_rng(1), 20) == ()


def test_a_shift_leaves_no_event_outside() -> None:
    left = [event("a", str(n), f"2020-{n:02d}-10") for n in range(1, 13)]
    right = [event("b", str(n), f"2020-{n:02d}-20") for n in range(1, 13)]
    ours, theirs = read_sides(left, right)
    span = common_span(ours, theirs)
    moved, _ = shifted_pairs(ours, theirs, span, 170, Window())
    inside = span.covers(ours)
    assert span.covers(moved)[inside].all()
    assert (moved.ends - moved.starts == ours.ends - ours.starts).all()
    assert (moved.starts[~inside] == ours.starts[~inside]).all()


def test_precision_is_what_chance_leaves() -> None:
    found = precision_of(100, [8, 10, 12, 10])
    assert found.estimate == pytest.approx(0.9)
    assert found.low < 0.9 < found.high
    assert precision_of(10, [30, 30]).estimate == 0.0
    assert precision_of(0, [1]).estimate is None
    assert precision_of(5, []).estimate is None


def test_no_matches_by_chance_still_leave_doubt() -> None:
    found = precision_of(50, [0, 0, 0, 0])
    assert found.estimate == 1.0
    assert found.low < 1.0


def test_the_cut_is_where_all_links_together_are_precise_enough() -> None:
    bits = np.array([1.0, 2.0, 3.0, 4.0] * 25)
    chance = Chance(np.array([1.0] * 12 + [2.0] * 6), np.ones(18))
    assert find_cut(bits, [chance], 0.9, 0.0) == 2.0
    assert find_cut(bits, [chance], 0.8, 0.0) == 1.0
    assert find_cut(bits, [chance], 0.8, 2.5) == 3.0
    assert find_cut(bits, [chance], 1.1, 0.0) is None
    assert find_cut(bits[:0], [chance], 0.5, 0.0) is None


def test_the_curve_never_falls_and_follows_chance() -> None:
    bits = np.linspace(-3, 8, 200)
    said = 1 / (1 + np.exp2(-bits))
    weak = Chance(np.linspace(-3, 0, 40), np.ones(40))
    curve = draw_curve(bits, said, [weak])
    told = curve.at(np.linspace(-4, 9, 50))
    assert (np.diff(told) >= 0).all()
    assert told[0] < 0.5 < 0.9 < told[-1]
    harmless = draw_curve(bits, said, [Chance(weak.bits, np.zeros(40))])
    assert (harmless.at(bits) >= curve.at(bits) - 1e-9).all()


def test_rivals_share_a_probability() -> None:
    pairs = Pairs(np.array([0, 0, 1]), np.array([0, 1, 2]))
    likely = competing(pairs, np.array([8.0, 8.0, 8.0]))
    assert likely[0] == pytest.approx(likely[1])
    assert likely[0] < 0.51 < 0.99 < likely[2]


def test_the_best_sum_is_assigned_and_nothing_twice() -> None:
    pairs = Pairs(np.array([0, 0, 1, 2]), np.array([0, 1, 0, 5]))
    assert one_to_one(pairs, np.array([5.0, 4.0, 4.0, -1.0])).tolist() == [1, 2]
    assert one_to_one(pairs, np.zeros(4)).tolist() == []


def test_a_large_component_is_assigned_best_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("misaq.core.incidents.linking.assigning._LARGEST", 1)
    pairs = Pairs(np.array([0, 0, 1]), np.array([0, 1, 0]))
    assert one_to_one(pairs, np.array([5.0, 4.0, 4.0])).tolist() == [0]
