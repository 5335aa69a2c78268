"""The month or year a page shows, and the way to the one before and the one after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from misaq.core.threat.picture.records import Basis
from misaq.kernel.words import Phrase, say

ALL = say("all years")


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month of it, or all years.

    Attributes:
        year: the year; None for all.
        month: the month, from 1; None for the whole year.
    """

    year: int | None = None
    month: int | None = None

    @property
    def words(self) -> Phrase | str:
        """The span as people read it."""
        if self.year is None:
            return ALL
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02}"

    @property
    def number(self) -> int | None:
        """The month as years times 12 plus month less one; None where it is no single month."""
        if self.year is None or self.month is None:
            return None
        return self.year * 12 + self.month - 1


@dataclass(frozen=True, slots=True)
class Slider:
    """What a page needs to move through the months of a basis.

    Attributes:
        last: the number of the last month, the first being 0.
        at: where the slider stands.
        first_words: the first month.
        last_words: the last month.
        words: the month it stands at.
        earlier: query of the month or year before; empty where there is none.
        later: query of the month or year after; empty where there is none.
        kept: what else the page was asked for, as names and values.
    """

    last: int
    at: int
    first_words: str
    last_words: str
    words: str
    earlier: str
    later: str
    kept: tuple[tuple[str, str], ...]


def month_words(month: int) -> str:
    """Return a month as year and month: 2009-05."""
    return f"{month // 12}-{month % 12 + 1:02}"


def slid_to(asked: Mapping[str, str], basis: Basis) -> Span | None:
    """Return the month that a slider was left at; None where none was, or there is no such."""
    text = asked.get("at", "")
    if not text.isascii() or not text.isdigit() or int(text[:6]) >= basis.months:
        return None
    month = basis.first_month + int(text)
    return Span(month // 12, month % 12 + 1)


def slider_of(span: Span, basis: Basis, asked: Mapping[str, str]) -> Slider:
    """Return the slider of a page that shows a span."""
    kept = tuple((name, asked[name]) for name in ("source", "part") if asked.get(name))
    last = basis.first_month + basis.months - 1
    number = last if span.number is None else span.number
    return Slider(
        last=basis.months - 1,
        at=number - basis.first_month,
        first_words=month_words(basis.first_month),
        last_words=month_words(last),
        words=month_words(number),
        earlier=_query(_moved(span, -1), basis, kept),
        later=_query(_moved(span, 1), basis, kept),
        kept=kept,
    )


def _moved(span: Span, by: int) -> Span | None:
    if span.year is None:
        return None
    if span.number is None:
        return Span(span.year + by)
    month = span.number + by
    return Span(month // 12, month % 12 + 1)


def _query(span: Span | None, basis: Basis, kept: tuple[tuple[str, str], ...]) -> str:
    if span is None or span.year not in basis.years:
        return ""
    if span.number is not None and not 0 <= span.number - basis.first_month < basis.months:
        return ""
    month = {} if span.month is None else {"month": str(span.month)}
    return "?" + urlencode({**dict(kept), "year": str(span.year), **month})
