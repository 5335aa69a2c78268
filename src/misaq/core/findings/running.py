"""Running checks: what they yield, sorted, and never resting on what nobody verified."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from misaq.core.findings.checks import Check
from misaq.core.findings.records import Finding, Gap, GapReason, Outcome
from misaq.kernel.words import say


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What the checks yielded.

    Attributes:
        rules_version: version of the checks that ran.
        as_of: day whose facts they looked at.
        findings: by severity, code and key.
        gaps: gaps in our record, by code and key; put to nobody.
    """

    rules_version: str
    as_of: date
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]


def run_checks(
    checks: Iterable[Check],
    registers: Mapping[type[Any], Any],
    *,
    as_of: date,
    rules_version: str,
) -> CheckRun:
    """Run the checks over the registers, given by their class.

    A finding that rests on a premise nobody verified becomes a gap in our record.
    """
    supply = {**registers, date: as_of}
    outcomes = [_settled(o) for check in checks for o in check.run(**_needs(check, supply))]
    findings = [o for o in outcomes if isinstance(o, Finding)]
    gaps = [o for o in outcomes if isinstance(o, Gap)]
    return CheckRun(
        rules_version=rules_version,
        as_of=as_of,
        findings=tuple(sorted(findings, key=_finding_order)),
        gaps=tuple(sorted(gaps, key=_gap_order)),
    )


def _finding_order(finding: Finding) -> tuple[int, str, str, str, str]:
    severities = list(type(finding.severity))
    return (
        severities.index(finding.severity),
        finding.code,
        finding.subject.table,
        finding.subject.key,
        finding.aspect,
    )


def _gap_order(gap: Gap) -> tuple[str, str, str, str]:
    return gap.code, gap.subject.table, gap.subject.key, str(gap.sentence)


def _needs(check: Check, supply: Mapping[type[Any], Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(check.run)
    return {name: supply[kind] for name, kind in hints.items() if name != "return"}


def needs_of(check: Check) -> tuple[type[Any], ...]:
    """Return the registers a check reads, in the order it names them."""
    hints = typing.get_type_hints(check.run)
    return tuple(kind for name, kind in hints.items() if name != "return" and kind is not date)


def _settled(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Finding) and outcome.rests_on_unverified:
        return Gap(
            code=outcome.code,
            subject=outcome.subject,
            sentence=outcome.sentence,
            reason=GapReason.UNVERIFIED,
            closes_with=say("A source, read, for every premise of the working."),
        )
    return outcome
