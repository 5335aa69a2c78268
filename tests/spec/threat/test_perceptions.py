"""The table of ranked probability scores (rps.yml), run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from misaq.core.threat.perceptions.calibration import rps
from tests.spec.cases import HERE, load

CASES: list[dict[str, Any]] = load(HERE / "threat" / "rps.yml")["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_rps(case: dict[str, Any]) -> None:
    chances = np.array(case["chances"], dtype=np.float64)
    assert rps(chances, int(case["band"])) == pytest.approx(float(case["score"]), abs=1e-8)
