"""Numbers of a document, each with the sentence that gives it a meaning."""

from __future__ import annotations

import re

from misaq.core.sourcebook.reading.days import find_days
from misaq.core.sourcebook.reading.digits import Figure, find_figures
from misaq.core.sourcebook.reading.lexicon import Lexicon
from misaq.core.sourcebook.reading.passages import Passage
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind
from misaq.core.sourcebook.reading.sentences import split_sentences

# A number right after one of these is the name of a thing, not a count.
_LABEL = re.compile(
    r"\b(schedules?|sections?|ss?|articles?|arts?|tables?|figures?|annex(?:es|ures?)?|appendix|rules?"
    r"|chapters?|parts?|paras?|paragraphs?|points?|items?|clauses?|no|nos|number|phases?|pages?|pp?"
    r"|groups?|sessions?|meetings?|recommendations?|mechanisms?|resolutions?|acts?|steps?|form"
    r"|volumes?|vol|issues?|goals?|targets?|forms?|grades?|levels?|version|room|ext|tel|phone|fax"
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
_URL = re.compile(r"\S*(?:https?:|www\.|@)\S*|\S+\.(?:org|com|net|pdf|html?)\S*")
_MONEY = re.compile(r"(Rs\.?|PKR|USD|US\$|\$|€|£|EUR|GBP)\s*$")
_PERCENT = re.compile(r"\s*(%|٪|percent\b|per cent\b|فیصد)")


def propose_numbers(passage: Passage, lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return the quantities of a passage; dates, years, ordinals and numbered names are left out."""
    return tuple(
        _proposal(figure, sentence, passage)
        for sentence in split_sentences(passage.body)
        for figure in find_figures(sentence)
        if _is_quantity(figure, sentence, lexicon)
    )


def _is_quantity(figure: Figure, sentence: str, lexicon: Lexicon) -> bool:
    before, after = sentence[: figure.start], sentence[figure.end :]
    taken = [(day.start, day.end) for day in find_days(sentence, lexicon)]
    taken += [found.span() for found in _URL.finditer(sentence)]
    if any(start <= figure.start < end for start, end in taken):
        return False
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
    unit = _unit(sentence[: figure.start], sentence[figure.end :])
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
        if word[0] != token:
            break
    return " ".join(words)
