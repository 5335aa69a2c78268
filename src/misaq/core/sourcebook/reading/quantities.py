"""Numbers of a document, each with the sentence that gives it a meaning."""

from __future__ import annotations

import re
from dataclasses import replace

from misaq.core.sourcebook.reading.days import find_days
from misaq.core.sourcebook.reading.digits import Figure, find_figures
from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.passages import Cell, Passage, Table
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind
from misaq.core.sourcebook.reading.roles import roles_in
from misaq.core.sourcebook.reading.sentences import split_sentences

# A number right after one of these is the name of a thing, not a count.
_LABEL = re.compile(
    r"\b(schedules?|sections?|ss?|articles?|arts?|tables?|figures?|annex(?:es|ures?)?|appendix|rules?"
    r"|chapters?|parts?|paras?|paragraphs?|points?|items?|clauses?|no|nos|number|phases?|pages?|pp?"
    r"|groups?|sessions?|meetings?|recommendations?|mechanisms?|resolutions?|acts?|steps?|form"
    r"|volumes?|vol|units?|versions?|issues?|goals?|targets?|forms?|grades?|levels?|version|room|ext|tel|phone|fax"
    r"|article|دفعہ|شیڈول|نمبر|جدول|آرٹیکل|باب)\.?\s*[:#(]?\s*$",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(in|since|by|of|until|till|from|during|early|late|mid|year|before|after|and|to|the|for|سال|سن|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
    r"[\s-]*$",
    re.I,
)
_UNIT_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_UNIT_STOPS = frozenset(
    [
        "in",
        "of",
        "have",
        "has",
        "had",
        "are",
        "were",
        "was",
        "and",
        "or",
        "to",
        "from",
        "on",
        "by",
        "who",
        "that",
        "which",
        "with",
        "as",
        "is",
        "at",
        "for",
        "but",
        "than",
        "the",
        "a",
        "an",
        "be",
        "been",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "can",
        "could",
        "did",
        "do",
        "does",
        "not",
        "no",
        "also",
        "into",
        "after",
        "before",
        "during",
        "since",
        "per",
        "if",
        "when",
        "while",
        "while",
        "then",
        "this",
        "these",
        "those",
        "its",
        "their",
        "died",
        "killed",
    ]
)
_PLURALS = frozenset({"people", "men", "women", "children", "cases"})
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:org|com|net|pdf|html?)\b")
_MONEY = re.compile(r"(Rs\.?|PKR|USD|US\$|\$|€|£|EUR|GBP)\s*$")
_NEAR = 80
_PERCENT = re.compile(r"\s*(%|٪|percent\b|per cent\b|فیصد)")


