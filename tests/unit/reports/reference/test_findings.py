"""The pages of checks and findings, from a small run."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.catalogue import find_check
from misaq.core.findings.records import (
    Finding,
    Gap,
    GapReason,
    Line,
    Question,
    Severity,
    Subject,
)
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Institution, Institutions, Level
from misaq.core.packs import Registers
from misaq.core.sourcebook.records import ReadExtent, Source, Sourcebook
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say
from misaq.reports.reference.checks import Case, SpecTables, check_pages
from misaq.reports.reference.findings import findings_page

CITE = Citation(Key("GAZ"), Confidence.HIGH, "p. 3", "the minister")
REGISTERS = Registers(
    sourcebook=Sourcebook(
        sources=(
            Source(Key("GAZ"), "A gazette", "gazette", "Us", ReadExtent.FULL, "https://x.org/g"),
        )
    ),
    institutions=Institutions(
        institutions=(Institution(Key("MIN"), "Ministry of Order", Level.FEDERAL, (CITE,)),)
    ),
)


def finding(number: int) -> Finding:
    """Return a finding about the point of that number."""
    return Finding(
        code="POL001",
        subject=Subject("policies.commitments", Key(f"P.{number}"), f"Point {number}"),
        sentence=say("Nobody owns point {number}.", number=number),
        since=None,
        working=(Line(say("It names nobody."), (CITE,)), Line(say("So nobody owns it."))),
        severity=Severity.SERIOUS,
        question=Question(Key("MIN"), say("Who owns it?")),
    )


RUN = CheckRun(
    "test",
    date(2020, 1, 2),
    tuple(finding(number) for number in range(7)),
    (
        Gap(
            "POL003",
            Subject("policies.commitments", Key("P.9"), "Point 9"),
            say("No indicator."),
            GapReason.NOT_READ,
            say("Reading it."),
        ),
    ),
)


@pytest.fixture(scope="module")
def text() -> str:
    """Return the page of findings."""
    return findings_page(RUN, REGISTERS, "Ardania").text


def test_the_count_takes_at_most_five_of_each_check(text: str) -> None:
    assert "**7 findings of 1 check**; counted with at most 5 for each check: **5**." in text
    assert "| [POL001](#pol001) | A point nobody owns | serious | 7 | 5 |" in text


def test_each_line_stands_above_the_places_that_bear_it_out(text: str) -> None:
    cited = "[A gazette](https://x.org/g) (`GAZ`) @ p. 3, said by the minister: `H`"
    assert f"1. It names nobody.\n    - {cited}\n2. So nobody owns it.\n" in text
    assert text.count(cited) == 7


def test_whom_the_question_goes_to_is_said(text: str) -> None:
    assert "- Asked: Ministry of Order. “Who owns it?”" in text
    assert "- Could be put by: no committee on record." in text
    assert "`policies.commitments` `P.0`; serious; weakest line `H`." in text


def test_gaps_stand_apart_with_what_would_close_them(text: str) -> None:
    findings, _, gaps = text.partition("## Gaps in our record")
    assert "No indicator." not in findings
    assert "### Not read (1)" in gaps
    assert "| `P.9` | No indicator. | Reading it. |" in gaps


def test_the_page_of_a_check_tells_cases_that_speak_from_silent_ones() -> None:
    cases = (
        Case("owner named", "It has one.", "", "2020-06-01", (), ()),
        Case("no owner", "None.", "a: 1", "2020-06-01", ("P.1",), ("P.2",), ("nobody",)),
    )
    tables = SpecTables("base: yes\n", {"POL001": cases})
    checks = (find_check("POL001"), find_check("POL003"))
    index, base, page, bare = check_pages(checks, tables, RUN)
    assert "| serious | " in index.text
    assert "```yaml\nbase: yes\n```" in base.text
    speaks, _, silent = page.text.partition("### It must stay silent")
    told = "As of `2020-06-01`: 1 finding about `P.1`; 1 gap about `P.2`."
    assert f"{told} Its sentence holds `nobody`." in speaks
    assert "As of `2020-06-01`: nothing." in silent
    assert "[7 findings, 0 gaps](../findings.md#pol001)" in page.text
    assert "No case is written down for this check." in bare.text
