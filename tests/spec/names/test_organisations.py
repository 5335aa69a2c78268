"""The table of what two names of organisations say (tests/spec/names/organisations.yml), run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from misaq.core.names.comparison import NameComparison, NameRelation
from misaq.core.names.organisations import (
    SAME_FROM,
    compare_organisations,
    organisation_keys,
    read_organisation,
    score_organisations,
)

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "organisations.yml").read_text(encoding="utf-8")
)["cases"]
IDS = [case["name"] for case in CASES]
DIFFERENT_BELOW = 0.45


def said_by(comparison: NameComparison) -> str:
    """Return the word of the table for a comparison."""
    if comparison.relation is not None:
        return comparison.relation.value
    if comparison.score >= SAME_FROM:
        return "SAME"
    return "UNSURE" if comparison.score >= DIFFERENT_BELOW else "DIFFERENT"


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_two_names_say_what_the_table_says(case: dict[str, Any]) -> None:
    left, right = read_organisation(case["left"]), read_organisation(case["right"])
    comparison = compare_organisations(left, right)
    assert said_by(comparison) == case["says"], comparison
    assert score_organisations(left, right) == comparison.score
    assert compare_organisations(right, left).score == pytest.approx(comparison.score)
    assert compare_organisations(right, left).relation is comparison.relation


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_only_what_is_one_body_reaches_the_score_of_one(case: dict[str, Any]) -> None:
    score = score_organisations(read_organisation(case["left"]), read_organisation(case["right"]))
    assert (score >= SAME_FROM) == (case["says"] == "SAME")


@pytest.mark.parametrize("case", [case for case in CASES if case["says"] == "SAME"], ids=str)
def test_names_of_one_body_share_a_key(case: dict[str, Any]) -> None:
    left = organisation_keys(read_organisation(case["left"]))
    assert left & organisation_keys(read_organisation(case["right"]))


def test_every_relation_has_a_case() -> None:
    assert {relation.value for relation in NameRelation} <= {case["says"] for case in CASES}
