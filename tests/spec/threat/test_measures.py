"""The table of re-emergence (re_emergence.yml), run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from misaq.core.threat.measures.events import DatedEvent
from misaq.core.threat.measures.months import first_day
from misaq.core.threat.measures.re_emergence import re_emergence
from tests.spec.cases import HERE, load
from tests.support.invented_attacks import events_of

CASES: list[dict[str, Any]] = load(HERE / "threat" / "re_emergence.yml")["cases"]
START = 2001 * 12


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_re_emergence(case: dict[str, Any]) -> None:
    counts = [int(case["before"])] * 12 + [0] + [int(many) for many in case["after"]]
    rows = [
        DatedEvent(first_day(START + at).replace(day=1 + k), "EX00")
        for at, many in enumerate(counts)
        for k in range(many)
    ]
    end = first_day(START + len(counts)).toordinal() - 1
    events = events_of(rows, span=(date(2001, 1, 1), date.fromordinal(end)))
    found = re_emergence(events, ["EX00"], START + 12).value
    assert found.outcome.value == case["outcome"]
    for field in ("fell", "months"):
        assert getattr(found, field) == (int(case[field]) if field in case else None)
