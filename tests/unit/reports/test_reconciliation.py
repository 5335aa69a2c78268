"""Two lists side by side as a paper, as lines and as data: the same numbers, and no person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Gap
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.reconcile import reconcile
from misaq.reports.language import ENGLISH, URDU, Language
from misaq.reports.reconciliation import gap_paper, gap_to_data, gap_to_lines
from misaq.reports.render import Format, render
from tests.support.golden_reconciliation import invented_gap
from tests.support.list_entries import body, judged, person, side

PUBLISHED = PublishedTotal(12, 9, 3, 17)


def persons_gap() -> Gap:
    """Return two lists of invented persons, one of whom stands on both."""
    facts = {"fathers": ("Ghulam Dilmal",), "districts": ("Alamabad, Northmark",)}
    left = side("L", person("SECRET-1", "Zarvand Hozarbat", **facts), body("2", "Harbour Front"))
    right = side("R", person("SECRET-9", "Zarvand Hozarbat", **facts), person("SECRET-8", "Noor"))
    return explain_gap(reconcile(left, right))


@pytest.mark.parametrize("language", [ENGLISH, URDU], ids=["en", "ur"])
@pytest.mark.parametrize("form", list(Format))
def test_a_paper_is_drawn_in_every_format(form: Format, language: Language) -> None:
    paper = gap_paper(
        invented_gap(),
        day=date(2024, 3, 1),
        prepared_by="A desk",
        published=PUBLISHED,
        language=language,
    )
    assert len(render(paper, form)) > 1000


def test_no_form_names_a_person_or_a_persons_reference() -> None:
    gap = persons_gap()
    assert gap.overlap == 1
    paper = render(gap_paper(gap, day=date(2024, 3, 1), prepared_by="A desk"), Format.HTML)
    told = "\n".join((json.dumps(gap_to_data(gap)), *gap_to_lines(gap), paper.decode()))
    for hidden in ("Zarvand", "SECRET", "Dilmal", "Noor"):
        assert hidden not in told
    assert "(entry" not in told


def test_persons_are_counted_by_reason_in_data_and_paper() -> None:
    gap = persons_gap()
    persons = gap_to_data(gap)["persons"]
    assert persons["on_both"] == 1
    assert persons["one_sided"] == {"LEFT": {}, "RIGHT": {"NO_EXPLANATION": 1}}
    page = render(gap_paper(gap, day=date(2024, 3, 1), prepared_by="A desk"), Format.HTML).decode()
    assert page.count("Natural persons are counted and not named.") == 2


def test_lines_count_persons_by_reason_and_say_no_more_of_them() -> None:
    told = list(gap_to_lines(persons_gap()))
    assert not [line for line in told if "(entry" in line]
    assert max(map(len, told)) <= 80


def test_what_was_published_says_of_which_lists() -> None:
    told = list(gap_to_lines(invented_gap(), replace(PUBLISHED, title="Both lists of 2023")))
    place = told.index("Both lists of 2023")
    assert told[place + 1].startswith("As published:")


def test_the_data_says_what_the_paper_says() -> None:
    gap = invented_gap()
    data = gap_to_data(gap, replace(PUBLISHED, title="Both lists of 2023"))
    assert data["union"] == gap.union
    assert data["residual"] == len(gap.residual)
    assert data["published"]["residual"] == -1
    reasons = sum(count for one in data["reasons"].values() for count in one.values())
    persons = sum(sum(one.values()) for one in data["persons"]["one_sided"].values())
    assert reasons == len(data["one_sided"]) + persons == len(gap.lines)
    assert data["published"]["title"] == "Both lists of 2023"
    assert gap_to_data(gap)["published"] is None


def test_a_link_that_people_judged_says_so() -> None:
    left, right = side("L", body("1", "Harbour Front")), side("R", body("9", "Zarvand Army"))
    both = reconcile(left, right, judgements=[judged(1, "L/1", "R/9", Verdict.SAME)])
    page = render(
        gap_paper(explain_gap(both), day=date(2024, 3, 1), prepared_by="A desk"), Format.HTML
    )
    assert "two people who judged it" in page.decode()
