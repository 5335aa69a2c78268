"""Which pairs are brought up, against all pairs counted one by one."""

from __future__ import annotations

import numpy as np
import pytest

from misaq.core.incidents.linking.candidates import Window, candidate_pairs, days_between
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.meetings import distance_km
from misaq.core.incidents.records import DatePrecision, PlacePrecision
from tests.support.invented_events import invent_sources
from tests.support.source_events import event


def pairs_of(left, right, window=Window(3)):  # noqa: B008 -- frozen
    """Return pairs of identifiers."""
    found = candidate_pairs(*read_sides(left, right), window)
    return {
        (left[a].event_id, right[b].event_id)
        for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True)
    }


def test_no_near_pair_is_missed() -> None:
    sources = invent_sources(seed=3, events=300, districts=12, days=200)
    ours, theirs = read_sides(sources.left, sources.right)
    found = candidate_pairs(ours, theirs, Window(3))
    keys = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    every = np.indices((len(ours), len(theirs))).reshape(2, -1)
    whole = type(found)(every[0], every[1])
    near = (days_between(ours, theirs, whole) <= 3) & (distance_km(ours, theirs, whole) < 40)
    asked = set(zip(every[0][near].tolist(), every[1][near].tolist(), strict=True))
    assert asked
    assert asked <= keys
    assert len(keys) == len(found)


@pytest.mark.parametrize(
    ("facts", "is_brought_up"),
    [
        pytest.param({}, True, id="same day and district"),
        pytest.param({"day": "2020-03-13"}, True, id="three days later"),
        pytest.param({"day": "2020-03-14"}, False, id="four days later"),
        pytest.param({"district": "KARSAZ District"}, True, id="another word for the district"),
        pytest.param({"district": "Zarvand"}, False, id="another district, no points"),
        pytest.param(
            {"district": "Zarvand", "province": "Northland"}, True, id="one province, same day"
        ),
        pytest.param(
            {"district": "Zarvand", "province": "Northland", "day": "2020-03-12"},
            False,
            id="one province, two days later",
        ),
        pytest.param(
            {"day": "2020-03-01", "ends": "2020-03-31", "date_precision": DatePrecision.MONTH},
            True,
            id="somewhen in the month",
        ),
        pytest.param(
            {"day": "2020-01-01", "ends": "2020-12-31", "date_precision": DatePrecision.YEAR},
            False,
            id="somewhen in the year",
        ),
        pytest.param(
            {"district": "", "place_precision": PlacePrecision.COUNTRY}, False, id="no place"
        ),
    ],
)
def test_what_is_brought_up(facts: dict, is_brought_up: bool) -> None:
    left = [event("a", "1", province="Northland")]
    right = [event("b", "1", **facts)]
    assert pairs_of(left, right) == ({("1", "1")} if is_brought_up else set())
    assert pairs_of(right, left) == ({("1", "1")} if is_brought_up else set())


def test_a_code_of_both_decides_before_names() -> None:
    left = [event("a", "1", district="Karsaz", district_code="X101")]
    right = [event("b", "1", district="Qarsaz", district_code="X101")]
    assert pairs_of(left, right) == {("1", "1")}


def test_points_meet_across_a_border_of_cells() -> None:
    left = [event("a", "1", district="", latitude=30.4999, longitude=60.4999)]
    right = [event("b", "1", district="", latitude=30.5001, longitude=60.5001)]
    assert pairs_of(left, right) == {("1", "1")}


def test_sources_without_events_bring_up_nothing() -> None:
    assert pairs_of([], [event("b", "1")]) == set()
    assert pairs_of([event("a", "1")], []) == set()
