"""A verdict as data and as lines of at most 80 columns, with its whole trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.core.findings.records import Line
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Verdict
from misaq.reports.check_run import line_to_data
from misaq.reports.check_table import WIDTH, wrapped

_INDENT = "  "


def verdict_to_data(status: PointStatus) -> dict[str, Any]:
    """Return a verdict with its trace: rules version, days, inputs, the rule that decided."""
    verdict = status.verdict
    return {
        "commitment": verdict.commitment,
        "policy": status.policy.key,
        "life": verdict.life.life.value,
        "result": verdict.result.value,
        "flags": [flag.value for flag in verdict.flags],
        "trace": {
            "rules_version": verdict.rules_version,
            "as_of": verdict.as_of.isoformat(),
            "known_at": verdict.known_at or None,
            "rule": verdict.rule,
            "inputs": [line_to_data(line) for line in verdict.inputs],
            "lines": [line_to_data(line) for line in verdict.lines],
        },
    }


def verdict_to_lines(status: PointStatus) -> Iterator[str]:
    """Yield a verdict as it is read aloud, its trace below it."""
    verdict = status.verdict
    yield from wrapped(f"{verdict.commitment}  {status.commitment.text}")
    yield "=" * WIDTH
    yield from wrapped(f"Policy: {status.policy.title}", _INDENT)
    yield from wrapped(f"Life: {verdict.life.life.value}", _INDENT)
    yield from wrapped(f"Result: {verdict.result.value}", _INDENT)
    flags = ", ".join(flag.value for flag in verdict.flags) or "none"
    yield from wrapped(f"Flags: {flags}", _INDENT)
    yield ""
    yield "Trace"
    yield from wrapped(_versions(verdict), _INDENT)
    for line in (*verdict.inputs, *verdict.lines):
        yield from wrapped(_sourced(line), _INDENT)


def _versions(verdict: Verdict) -> str:
    known_at = verdict.known_at or "the latest"
    return (
        f"Rules {verdict.rules_version}; facts as of {verdict.as_of.isoformat()};"
        f" on record by: {known_at}."
    )


def _sourced(line: Line) -> str:
    cites = " ".join(f"[{cite.source}/{cite.confidence.value}]" for cite in line.cite)
    return f"{line.text} {cites}".rstrip()
