"""Every check against its table of cases (tests/spec/checks/<CODE>.yml)."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.core.catalogue import CHECKS, check_all
from misaq.core.findings.records import Finding, GapReason
from misaq.core.findings.running import CheckRun
from tests.spec.cases import (
    HERE,
    day_of,
    foretold_of,
    load,
    registers_of,
    releases_of,
    resources_of,
    summaries_of,
)

TABLES = {path.stem: load(path) for path in sorted((HERE / "checks").glob("[A-Z]*.yml"))}
CASES = [
    pytest.param(code, case, id=f"{code}: {case['name']}")
    for code, table in TABLES.items()
    for case in table["cases"]
]
# Checks that only ever say what is missing from our record.
ONLY_GAPS = {
    "BOD006",
    *(f"INC{number:03}" for number in range(12, 19)),
    *(f"THR{number:03}" for number in (4, 5, 6, *range(9, 15), 21, 23)),
}
SLIPS = ("..", "None", " .", "  ", "{", "}", "?.", "()")


def run_of(code: str, case: dict[str, Any]) -> CheckRun:
    """Return what one check finds in a case."""
    registers, summaries = registers_of(case), summaries_of(case)
    return check_all(
        registers,
        as_of=day_of(case),
        only=[code],
        summaries=summaries,
        releases=releases_of(case),
        foretold=foretold_of(case),
        resources=resources_of(case),
    )


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_check_finds_what_its_table_says(code: str, case: dict[str, Any]) -> None:
    run = run_of(code, case)
    assert [str(finding.subject.key) for finding in run.findings] == case.get("findings", [])
    assert [str(gap.subject.key) for gap in run.gaps] == case.get("gaps", [])
    assert len({finding.ref for finding in run.findings}) == len(run.findings)
    for finding in run.findings:
        assert_readable(finding)
        assert [part for part in case.get("words", []) if part not in str(finding.sentence)] == []


def assert_readable(finding: Finding) -> None:
    """Fail on a sentence that no clerk would let pass."""
    texts = [finding.sentence, finding.question.text, *(line.text for line in finding.working)]
    for text in map(str, texts):
        assert text == text.strip()
        assert not [
            slip for slip in ("..", "None", " .", "  ", "{", "}", "?.", "()") if slip in text
        ]
    assert str(finding.sentence).endswith((".", "?"))
    assert str(finding.question.text).endswith("?")
    assert not finding.rests_on_unverified


@pytest.mark.parametrize("code", [check.code for check in CHECKS])
def test_every_check_has_cases_that_fire_and_cases_that_do_not(code: str) -> None:
    cases = TABLES[code]["cases"]
    assert len(cases) >= 3
    assert len({case["name"] for case in cases}) == len(cases)
    assert all(case["says"].endswith(".") for case in cases)
    fires = "gaps" if code in ONLY_GAPS else "findings"
    assert any(case.get(fires) for case in cases)
    assert any(not case.get("findings") and not case.get("gaps") for case in cases)


@pytest.mark.parametrize("code", [check.code for check in CHECKS if check.on_absence])
def test_every_check_of_absence_has_a_case_of_an_unread_text(code: str) -> None:
    reasons = {gap.reason for case in TABLES[code]["cases"] for gap in run_of(code, case).gaps}
    assert reasons & {GapReason.NOT_READ, GapReason.NOT_KNOWN}


@pytest.mark.parametrize("code", [check.code for check in CHECKS if check.code not in ONLY_GAPS])
def test_no_check_makes_a_finding_of_what_nobody_verified(code: str) -> None:
    reasons = {gap.reason for case in TABLES[code]["cases"] for gap in run_of(code, case).gaps}
    assert GapReason.UNVERIFIED in reasons, "a case whose premise is general knowledge is missing"


def test_there_is_no_table_without_a_check() -> None:
    assert sorted(TABLES) == [check.code for check in CHECKS]
