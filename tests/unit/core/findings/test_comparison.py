"""What changed between two runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from misaq.core.findings.comparison import compare_findings
from misaq.core.findings.records import Finding, Question, Severity, Subject
from misaq.core.findings.running import CheckRun
from misaq.kernel.ids import Key
from misaq.kernel.words import say


def finding(key: str) -> Finding:
    return Finding(
        code="ABC001",
        subject=Subject("law.duties", Key(key), "a duty"),
        sentence=say("Something."),
        since=None,
        working=(),
        severity=Severity.MINOR,
        question=Question(Key("MOO"), say("Why?")),
    )


def run(*findings: Finding) -> CheckRun:
    return CheckRun("1", date(2024, 1, 1), findings, ())


def test_what_came_what_went_and_what_reads_otherwise() -> None:
    graver = replace(finding("b"), severity=Severity.GRAVE)
    compared = compare_findings(run(finding("a"), finding("b")), run(graver, finding("c")))
    assert compared.appeared == (finding("c"),)
    assert compared.gone == (finding("a"),)
    assert compared.reworded == (graver,)
    assert not compared.is_same


def test_the_same_run_differs_in_nothing() -> None:
    assert compare_findings(run(finding("a")), run(finding("a"))).is_same
