"""The table of rows of the import form (indicators.yml), run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from misaq.core.threat.indicator_rows import FORM, Known, read_observations
from misaq.kernel.errors import InputRefused
from tests.spec.cases import HERE, load

CASES: list[dict[str, Any]] = load(HERE / "threat" / "indicators.yml")["cases"]
KNOWN = Known({"EX01"}, {"EX-CENSUS"}, date(2020, 6, 1))
HEADER = [column.name for column in FORM]


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_a_row(case: dict[str, Any]) -> None:
    if not case["wrong"]:
        assert len(read_observations(HEADER, [case["row"]], KNOWN)) == 1
        return
    with pytest.raises(InputRefused) as refused:
        read_observations(HEADER, [case["row"]], KNOWN)
    told = [str(problem) for problem in refused.value.problems]
    assert told == [f"row 2: {text}" for text in case["wrong"]]
