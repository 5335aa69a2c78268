"""Every row of the table of clocks, run; and the same rows in the docs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.records import ClockKind, Counting, CountingRule, Span, Unit
from misaq.kernel.dates import parse_date
from tests.support.sample_law import ALL_RULES, make_calendar, make_clock, make_holiday

_HERE = Path(__file__).parent
_TABLE = yaml.safe_load((_HERE / "clock_cases.yml").read_text(encoding="utf-8"))
_CASES: list[dict[str, Any]] = _TABLE["cases"]
_DOCS = _HERE.parents[2] / "docs" / "how-to" / "run-a-clock.md"


def _span(text: str | None) -> Span | None:
    if text is None:
        return None
    count, _, unit = text.partition(" ")
    return Span(int(count), Unit(unit))


def _rules(asked: str | list[str]) -> tuple[CountingRule, ...]:
    if asked == "all":
        return ALL_RULES
    named = [] if asked == "none" else [Counting(name) for name in asked]
    return tuple(rule for rule in ALL_RULES if rule.counting in named)


def _calendar(name: str) -> WorkingCalendar:
    wanted = _TABLE["calendars"][name]
    groups = [
        make_holiday(
            str(row["day"]),
            days=row.get("days", 1),
            title=row["title"],
            tentative=row.get("tentative", False),
        )
        for row in wanted["holidays"]
    ]
    holidays = [holiday for group in groups for holiday in group]
    return make_calendar(holidays, weekend=tuple(wanted["weekend"]))


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_clock_ends_as_the_table_says(case: dict[str, Any]) -> None:
    clock = make_clock(
        _span(case["span"]),
        kind=ClockKind(case.get("kind", "DEADLINE")),
        extension=_span(case.get("extension")),
    )
    run = run_clock(
        clock,
        parse_date(str(case["trigger"])),
        calendar=_calendar(case.get("calendar", "sample")),
        rules=_rules(case.get("rules", "all")),
        extended=case.get("extended", False),
    )
    assert run.due.text == str(case["due"])
    assert run.tentative is case.get("tentative", False)


def _row(case: dict[str, Any]) -> str:
    """Return the line the docs have for a case."""
    span = case["span"] if not case.get("extended") else f"{case['span']} + {case['extension']}"
    rules = case.get("rules", "all")
    shown = rules if isinstance(rules, str) else ", ".join(rules)
    due = f"{case['due']}{' (tentative)' if case.get('tentative') else ''}"
    kind = case.get("kind", "DEADLINE")
    return f"| {case['name']} | {kind} | {span} | {case['trigger']} | {shown} | {due} |"


def test_docs_print_the_same_table() -> None:
    printed = [
        line
        for line in _DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and ("DEADLINE |" in line or "CAP |" in line or "RING |" in line)
    ]
    assert printed == [_row(case) for case in _CASES]
