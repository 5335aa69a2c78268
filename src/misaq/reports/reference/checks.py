"""One page for each check, and their list: what is looked for, why, and cases that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from misaq.core.findings.checks import Check
from misaq.core.findings.running import CheckRun, needs_of
from misaq.core.incidents.summaries import IncidentSummaries
from misaq.core.lists.summaries import ListSummaries
from misaq.core.threat.foretold import Foretold
from misaq.core.threat.resources import AreaResources
from misaq.reports.reference.markdown import code, codes, count, fenced, link, plain, table
from misaq.reports.reference.page import Page, page

_ON_ABSENCE = (
    "yes: a finding only where the text was read in full or a dated search is on record; "
    "elsewhere a gap in our record"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A small record on which a check must find something, or nothing.

    Attributes:
        name: the case in a few words.
        says: why the check answers so; empty when the name says it.
        records: the records of the case, as YAML; beside them stands the base of all cases.
        as_of: the day of the facts.
        findings: keys of what findings must be about, in order.
        gaps: keys of what gaps must be about, in order.
        words: what the sentence of each finding must hold.
        stored: what stored snapshots of lists, or releases of incidents, say in the case, as YAML;
            may be empty.
    """

    name: str
    says: str
    records: str
    as_of: str
    findings: tuple[str, ...]
    gaps: tuple[str, ...]
    words: tuple[str, ...] = ()
    stored: str = ""


@dataclass(frozen=True, slots=True)
class SpecTables:
    """The cases that every check is tested by.

    Attributes:
        base: records that every case has besides its own, as YAML; empty when there are none.
        cases: cases by code of the check.
    """

    base: str
    cases: Mapping[str, tuple[Case, ...]]


def check_pages(checks: Sequence[Check], tables: SpecTables, run: CheckRun) -> Iterator[Page]:
    """Yield the list of checks, a page for each, and the records that their cases share."""
    yield _index(checks, tables, run)
    yield _base_page(tables.base)
    for check in checks:
        yield _check_page(check, tables.cases.get(check.code, ()), run)


def _index(checks: Sequence[Check], tables: SpecTables, run: CheckRun) -> Page:
    rows = [
        (
            link(check.code, f"{check.code}.md"),
            plain(check.title),
            check.severity.value.lower(),
            ", ".join(room.__name__ for room in needs_of(check)),
            str(len(tables.cases.get(check.code, ()))),
            str(_findings_of(check, run)),
        )
        for check in checks
    ]
    blocks = (
        (
            f"{count(len(checks), 'check')}. A check is a pure function over registers; it yields "
            "findings, which are put to an institution, and gaps in our record, which are put to "
            f"nobody. The last column counts the findings as of {run.as_of}: see "
            "[what the record shows](../findings.md)."
        ),
        table(("check", "looks for", "severity", "reads", "cases", "findings"), rows),
    )
    return page("checks/README.md", "Checks", blocks)


def _base_page(base: str) -> Page:
    blocks = (
        (
            "Every case on the pages of the checks has these records besides its own. They are "
            "invented."
        ),
        fenced(base, "yaml") if base else "No records are shared.",
    )
    return page("checks/base.md", "Records that every case has", blocks)


def _findings_of(check: Check, run: CheckRun) -> int:
    return sum(finding.code == check.code for finding in run.findings)


def _gaps_of(check: Check, run: CheckRun) -> int:
    return sum(gap.code == check.code for gap in run.gaps)


def _check_page(check: Check, cases: Sequence[Case], run: CheckRun) -> Page:
    blocks = [
        _facts(check, run),
        "## Why",
        plain(check.why),
        "## How",
        plain(check.working),
        "## Cases",
        *_cases(cases),
    ]
    return page(f"checks/{check.code}.md", f"{check.code}: {plain(check.title)}", blocks)


def _facts(check: Check, run: CheckRun) -> str:
    rooms = ", ".join(map(_read, needs_of(check)))
    rows = (
        ("severity", check.severity.value.lower()),
        ("basis", plain(", ".join(check.basis))),
        ("argues from absence", _ON_ABSENCE if check.on_absence else "no"),
        ("reads", rooms),
        (f"on record as of {run.as_of}", _on_record(check, run)),
    )
    return table(("", ""), rows)


def _read(kind: type[Any]) -> str:
    """Return what a check reads: a register has its tables, a summary has none."""
    if kind in (ListSummaries, IncidentSummaries, Foretold, AreaResources):
        return code(kind.__name__)
    return link(kind.__name__, f"../tables.md#{kind.__name__.lower()}")


def _on_record(check: Check, run: CheckRun) -> str:
    findings, gaps = _findings_of(check, run), _gaps_of(check, run)
    said = f"{count(findings, 'finding')}, {count(gaps, 'gap')}"
    if findings:
        return link(said, f"../findings.md#{check.code.lower()}")
    return link(said, "../findings.md#gaps-in-our-record") if gaps else said


def _cases(cases: Sequence[Case]) -> Iterator[str]:
    if not cases:
        yield "No case is written down for this check."
        return
    yield (
        "Tests hold the check to each case, on its own records and on "
        "[those that every case has](base.md)."
    )
    yield table(("case", "day", "findings about", "gaps about"), [_case_row(c) for c in cases])
    firing = [case for case in cases if case.findings or case.gaps]
    silent = [case for case in cases if case not in firing]
    for heading, chosen in (("It speaks", firing), ("It must stay silent", silent)):
        if chosen:
            yield f"### {heading}"
        for case in chosen:
            yield from _case(case)


def _case_row(case: Case) -> tuple[str, str, str, str]:
    return plain(case.name), case.as_of, codes(case.findings), codes(case.gaps)


def _case(case: Case) -> Iterator[str]:
    yield f"#### {plain(case.name)}"
    yield plain(case.says)
    yield _outcome(case)
    if case.records:
        yield fenced(case.records, "yaml")
    if case.stored:
        yield "Stored snapshots say:"
        yield fenced(case.stored, "yaml")


def _outcome(case: Case) -> str:
    said = [f"{count(len(case.findings), 'finding')} about {codes(case.findings)}"]
    said += [f"{count(len(case.gaps), 'gap')} about {codes(case.gaps)}"]
    told = [words for words, keys in zip(said, (case.findings, case.gaps), strict=True) if keys]
    words = f" Its sentence holds {codes(case.words)}." if case.words else ""
    return f"As of {code(case.as_of)}: {'; '.join(told) or 'nothing'}.{words}"
