"""The page of everything the checks find in a country's record, down to the place in a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from misaq.core.catalogue import find_check
from misaq.core.findings.records import Finding, Gap, GapReason, Line
from misaq.core.findings.running import CheckRun
from misaq.core.oversight.routing import route
from misaq.core.packs import Registers
from misaq.core.sourcebook.records import Source
from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import Citation, Confidence
from misaq.reports.reference.docstrings import meanings_of_values
from misaq.reports.reference.markdown import code, count, link, plain, table
from misaq.reports.reference.page import Page, page
from misaq.reports.reference.values import values_table

MOST_COUNTED = 5
"""Findings of one check that count towards the counted number: one check that fires on every row
of a register must not pass for breadth."""


def findings_page(run: CheckRun, registers: Registers, country: str) -> Page:
    """Return every finding with its working and the places that bear it out, then the gaps."""
    sources = by_key(registers.sourcebook.sources)
    findings = sorted(run.findings, key=lambda finding: finding.code)  # stable: keeps the order
    blocks = [_opening(run), *_legend(), "## Count", *_counts(run)]
    for checked, found in groupby(findings, key=lambda finding: finding.code):
        blocks += [f"## {checked}", _about_check(checked)]
        for finding in found:
            blocks += _finding(finding, registers, sources)
    blocks += _gaps(run)
    return page("findings.md", f"What the record shows: {plain(country)}, {run.as_of}", blocks)


def _opening(run: CheckRun) -> str:
    return (
        f"What the checks (rules {run.rules_version}) find in the country pack as it stands in "
        f"this clone, as of {run.as_of}. Each finding is a question to an institution, no "
        "judgement of anybody. Under each line of its working stands every place that the record "
        "cites for it; a line without places follows from those before it. `misaq check --as-of "
        f"{run.as_of}` prints the same on a fresh load."
    )


def _legend() -> Iterator[str]:
    yield "How far a source supports a line:"
    yield values_table(Confidence, "letters")


def _counts(run: CheckRun) -> Iterator[str]:
    numbers = _numbers(run)
    counted = sum(min(number, MOST_COUNTED) for number in numbers.values())
    yield (
        f"**{count(len(run.findings), 'finding')} of {count(len(numbers), 'check')}**; counted "
        f"with at most {MOST_COUNTED} for each check: **{counted}**. Apart from them, "
        f"{count(len(run.gaps), 'gap')} in our record, put to nobody."
    )
    rows = [
        (
            link(checked, f"#{checked.lower()}"),
            plain(find_check(checked).title),
            find_check(checked).severity.value.lower(),
            str(number),
            str(min(number, MOST_COUNTED)),
        )
        for checked, number in numbers.items()
    ]
    yield table(("check", "looks for", "severity", "findings", "counted"), rows)


def _numbers(run: CheckRun) -> Mapping[str, int]:
    checked = sorted(finding.code for finding in run.findings)
    return {one: checked.count(one) for one in dict.fromkeys(checked)}


def _about_check(checked: str) -> str:
    check = find_check(checked)
    return f"{plain(check.title)}. {link('What this check looks for', f'checks/{checked}.md')}."


def _finding(
    finding: Finding, registers: Registers, sources: Mapping[Key, Source]
) -> Iterator[str]:
    yield f"### {plain(finding.subject.title)} ({code(finding.ref)})"
    yield f"**{plain(finding.sentence)}**"
    yield "\n".join(_facts(finding, registers))
    yield "\n".join(
        part
        for number, line in enumerate(finding.working, 1)
        for part in _line(number, line, sources)
    )


def _facts(finding: Finding, registers: Registers) -> Iterator[str]:
    way = route(finding, registers.institutions)
    about = f"{code(finding.subject.table)} {code(finding.subject.key)}"
    since = "" if finding.since is None else f"; since {plain(finding.since)}"
    weakest = code(finding.confidence.value)
    yield f"- About {about}{since}; {finding.severity.value.lower()}; weakest line {weakest}."
    through = "" if way.through is None else f", through {plain(way.through.title)}"
    yield f"- Asked: {plain(way.to.title)}{through}. “{plain(finding.question.text)}”"
    committees = ", ".join(plain(committee.title) for committee in way.committees)
    yield f"- Could be put by: {committees or 'no committee on record'}."


def _line(number: int, line: Line, sources: Mapping[Key, Source]) -> Iterator[str]:
    yield f"{number}. {plain(line.text)}"
    for cite in line.cite:
        yield f"    - {_citation(cite, sources[cite.source])}"


def _citation(cite: Citation, source: Source) -> str:
    title = plain(source.title)
    shown = link(title, source.address) if source.address.startswith("http") else title
    where = f" @ {plain(cite.at)}" if cite.at else ""
    said = f", said by {plain(cite.asserted_by)}" if cite.asserted_by else ""
    return f"{shown} ({code(cite.source)}){where}{said}: {code(cite.confidence.value)}"


def _gaps(run: CheckRun) -> Iterator[str]:
    yield "## Gaps in our record"
    yield (
        f"{count(len(run.gaps), 'gap')}: what we have not read, could not verify or do not know. "
        "They are put to nobody; each says what would close it."
    )
    meanings = meanings_of_values(GapReason)
    for reason in GapReason:
        gaps = [gap for gap in run.gaps if gap.reason is reason]
        if gaps:
            yield f"### {reason.value.replace('_', ' ').capitalize()} ({len(gaps)})"
            yield plain(meanings[reason.name])
        for checked, group in groupby(gaps, key=lambda gap: gap.code):
            yield from _gaps_of_check(checked, tuple(group))


def _gaps_of_check(checked: str, gaps: tuple[Gap, ...]) -> Iterator[str]:
    title = link(checked, f"checks/{checked}.md")
    yield f"{title}, {plain(find_check(checked).title)} ({len(gaps)}):"
    rows = [(code(gap.subject.key), plain(gap.sentence), plain(gap.closes_with)) for gap in gaps]
    yield table(("about", "what is missing", "what would close it"), rows)
