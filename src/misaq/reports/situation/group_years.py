"""Classes and actors year by year: the year of the report beside the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from misaq.core.threat.picture.finer import YearsOfGroups
from misaq.core.threat.picture.records import Part, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Paragraph, Table
from misaq.reports.inline import Content
from misaq.reports.situation.cells import columns, number
from misaq.reports.situation.inputs import Draft

_MOST = 15
_Lines = list[tuple[str, Toll, Toll]]


def year_tables(
    draft: Draft,
    found: YearsOfGroups,
    head: Phrase,
    name_of: Callable[[Draft, str], Content],
    caption_of: Callable[[Part], Phrase],
) -> Iterator[Block]:
    """Yield a table for each part, the groups with most events first.

    Args:
        draft: the report.
        found: events and deaths by group and year.
        head: what a group is.
        name_of: what a group is called.
        caption_of: title of the table of a part.
    """
    year, voice = draft.of.month // 12, draft.voice
    for part in Part:
        lines = _lines(found, part, year)
        if lines:
            yield Table(
                columns=columns(
                    voice,
                    (head, 2.4, False),
                    (say("Events, {year}", year=year), 1, True),
                    (say("Deaths, {year}", year=year), 1, True),
                    (say("Events, {year}", year=year - 1), 1, True),
                    (say("Deaths, {year}", year=year - 1), 1, True),
                ),
                rows=tuple(
                    (name_of(draft, name), number(now.events), number(now.best),
                     number(before.events), number(before.best))
                    for name, now, before in lines[:_MOST]
                ),
                caption=voice.plain(caption_of(part)),
            )  # fmt: skip
        if len(lines) > _MOST:
            words = say("Not shown, with fewer events: {count} more.", count=len(lines) - _MOST)
            yield Paragraph(voice.plain(words), numbered=False)


def _lines(found: YearsOfGroups, part: Part, year: int) -> _Lines:
    lines = [
        (name, line.get(year, Toll()), line.get(year - 1, Toll()))
        for name, line in found.parts.get(part, {}).items()
        if year in line or year - 1 in line
    ]
    return sorted(lines, key=lambda line: (-line[1].events, -line[2].events, line[0]))
