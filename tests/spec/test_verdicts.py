"""The table of verdicts (tests/spec/verdicts/results.yml), run."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.core.policies.records import Commitment, Policy
from misaq.core.policies.verdicts import RULES, Flag, Verdict, verdict_of
from misaq.kernel.dates import parse_day
from tests.spec.cases import HERE, load, record_of

TABLE = load(HERE / "verdicts" / "results.yml")
CASES: list[dict[str, Any]] = TABLE["cases"]


def evidence_of(line: str) -> dict[str, Any]:
    """Return the plain record that a line of the table stands for."""
    head, *more = line.split(", ")
    dated, ledger, shows = head.split(" ", 2)
    plain = {"what": "a paper", "dated": dated, "ledger": ledger, "shows": shows}
    plain["by"] = "MIN" if ledger == "claim" else "MTR"
    for word in more:
        name, _, value = word.partition(" ")
        plain |= {
            "expires": {"expires": value},
            "terminal": {"terminal": "yes"},
            "unverified": {"cite": ["GK/GK"]},
        }[name]
    return plain


def verdict_in(case: dict[str, Any]) -> Verdict:
    """Return the verdict on the point of a case."""
    evidence = [evidence_of(line) for line in case.get("evidence", [])]
    point: Commitment = record_of(
        "policies.commitments", {**case.get("point", {}), "evidence": evidence}
    )
    policy: Policy = record_of("policies.policies", case.get("policy", {}))
    return verdict_of(point, policy, as_of=parse_day(case.get("as_of", TABLE["as_of"])))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_verdict_is_as_the_table_says(case: dict[str, Any]) -> None:
    verdict = verdict_in(case)
    assert (verdict.result.value, verdict.rule) == (case["result"], case["rule"])
    assert [flag.value for flag in verdict.flags] == case.get("flags", _flags(verdict))
    assert verdict.life.life.value == case.get("life", verdict.life.life.value)
    assert str(verdict.lines[-1].text).startswith("What decided: ")
    assert all(".." not in str(line.text) for line in (*verdict.inputs, *verdict.lines))


def _flags(verdict: Verdict) -> list[str]:
    return [flag.value for flag in verdict.flags]


def test_every_rule_flag_and_life_has_a_case() -> None:
    verdicts = [verdict_in(case) for case in CASES]
    assert {verdict.rule for verdict in verdicts} == {name for name, *_ in RULES}
    assert {flag for verdict in verdicts for flag in verdict.flags} == set(Flag)
    assert {case.get("life") for case in CASES} - {None} == {
        "not adopted",
        "in force",
        "expired",
        "superseded",
        "withdrawn",
        "completed",
    }


def test_the_trace_says_what_was_asked_before_and_what_was_set_aside() -> None:
    [case] = [case for case in CASES if case["name"] == "V2, evidence that nobody verified"]
    said = [str(line.text) for line in verdict_in(case).lines]
    assert said[1:] == [
        "Evidence up to the day: 0 on record.",
        "Set aside, verified in no source: 1.",
        "Asked first, and not so: not verifiable.",
        "What decided: No verified evidence dated up to the day is on record.",
    ]


def _said_of(name: str) -> list[str]:
    [case] = [case for case in CASES if case["name"] == name]
    return [str(line.text) for line in verdict_in(case).lines]


def test_the_trace_says_what_has_run_out() -> None:
    assert "Run out, and no longer asked: 1." in _said_of(
        "a finding that has run out verifies nothing"
    )
    assert "All of it has run out; the last word on record is kept." in _said_of("stale")