def propose_numbers(passage: Passage, lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return the quantities of a passage; dates, years, ordinals and names are left out."""
    found: list[Proposal] = []
    for sentence in split_sentences(passage.body):
        taken = _taken(sentence, lexicon)
        found += [
            _proposal(figure, sentence, passage)
            for figure in find_figures(sentence)
            if figure.start not in taken and _is_quantity(figure, sentence, lexicon)
        ]
    return tuple(found)


def propose_table_numbers(table: Table, lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return the quantities of a table; a cell with nothing but a number takes its row along.

    Serial numbers are left out: those under such a header, and a first column that counts rows.
    """
    found: list[Proposal] = []
    for cell in table.cells():
        if len(cell.passages) != 1 or not _is_bare(cell.text):
            found += [n for passage in cell.passages for n in propose_numbers(passage, lexicon)]
        elif not _is_serial(table, cell, lexicon):
            found += _bare_number(table, cell, lexicon)
    return tuple(found)


def _is_bare(text: str) -> bool:
    figures = find_figures(text)
    return len(figures) == 1 and figures[0].written == text.strip()


def _is_serial(table: Table, cell: Cell, lexicon: Lexicon) -> bool:
    head = table.rows[0][cell.column].text
    if ColumnRole.SERIAL in roles_in(head, lexicon):
        return True
    column = [row[cell.column].text.strip(" .)") for row in table.rows]
    counted = [int(text) for text in column if text.isdecimal()]
    return cell.column == 0 and len(counted) > 1 and counted == list(range(1, len(counted) + 1))


def _bare_number(table: Table, cell: Cell, lexicon: Lexicon) -> list[Proposal]:
    """Return the number of a cell with its row as the sentence and its header as the unit."""
    row = list(dict.fromkeys(each.text for each in table.rows[cell.row] if each.text))
    figure = find_figures(cell.text)[0]
    before = " ".join(row[: row.index(cell.text)])
    dated = figure.start in _taken(cell.text, lexicon)
    if dated or not _is_quantity(figure, cell.text, lexicon) or _LABEL.search(before):
        return []
    head = table.rows[0][cell.column].text if cell.row else ""
    proposal = _proposal(figure, " | ".join(row), cell.passages[0])
    extra = (("value", proposal.extra[0][1]), ("unit", head or None), ("sentence", " | ".join(row)))
    return [replace(proposal, extra=extra)]


def _taken(sentence: str, lexicon: Lexicon) -> frozenset[int]:
    """Return the places in a sentence that dates and addresses cover."""
    spans = [(day.start, day.end) for day in find_days(sentence, lexicon)]
    words = re.finditer(r"\S+", sentence)
    spans += [word.span() for word in words if _ADDRESS.search(word[0])]
    return frozenset(place for start, end in spans for place in range(start, end))


def _around(figure: Figure, sentence: str) -> tuple[str, str]:
    """Return what stands just before and after a number; farther away nothing decides."""
    return (
        sentence[max(0, figure.start - _NEAR) : figure.start],
        sentence[figure.end : figure.end + _NEAR],
    )


def _is_quantity(figure: Figure, sentence: str, lexicon: Lexicon) -> bool:
    before, after = _around(figure, sentence)
    if _LABEL.search(before) or (before.endswith("[") and after.startswith("]")):
        return False
    if _is_month_day(before, after, lexicon) or re.match(r"[-/]\d|:\d|[-–](?:year|point)\b", after):
        return _PERCENT.match(after) is not None
    if re.search(r"\d[/-]$", before) and not figure.has_separators:
        return False
    return not _is_year(figure, before, after)


def _is_month_day(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the number is the day in "3 May" or "May 3", without its year."""
    names = {name for name, _ in lexicon.months}
    last = before.rstrip().rsplit(" ", 1)[-1].strip(".,(").casefold()
    first = after.strip().split(" ", 1)[0].strip(".,;)").casefold()
    # "may" is also a verb: "62 may" is no day
    return ((last in names and last != "may") or before[-4:] == "May ") or (
        first in names and (first != "may" or after[:4] == " May")
    )


def _is_year(figure: Figure, before: str, after: str) -> bool:
    if figure.has_separators or not 1800 <= figure.value <= 2199:
        return False
    if len(figure.written) != 4:
        return False
    counted = re.match(
        r"\s+[^\W\d_][\w-]*s\b|\s+(?:people|persons|men|women|children|افراد)\b", after
    )
    is_dated = _YEAR_BEFORE.search(before) is not None
    return counted is None or is_dated or after[:1] in "-–/"


def _proposal(figure: Figure, sentence: str, passage: Passage) -> Proposal:
    unit = _unit(*_around(figure, sentence))
    whole = figure.value == figure.value.to_integral_value()
    return Proposal(
        ProposalKind.NUMBER,
        figure.written,
        passage.anchor,
        "a number that is no date, year, ordinal or name of a thing",
        extra=(
            ("value", int(figure.value) if whole else float(figure.value)),
            ("unit", unit or None),
            ("sentence", sentence),
        ),
    )


def _unit(before: str, after: str) -> str:
    """Return what is counted, as far as the next words tell; empty when they do not."""
    if percent := _PERCENT.match(after):
        return percent[1] if percent[1] != "٪" else "%"
    if money := _MONEY.search(before):
        return money[1].rstrip(".")
    words: list[str] = []
    for token in after.split():
        word = _UNIT_WORD.match(token)
        if word is None or word[0].casefold() in _UNIT_STOPS or len(words) == 3:
            break
        words.append(word[0])
        # A plural ends the name of what is counted; other scripts give no such sign.
        if not word[0].isascii() or word[0].endswith("s") or word[0] in _PLURALS:
            break
        if word[0] != token:
            break
    return " ".join(words)
