"""A run of the checks as lines of at most 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator

from misaq.core.catalogue import find_check
from misaq.core.findings.checks import Check
from misaq.core.findings.records import Finding, Severity
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Institutions
from misaq.core.oversight.routing import route
from misaq.kernel.words import Phrase, join, say, word_of

WIDTH = 80
_INDENT = "  "


Translate = Callable[[str], str]


def run_to_lines(
    run: CheckRun, institutions: Institutions, translate: Translate = str
) -> Iterator[str]:
    """Yield the findings, gravest first, each with whom to ask; then the gaps, counted."""
    yield say(
        "Findings as of {day} (rules {version})",
        day=run.as_of.isoformat(),
        version=run.rules_version,
    ).render(translate)
    yield "=" * WIDTH
    for severity in Severity:
        found = [f for f in run.findings if f.severity is severity]
        if found:
            yield ""
            yield f"{word_of(severity).render(translate).upper()} ({len(found)})"
            yield "-" * WIDTH
        for finding in found:
            yield from _finding(finding, institutions, translate)
    yield from _gaps(run, translate)
    yield ""
    yield from wrapped(_totals(run).render(translate))


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return the text in lines of at most 80 columns."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]


def _finding(finding: Finding, institutions: Institutions, translate: Translate) -> Iterator[str]:
    way = route(finding, institutions)
    since = "" if finding.since is None else say("since {day}", day=finding.since).render(translate)
    yield f"{finding.code}  {finding.ref}  {since}".rstrip()
    yield from wrapped(finding.sentence.render(translate), _INDENT)
    asked = say("Ask {who}: {question}", who=way.to.key, question=finding.question.text)
    if way.through is not None:
        asked = say(
            "Ask {who} through {ministry}: {question}",
            who=way.to.key,
            ministry=way.through.key,
            question=finding.question.text,
        )
    yield from wrapped(asked.render(translate), _INDENT * 2)


def _gaps(run: CheckRun, translate: Translate) -> Iterator[str]:
    if not run.gaps:
        return
    yield ""
    yield say("GAPS IN OUR RECORD ({count}): put to nobody", count=len(run.gaps)).render(translate)
    yield "-" * WIDTH
    counts = Counter((g.code, g.reason) for g in run.gaps)
    for (code, reason), count in sorted(
        counts.items(), key=lambda row: (row[0][0], row[0][1].value)
    ):
        line = say("{reason}: {title}", reason=reason, title=find_check(code).title)
        yield from wrapped(f"{code}  {count:>4}  {line.render(translate)}")


def _totals(run: CheckRun) -> Phrase:
    return say(
        "{findings} findings of {checks} checks; {gaps} gaps in our record."
        " `misaq explain CODE` says what a check looks for and why.",
        findings=len(run.findings),
        checks=len({finding.code for finding in run.findings}),
        gaps=len(run.gaps),
    )


def check_to_lines(
    check: Check, registers: tuple[str, ...], translate: Translate = str
) -> Iterator[str]:
    """Yield what a check looks for, why, how, on what basis."""
    yield f"{check.code}  {check.title.render(translate)}"
    yield "=" * WIDTH
    for head, text in (
        (say("Why"), check.why),
        (say("How"), check.working),
        (say("Basis"), join(check.basis)),
        (say("Severity"), word_of(check.severity)),
        (say("Reads"), join(registers)),
    ):
        yield ""
        yield head.render(translate)
        yield from wrapped(text.render(translate), _INDENT)
    if check.on_absence:
        yield ""
        absence = say(
            "This check argues from something not being there. It makes a finding only where the"
            " text was read in full or a dated search is on record; elsewhere it reports a gap in"
            " our record."
        )
        yield from wrapped(absence.render(translate))
