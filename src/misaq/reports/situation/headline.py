"""The month in figures, beside a year before and the twelve months before it."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.picture.records import PARTS, Part, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Bullets, Column, Heading, Note, Paragraph, Table
from misaq.reports.inline import Content
from misaq.reports.language import month_words
from misaq.reports.situation.cells import NOT_COVERED, number, toll_cells, toll_columns
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.numbers import Compared, compared, parts_of

_APART = say(
    "Attacks, operations of the state and the rest are different things and stand apart. Their sum"
    " is not given: it would say little."
)
_UNTOLD = say(
    "This source was compiled by month and province without telling attacks, operations of the"
    " state and clashes apart. What stands below is all of them together."
)


def headline(draft: Draft) -> Iterator[Block]:
    """Yield the month part by part."""
    voice, found = draft.voice, compared_parts(draft)
    yield Heading(voice.plain(say("The month in figures")))
    if not found:
        words = say("The source records nothing of this area, in this month or any other.")
        yield Paragraph(voice.plain(words))
        return
    for one in found:
        yield Paragraph(voice.plain(_sentence(one)))
    yield _table(draft, found)
    is_untold = [one.part for one in found] == [Part.UNTOLD]
    yield Paragraph(voice.plain(_UNTOLD if is_untold else _APART))
    yield Note(
        (voice.plain(draft.of.basis.cannot_see),),
        title=voice.plain(say("What this source cannot see")),
    )
    lost = tuple(voice.plain(_lost(one, draft)) for one in found if one.without_month.events)
    if lost:
        yield Paragraph(voice.plain(say("Known to the year, and in no month:")), numbered=False)
        yield Bullets(lost)


def compared_parts(draft: Draft) -> tuple[Compared, ...]:
    """Return each part of the area's events in the month, beside earlier months."""
    of = draft.of
    areas = of.own_months
    return tuple(compared(areas, part, of.basis, of.month) for part in parts_of(areas))


def _sentence(one: Compared) -> Phrase:
    said = say(
        "Recorded {part}: events {events}; deaths {best} (lowest {low}, highest {high}).",
        part=PARTS[one.part],
        events=one.month.events,
        best=one.month.best,
        low=one.month.low,
        high=one.month.high,
    )
    return say("{first} {second}", first=said, second=_beside(one))


def _beside(one: Compared) -> Phrase:
    """Return where the month lies in the range of the twelve months before it."""
    if one.range_of_events is None:
        return say("The source does not cover the twelve months before.")
    least, most = one.range_of_events
    if one.month.events > most:
        return say(
            "That is more than in any of the twelve months before ({least} to {most} events).",
            least=least,
            most=most,
        )
    if one.month.events < least:
        return say(
            "That is fewer than in any of the twelve months before ({least} to {most} events).",
            least=least,
            most=most,
        )
    return say(
        "The twelve months before had {least} to {most} events each, so that this month is within"
        " what was usual.",
        least=least,
        most=most,
    )


def _table(draft: Draft, found: tuple[Compared, ...]) -> Table:
    voice = draft.voice
    heads = (Column(voice.plain(say("What")), 2), Column(voice.plain(say("When")), 2))
    return Table(
        columns=(*heads, *toll_columns(voice)),
        rows=tuple(row for one in found for row in _rows(one, draft)),
        caption=voice.plain(say("The month beside earlier months")),
    )


def _rows(one: Compared, draft: Draft) -> Iterator[tuple[Content, ...]]:
    voice, month = draft.voice, draft.of.month
    part = voice.plain(PARTS[one.part])
    yield part, _month(draft, month), *toll_cells(one.month, voice)
    yield part, _month(draft, month - 12), *toll_cells(one.year_before, voice)
    yield part, voice.plain(say("twelve months before, on average")), *_means(one, draft)


def _month(draft: Draft, month: int) -> Content:
    return draft.voice.plain(month_words(month // 12, month % 12 + 1))


def _means(one: Compared, draft: Draft) -> tuple[Content, ...]:
    if one.mean_events is None or one.mean_deaths is None:
        return tuple(draft.voice.plain(NOT_COVERED) for _ in range(4))
    return tuple(number(mean, 1) for mean in (one.mean_events, *one.mean_deaths))


def _lost(one: Compared, draft: Draft) -> Phrase:
    toll: Toll = one.without_month
    return say(
        "Recorded {part}, {year}: events {events}; deaths {best} (lowest {low}, highest {high}).",
        part=PARTS[one.part],
        year=draft.of.month // 12,
        events=toll.events,
        best=toll.best,
        low=toll.low,
        high=toll.high,
    )
