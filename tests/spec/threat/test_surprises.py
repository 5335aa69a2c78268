"""The table of surprises (surprises.yml), run."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.core.threat.forecasting.outcomes import Loss, Outcome
from misaq.core.threat.forecasting.surprises import find_surprises
from tests.spec.cases import HERE, load

CASES: list[dict[str, Any]] = load(HERE / "threat" / "surprises.yml")["cases"]
_NONE = Loss(0.0, 0.0, 0.0, 0.0, 0.0, 0.5)


def _outcome(area: str, *figures: str | float) -> Outcome:
    month, lead, truth, low, high = map(int, figures)
    return Outcome(area, month, lead, truth, (low, high), _NONE, _NONE)


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_surprises(case: dict[str, Any]) -> None:
    found = find_surprises(_outcome(*row) for row in case["outcomes"])
    singles = [[one.area, str(one.months[0]), one.direction.value] for one in found.singles]
    assert singles == case["singles"]
    assert [[one.area, [*map(str, one.months)]] for one in found.runs] == case["runs"]
    assert found.foreseen == pytest.approx(float(case["foreseen"]))
    assert found.runs_by_chance == pytest.approx(float(case["by_chance"]))


def test_so_many_or_more_by_chance() -> None:
    """Two cases, one outside: 1 - .9 squared."""
    rows = [("A", 1, 1, 5, 0.0, 4.0), ("A", 2, 2, 3, 0.0, 4.0)]
    assert find_surprises(_outcome(*row) for row in rows).chance == pytest.approx(0.19)
    assert find_surprises([]).chance == 1.0
