"""The table of pairs of names (tests/spec/names/persons.yml), run."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.core.names.persons import SAME_FROM, compare_persons, read_person, score_persons
from tests.spec.cases import HERE, load

TABLE = load(HERE / "names" / "persons.yml")


def _id(case: dict[str, Any]) -> str:
    return f"{case['why']}: {case['left']}"


@pytest.mark.parametrize("case", TABLE["same"], ids=_id)
def test_one_name_written_in_two_ways_scores_high(case: dict[str, Any]) -> None:
    comparison = compare_persons(read_person(case["left"]), read_person(case["right"]))
    assert comparison.score >= SAME_FROM, comparison.meetings


@pytest.mark.parametrize("case", TABLE["not_same"], ids=_id)
def test_two_names_score_low_however_alike(case: dict[str, Any]) -> None:
    comparison = compare_persons(read_person(case["left"]), read_person(case["right"]))
    assert comparison.score < SAME_FROM, comparison.meetings


@pytest.mark.parametrize("case", [*TABLE["same"], *TABLE["not_same"]], ids=_id)
def test_the_fast_score_is_that_of_the_working_either_way_round(case: dict[str, Any]) -> None:
    left, right = read_person(case["left"]), read_person(case["right"])
    score = compare_persons(left, right).score
    assert score_persons(left, right) == score
    assert score_persons(right, left) == pytest.approx(score, abs=1e-12)
