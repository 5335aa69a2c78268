"""Laws of reading that hold for any text."""

from __future__ import annotations

from html import escape
from unicodedata import normalize

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.sourcebook.reading.passages import ReadText, hash_text, passages_of
from misaq.core.sourcebook.reading.propose import propose
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.pdf.content import Page, Rule, Word
from misaq.sources.documents.pdf.read import blocks_of
from tests.support.documents import read_docx_of, read_html_of, read_text_of

PIECES = st.sampled_from(
    [
        "Recommendations Implementation mechanism", "Recommendation\tMeasures", "•", "o ", "- ",
        "(a) ", "1. ", "2. ", "1.1 ", "| a | b |", "|---|---|", "Mechanism:", "Recommendation 1:",
        "A member argued that 62 outfits", "On May 3, 2017 the tenth group met.", "۱۷۱ افراد",
        "geo-", "# Head", "===", "word ", "Word. ", "فہرست", "   ", "\t", "\n", "\n\n", "\n \n",
        "\n\n\n\n", "\f", "\r\n", "Ministry of Order", "1,00,000 people", "3/4/2019", "–", "&", "<",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=40).map("".join),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=200
    ),
).filter(lambda text: bool(text.strip()) and not text.lstrip().startswith(("<", "{\\rtf", "%PDF")))


def _solid(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_every_character_lies_in_one_passage_in_order(text: str) -> None:
    read = read_text_of(text)
    assert "".join(_solid(passage.text) for passage in read.passages()) == _solid(text)


@given(TEXTS)
def test_anchors_point_to_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = 0
    for number, passage in enumerate(read_text_of(text).passages(), start=1):
        anchor = passage.anchor
        assert anchor.lines is not None
        assert anchor.passage == number
        assert last < anchor.lines[0] <= anchor.lines[1]
        there = _solid("".join(lines[anchor.lines[0] - 1 : anchor.lines[1]]))
        assert there == _solid(passage.text)
        assert anchor.sha256 == hash_text(passage.text)
        last = anchor.lines[1]


@given(TEXTS)
def test_reading_and_proposing_are_deterministic(text: str) -> None:
    assert read_text_of(text) == read_text_of(text)
    assert propose(read_text_of(text)) == propose(read_text_of(text))


@given(TEXTS)
def test_every_proposal_is_anchored_in_the_document(text: str) -> None:
    read = read_text_of(text)
    passages = {passage.anchor.passage: passage for passage in read.passages()}
    for proposal in propose(read):
        assert proposal.reason
        assert proposal.anchor.sha256 == passages[proposal.anchor.passage].anchor.sha256


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_cells_of_a_page_and_a_docx_keep_every_character(cells: list[str]) -> None:
    cells = [cell.replace("\f", " ").replace("\r", " ") for cell in cells]
    row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    page = read_html_of(f"<table><tr>{row}</tr></table>")
    document = docx.Document()
    table = document.add_table(rows=1, cols=len(cells))
    for at, cell in enumerate(cells):
        table.cell(0, at).text = cell
    for read in (page, read_docx_of(document)):
        assert _said(read) == _solid("".join(cells))


def _said(read: ReadText) -> str:
    return "".join(_solid(passage.text) for passage in read.passages())


LETTERS = st.sampled_from(["quay", "Ferry", "boats.", "62", "•", "1.", "(a)", "no-", "No.", "A"])
PLACES = st.tuples(LETTERS, st.integers(0, 40), st.integers(0, 50), st.sampled_from([9.0, 10, 14]))
RULES = st.tuples(st.booleans(), st.integers(0, 10), st.integers(0, 10), st.integers(1, 10))


def _word(text: str, column: int, line: int, size: float) -> Word:
    left, top = 40 + 12.0 * column, 200 + 12.0 * line
    return Word(text, left, top, left + 5 * len(text), top + size, size)


def _rule(flat: bool, at: int, start: int, length: int) -> Rule:
    place, first = 40 + 50.0 * at, 40 + 50.0 * start
    last = first + 50.0 * length
    return Rule(first, place, last, place) if flat else Rule(place, first, place, last)


@given(
    st.lists(PLACES, min_size=1, max_size=60, unique_by=lambda each: (each[1] // 3, each[2])),
    st.lists(RULES, max_size=12),
)
def test_every_word_of_a_page_is_in_exactly_one_passage(
    placed: list[tuple[str, int, int, float]], ruled: list[tuple[bool, int, int, int]]
) -> None:
    words = tuple(_word(*each) for each in placed)
    page = Page(1, 600, 1000, words, tuple(_rule(*each) for each in ruled))
    blocks = blocks_of((page,), Limits())
    told = normalize("NFKC", "".join(each.text for each in passages_of(blocks)))
    # A hyphen that ended a line may go, and small figures are raised; nothing else changes.
    solid = sorted(told.replace(" ", "").replace("-", ""))
    assert solid == sorted("".join(word.text for word in words).replace("-", ""))
    assert blocks == blocks_of((page,), Limits())
