"""The 2017 brief set as a PDF again, with its table as a table: it says what its text says."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from misaq.core.sourcebook.reading.flattened import with_flattened_tables
from misaq.core.sourcebook.reading.lexicon import GENERAL
from misaq.core.sourcebook.reading.passages import Cell, Passage, ReadText, Table
from misaq.core.sourcebook.reading.proposals import Proposal
from misaq.core.sourcebook.reading.propose import propose
from misaq.sources.documents.read import read_document
from misaq.sources.documents.words_file import installed_words
from tests.support import skips
from tests.support.documents import SHARED_BRIEF
from tests.support.pdfs import read_typst

_FRAME = """
#set page(paper: "a4", margin: 2.8cm, header: [Policy brief #h(1fr) 10], numbering: "1")
#set text(size: 11pt)
#set par(justify: true)
"""
_COLUMNS = "#set page(columns: 2)\n"


@pytest.fixture(scope="module")
def text() -> ReadText:
    if not SHARED_BRIEF.is_file():
        pytest.skip(skips.NO_SHARED_DATA)
    return read_document(SHARED_BRIEF)


def _escaped(text: str) -> str:
    return "".join(f"\\{each}" if each in "#*_@$<>[]\\`=-+/'\"~" else each for each in text)


def _typst_of(passages: tuple[Passage, ...]) -> str:
    lines = []
    for is_item, group in groupby(passages, key=lambda each: each.is_item):
        for each in group:
            words = _escaped(each.body)
            lines.append(f"{'  ' * (each.level or 0)}- {words}" if is_item else f"\n{words}\n")
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    return f"[\n{_typst_of(cell.passages)}\n]"


def _source(text: ReadText, frame: str) -> str:
    parts = [frame]
    for block in with_flattened_tables(text.blocks, GENERAL):
        if isinstance(block, Table):
            cells = ", ".join(_cell(cell) for row in block.rows for cell in row)
            parts.append(f"#table(columns: {block.width}, {cells})")
        elif block.heading:
            parts.append(f'\n#text(size: 13pt, weight: "bold")[{_escaped(block.text)}]\n')
        else:
            parts.append(_typst_of((block,)))
    return "\n".join(parts)


@pytest.fixture(scope="module", params=["one column", "two columns"])
def proposals(request: pytest.FixtureRequest, text: ReadText) -> tuple[Proposal, ...]:
    frame = _FRAME + (_COLUMNS if request.param == "two columns" else "")
    return propose(read_typst(_source(text, frame)), installed_words(""))


def _of(proposals: tuple[Proposal, ...], kind: str) -> list[Proposal]:
    return [each for each in proposals if each.kind.value == kind]


def test_ten_working_groups_on_the_same_days(
    text: ReadText, proposals: tuple[Proposal, ...]
) -> None:
    meetings = _of(proposals, "consultation")
    before = _of(propose(text, installed_words("")), "consultation")
    assert len(meetings) == 10
    assert [dict(each.extra)["date"] for each in meetings] == [
        dict(each.extra)["date"] for each in before
    ]


def test_three_recommendations_with_seven_five_and_two_mechanisms(
    proposals: tuple[Proposal, ...],
) -> None:
    names = [each.text for each in _of(proposals, "recommendation")]
    under = Counter(each.under for each in _of(proposals, "mechanism"))
    assert [under[name] for name in names] == [7, 5, 2]
    assert len(_of(proposals, "component")) == 11


def test_the_same_numbers(text: ReadText, proposals: tuple[Proposal, ...]) -> None:
    values = {dict(each.extra)["value"] for each in _of(proposals, "number")}
    assert values == {171, 62, 8300, 28000, 10}


def test_the_same_voices(text: ReadText, proposals: tuple[Proposal, ...]) -> None:
    before = Counter(
        dict(e.extra)["voice"] for e in _of(propose(text, installed_words("")), "claim")
    )
    after = Counter(dict(each.extra)["voice"] for each in _of(proposals, "claim"))
    assert after == before
