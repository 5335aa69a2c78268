"""Cells and columns that the tables of the report share."""

from __future__ import annotations

from misaq.core.threat.picture.records import Toll
from misaq.kernel.provenance import Citations, is_verified
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Align, Column
from misaq.reports.inline import Cite, Content, Inline, Ref
from misaq.reports.voice import Voice

NOT_COVERED = say("not in the data")
NO_SAYING = say("cannot be said")


def number(value: float, digits: int = 0) -> Ref:
    """Return a number as it is read in every language: 1,234 or 3.5."""
    return Ref(f"{value:,.{digits}f}")


def span(low: float, high: float, digits: int = 0) -> Ref:
    """Return an interval: 3–12."""
    return Ref(f"{low:,.{digits}f}–{high:,.{digits}f}")


def toll_cells(toll: Toll | None, voice: Voice) -> tuple[Content, ...]:
    """Return events, best, lowest and highest figure of deaths."""
    if toll is None:
        return tuple(voice.plain(NOT_COVERED) for _ in range(4))
    return tuple(number(one) for one in (toll.events, toll.best, toll.low, toll.high))


def toll_columns(voice: Voice) -> tuple[Column, ...]:
    """Return the columns of :func:`toll_cells`."""
    heads = (say("Events"), say("Deaths, best figure"), say("Lowest"), say("Highest"))
    return tuple(Column(voice.plain(head), 1, Align.END) for head in heads)


def columns(voice: Voice, *heads: tuple[Phrase, float, bool]) -> tuple[Column, ...]:
    """Return columns by title, width and whether they hold numbers."""
    return tuple(
        Column(voice.plain(head), width, Align.END if is_number else Align.START)
        for head, width, is_number in heads
    )


def sourced(words: Content, cite: Citations, voice: Voice) -> tuple[Inline, ...]:
    """Return the words with their sources, and whether nobody has read any of them."""
    parts: list[Inline] = [*(words if isinstance(words, tuple) else (words,))]
    for source in dict.fromkeys(str(one.source) for one in cite):
        parts += [" ", Cite(source)]
    if cite and not is_verified(cite):
        parts += [" ", *voice.plain(say("(unverified)"))]
    return tuple(parts)
