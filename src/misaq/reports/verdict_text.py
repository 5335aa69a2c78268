"""A verdict as data and as lines of at most 80 columns, with its whole trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.core.findings.records import Line
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Verdict
from misaq.kernel.words import Phrase, join, say
from misaq.reports.check_run import line_to_data
from misaq.reports.check_table import WIDTH, Translate, wrapped

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


def verdict_to_lines(status: PointStatus, translate: Translate = str) -> Iterator[str]:
    """Yield a verdict as it is read aloud, its trace below it."""
    verdict = status.verdict
    yield from wrapped(f"{verdict.commitment}  {status.commitment.text}")
    yield "=" * WIDTH
    for said in (
        say("Policy: {title}", title=status.policy.title),
        say("Life: {life}", life=verdict.life.life),
        say("Result: {result}", result=verdict.result),
        say("Flags: {flags}", flags=join(verdict.flags) if verdict.flags else say("none")),
    ):
        yield from wrapped(said.render(translate), _INDENT)
    yield ""
    yield say("Trace").render(translate)
    yield from wrapped(_versions(verdict).render(translate), _INDENT)
    for line in (*verdict.inputs, *verdict.lines):
        yield from wrapped(_sourced(line, translate), _INDENT)


def _versions(verdict: Verdict) -> Phrase:
    return say(
        "Rules {version}; facts as of {day}; on record by: {known_at}.",
        version=verdict.rules_version,
        day=verdict.as_of.isoformat(),
        known_at=verdict.known_at or say("the latest"),
    )


def _sourced(line: Line, translate: Translate) -> str:
    cites = " ".join(f"[{cite.source}/{cite.confidence.value}]" for cite in line.cite)
    return f"{line.text.render(translate)} {cites}".rstrip()
