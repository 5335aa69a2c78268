"""A run of the checks as lines of at most 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from misaq.core.catalogue import find_check
from misaq.core.findings.checks import Check
from misaq.core.findings.records import Finding, Severity
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Institutions
from misaq.core.oversight.routing import route

WIDTH = 80
_INDENT = "  "


def run_to_lines(run: CheckRun, institutions: Institutions) -> Iterator[str]:
    """Yield the findings, gravest first, each with whom to ask; then the gaps, counted."""
    yield f"Findings as of {run.as_of.isoformat()} (rules {run.rules_version})"
    yield "=" * WIDTH
    for severity in Severity:
        found = [f for f in run.findings if f.severity is severity]
        if found:
            yield ""
            yield f"{severity.value} ({len(found)})"
            yield "-" * WIDTH
        for finding in found:
            yield from _finding(finding, institutions)
    yield from _gaps(run)
    yield ""
    yield from wrapped(_totals(run))


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return the text in lines of at most 80 columns."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]


def _finding(finding: Finding, institutions: Institutions) -> Iterator[str]:
    way = route(finding, institutions)
    since = "" if finding.since is None else f"  since {finding.since}"
    yield f"{finding.code}  {finding.ref}{since}"
    yield from wrapped(str(finding.sentence), _INDENT)
    through = "" if way.through is None else f" through {way.through.key}"
    yield from wrapped(f"Ask {way.to.key}{through}: {finding.question.text}", _INDENT * 2)


def _gaps(run: CheckRun) -> Iterator[str]:
    if not run.gaps:
        return
    yield ""
    yield f"GAPS IN OUR RECORD ({len(run.gaps)}): put to nobody"
    yield "-" * WIDTH
    for (code, reason), count in sorted(
        Counter((g.code, g.reason.value) for g in run.gaps).items()
    ):
        yield from wrapped(
            f"{code}  {count:>4}  {reason.lower().replace('_', ' ')}: {find_check(code).title}"
        )


def _totals(run: CheckRun) -> str:
    codes = len({finding.code for finding in run.findings})
    return (
        f"{len(run.findings)} findings of {codes} checks; {len(run.gaps)} gaps in our record."
        " `misaq explain CODE` says what a check looks for and why."
    )


def check_to_lines(check: Check, registers: tuple[str, ...]) -> Iterator[str]:
    """Yield what a check looks for, why, how, on what basis."""
    yield f"{check.code}  {check.title}"
    yield "=" * WIDTH
    for head, text in (
        ("Why", str(check.why)),
        ("How", str(check.working)),
        ("Basis", ", ".join(check.basis)),
        ("Severity", check.severity.value.lower()),
        ("Reads", ", ".join(registers)),
    ):
        yield ""
        yield head
        yield from wrapped(text, _INDENT)
    if check.on_absence:
        yield ""
        yield from wrapped(
            "This check argues from something not being there. It makes a finding only where the"
            " text was read in full or a dated search is on record; elsewhere it reports a gap in"
            " our record."
        )
