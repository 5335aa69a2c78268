"""How many findings and gaps each check yields in a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from misaq.apps.findings.index import Run
from misaq.core.catalogue import CHECKS
from misaq.core.findings.checks import Check


@dataclass(frozen=True, slots=True)
class Tally:
    """A check with how much it yields."""

    check: Check
    findings: int
    gaps: int


def tally_checks(run: Run) -> tuple[Tally, ...]:
    """Return every check, by code."""
    findings = Counter(finding.code for finding in run.outcome.findings)
    gaps = Counter(gap.code for gap in run.outcome.gaps)
    return tuple(Tally(check, findings[check.code], gaps[check.code]) for check in CHECKS)
