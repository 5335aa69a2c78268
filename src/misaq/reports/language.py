"""The languages of papers, with the words that the renderers themselves write."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from misaq.kernel.errors import NotFound
from misaq.kernel.words import Phrase, say
from misaq.reports.catalogue import Translate, translation_into


class Direction(Enum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words around the content.

    Attributes:
        page_of: template with ``{page}`` and ``{pages}``, in this order.
        paragraphs: template with ``{first}`` and ``{last}``; ``paragraph`` with ``{first}``.
        day: template with ``{day}``, ``{month}`` and ``{year}``.
    """

    page_of: str
    paragraph: str
    paragraphs: str
    day: str
    contents: str
    paper: str
    date: str
    prepared_by: str
    severity: str
    sureness: str
    since: str
    not_known: str
    working: str
    sources: str
    no_source: str
    confidence: str
    question: str
    reply: str
    no_rows: str


_WORDS: Mapping[str, Phrase] = {
    "page_of": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
    "paragraph": say("paragraph {first}", first="{first}"),
    "paragraphs": say("paragraphs {first}–{last}", first="{first}", last="{last}"),
    "day": say("{day} {month} {year}", day="{day}", month="{month}", year="{year}"),
    "contents": say("Contents"),
    "paper": say("Paper"),
    "date": say("Date"),
    "prepared_by": say("Prepared by"),
    "severity": say("Severity"),
    "sureness": say("How sure"),
    "since": say("Since"),
    "not_known": say("Not known"),
    "working": say("Working"),
    "sources": say("Sources"),
    "no_source": say("No source supports this."),
    "confidence": say("Confidence"),
    "question": say("Question"),
    "reply": say("Reply"),
    "no_rows": say("Nothing is on record here."),
}
_MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of papers.

    Attributes:
        code: the language alone ("en", "ur").
        direction: which way it is written.
        region: the region whose usage it follows ("PK"); empty for none.
    """

    code: str
    direction: Direction
    region: str = ""

    @property
    def tag(self) -> str:
        """The tag of the language as files name it: "ur-PK"."""
        return f"{self.code}-{self.region}" if self.region else self.code

    @property
    def is_rtl(self) -> bool:
        """Whether it is written right to left."""
        return self.direction is Direction.RTL

    @property
    def translate(self) -> Translate:
        """What puts templates into this language."""
        return translation_into(self.code)

    @property
    def wording(self) -> Wording:
        """The words around the content."""
        return _wording(self.code)

    def write_day(self, day: date) -> str:
        """Return the day as the language writes it: "23 November 2026"."""
        month = _MONTHS[day.month - 1].render(self.translate)
        return self.wording.day.format(day=day.day, month=month, year=day.year)

    def write_span(self, first: int | None, last: int | None) -> str:
        """Return the paragraphs from ``first`` to ``last``; nothing when there are none."""
        if first is None or last is None:
            return ""
        template = self.wording.paragraph if first == last else self.wording.paragraphs
        return template.format(first=first, last=last)


def month_words(year: int, month: int) -> Phrase:
    """Return a month in words: "June 2018"; months are counted from 1."""
    return say("{month} {year}", month=_MONTHS[month - 1], year=year)


@functools.cache
def _wording(code: str) -> Wording:
    translate = translation_into(code)
    return Wording(
        **{field.name: _WORDS[field.name].render(translate) for field in fields(Wording)}
    )


ENGLISH = Language("en", Direction.LTR)
URDU = Language("ur", Direction.RTL, region="PK")

LANGUAGES = (ENGLISH, URDU)


def find_language(code: str) -> Language:
    """Return the language of papers with the code or tag ("ur", "ur-PK").

    Raises:
        NotFound: no paper is written in it.
    """
    for language in LANGUAGES:
        if code.lower() in (language.code, language.tag.lower()):
            return language
    known = ", ".join(language.code for language in LANGUAGES)
    raise NotFound(
        f"No paper is written in the language {code!r}.", next_step=f"Use one of: {known}."
    )
