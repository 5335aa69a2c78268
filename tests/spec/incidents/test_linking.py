"""The table of meetings (linking.yml): what is missing never speaks against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.incidents.linking.columns import read_sides
from misaq.core.incidents.linking.lines import lines_of
from misaq.core.incidents.linking.measured import MEASURED
from misaq.core.incidents.linking.meetings import SCALES, Fact, distance_km, grade
from misaq.core.incidents.linking.records import EventLine
from misaq.core.incidents.linking.weights import Weights
from misaq.core.lists.evidence import Agreement, Bearing
from tests.spec.cases import load
from tests.support.source_events import event

CASES: list[dict[str, Any]] = load(Path(__file__).parent / "linking.yml")["cases"]
ONE = Pairs(np.array([0]), np.array([0]))
NUMBERS = {"latitude": float, "longitude": float, "killed_side_a": int, "killed_side_b": int}
EVEN = {
    fact: np.full(scale.grades, 1 / max(scale.groups.count(0), 1)) for fact, scale in SCALES.items()
}
HALF = np.array([0.5])
WEIGHTS = Weights({f: np.log2(MEASURED[f] / EVEN[f]) for f in Fact}, HALF, MEASURED, EVEN)


def facts_of(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of an event with numbers as numbers."""
    facts = {name: NUMBERS.get(name, lambda text: text)(value) for name, value in plain.items()}
    for name in ("killed", "injured"):
        if name in facts:
            facts[name] = tuple(None if n == "null" else int(n) for n in facts[name])
    return facts


def line_of(case: dict[str, Any]) -> EventLine:
    """Return the line of the case's fact."""
    left = event("a", "1", **facts_of(case["left"]))
    right = event("b", "1", **facts_of(case["right"]))
    ours, theirs = read_sides([left], [right])
    km = float(distance_km(ours, theirs, ONE)[0])
    lines = lines_of(left, right, grade(ours, theirs, ONE), 0, km, WEIGHTS)
    return next(line for line in lines if line.fact is Fact[case["fact"]])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_facts_meet_as_the_table_says(case: dict[str, Any]) -> None:
    line = line_of(case)
    assert line.agreement is Agreement[case["meets"]]
    if "apart" in case:
        assert line.apart == float(case["apart"])
    if line.agreement is Agreement.MISSING:
        assert line.bits == 0
        assert line.bearing is Bearing.MISSING


def test_every_fact_stands_in_the_table() -> None:
    assert {case["fact"] for case in CASES} == {fact.name for fact in Fact}
