from __future__ import annotations

from datetime import date

import pytest

from misaq.kernel.errors import InputRefused
from misaq.reports.arrangement import arrange
from misaq.reports.blocks import (
    Block,
    Column,
    Contents,
    FindingBlock,
    Heading,
    Landscape,
    PageBreak,
    Paragraph,
    Passage,
    SourceEntry,
    SourceList,
    Support,
    Table,
)
from misaq.reports.document import Document, Front
from misaq.reports.inline import Cite, See, Strong
from misaq.reports.language import ENGLISH, URDU


def _paper(*blocks: Block) -> Document:
    front = Front("Institution", "Committee", "EX/1", date(2026, 11, 23), "DRAFT", "Staff")
    return Document("Title", front, blocks)


def test_numbers_run_through_all_sections_and_containers() -> None:
    arrangement = arrange(
        _paper(
            Heading("One"),
            Paragraph("a"),
            Paragraph("aside", numbered=False),
            Landscape((Paragraph("b"), Passage(URDU, (FindingBlock("X1", "c", "d", key="f"),)))),
            Heading("Two"),
            Paragraph("e", key="e"),
        )
    )
    assert [place.number for place in arrangement.placed] == [None, 1, None, 2, 3, None, 4]
    assert arrangement.numbers == {"f": 3, "e": 4}
    assert [(place.landscape, place.language.code) for place in arrangement.placed[3:5]] == [
        (True, "en"),
        (True, "ur"),
    ]


def test_contents_give_the_first_and_last_paragraph_under_a_heading() -> None:
    contents = Contents(depth=2)
    arrangement = arrange(
        _paper(
            contents,
            Heading("Empty"),
            Heading("Full"),
            Paragraph("a"),
            Heading("Inner", 2),
            Paragraph("b"),
            Heading("Deep", 3),
        )
    )
    listed = arrangement.listed(contents)
    assert [(entry.heading.content, entry.first, entry.last) for entry in listed] == [
        ("Empty", None, None),
        ("Full", 1, 2),
        ("Inner", 2, 2),
    ]
    assert [ENGLISH.write_span(entry.first, entry.last) for entry in listed] == [
        "",
        "paragraphs 1–2",
        "paragraph 2",
    ]


def test_equal_blocks_have_numbers_of_their_own() -> None:
    arrangement = arrange(_paper(Paragraph("same"), Paragraph("same")))
    assert [place.number for place in arrangement.placed] == [1, 2]


def test_breaks_that_would_make_an_empty_page_are_left_out() -> None:
    arrangement = arrange(
        _paper(
            Paragraph("a"),
            PageBreak(),
            PageBreak(),
            Paragraph("b"),
            PageBreak(),
            Landscape((Paragraph("c"), PageBreak())),
            Paragraph("d"),
            PageBreak(),
        )
    )
    assert [type(place.block) for place in arrangement.placed].count(PageBreak) == 1


def test_everything_that_points_astray_is_named_at_once() -> None:
    paper = _paper(
        Paragraph(("see ", Strong((See("nowhere"),)), Cite("S9"))),
        FindingBlock("X1", "a", "b", sources=(Support("S8", "High"),)),
        Table((Column("a"),), ((See("plain"),),)),
        Paragraph("no number", key="plain", numbered=False),
        Paragraph("one", key="twice"),
        Paragraph("two", key="twice"),
        SourceList((SourceEntry("S1", "a"), SourceEntry("S1", "b"))),
    )
    with pytest.raises(InputRefused) as refused:
        arrange(paper)
    assert [problem.where for problem in refused.value.problems] == [
        "paragraph 'twice'",
        "source 'S1'",
        "see 'nowhere'",
        "cite 'S9'",
        "cite 'S8'",
        "see 'plain'",
    ]
