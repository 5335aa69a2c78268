"""Hygiene as lines and data: narrow enough, and nothing small where others read it."""

from __future__ import annotations

from datetime import date

from misaq.core.lists.audited import AuditedCase, estimate_wrong
from misaq.core.lists.hygiene import Defect, HygieneReport, Tally
from misaq.core.lists.trend import compare_reports
from misaq.kernel.ids import Key
from misaq.reports.hygiene_lines import estimate_data, estimate_lines, hygiene_data, hygiene_lines


def _report(few: int, many: int) -> HygieneReport:
    tallies = {
        Defect.NO_NUMBER: Tally(Defect.NO_NUMBER, few, 100, tuple("abc")[:few]),
        Defect.NO_FATHER: Tally(Defect.NO_FATHER, many, 100),
    }
    return HygieneReport(
        Key("LIST"),
        date(2024, 6, 1),
        100,
        tuple(tallies.get(defect, Tally(defect, None, 0)) for defect in Defect),
    )


REPORT = _report(3, 40)
CHANGES = compare_reports(_report(2, 70), REPORT)


def test_lines_are_no_wider_than_a_terminal() -> None:
    lines = list(hygiene_lines(REPORT, CHANGES, shared=False, references=True))
    assert max(map(len, lines)) <= 80
    text = "\n".join(lines)
    assert "    a, b, c" in lines
    assert "before: 2 of 100; no clear change" in text
    assert "before: 70 of 100; better" in text
    assert "not known" in text


def test_what_others_read_holds_small_counts_and_cases_back() -> None:
    text = "\n".join(hygiene_lines(REPORT, CHANGES, shared=True, references=True))
    assert "<10" in text
    assert "3.0%" not in text
    assert "a, b, c" not in text
    assert "40.0%" in text
    data = hygiene_data(REPORT, CHANGES, shared=True, references=True)
    assert [row["entries"] for row in data["defects"][:1]] == [None]
    assert not any("cases" in row for row in data["defects"])


def test_data_has_cases_only_when_asked() -> None:
    shown = hygiene_data(REPORT, CHANGES, shared=False, references=True)["defects"][0]
    assert (shown["entries"], shown["cases"], shown["trend"]) == (3, ["a", "b", "c"], "UNCLEAR")
    kept = hygiene_data(REPORT, (), shared=False, references=False)["defects"][0]
    assert "cases" not in kept
    assert kept["trend"] is None


def test_an_estimate_says_its_interval_and_its_reasons() -> None:
    cases = [AuditedCase(f"{n}", n > 4, "dead" * (n <= 4)) for n in range(25)]
    estimate = estimate_wrong(cases, population=[f"{n}" for n in range(100)])
    text = " ".join(estimate_lines(estimate))
    assert "5 of 25" in text
    assert "dead: 5" in text
    data = estimate_data(estimate)
    assert (data["wrong"], data["reasons"]) == (5, {"dead": 5})
    assert data["fewest"] < 20 < data["most"]
