"""What changed by class, where the source lets events be classed."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.picture.finer import groups_of_plain
from misaq.core.threat.picture.plain import months_of_plain
from misaq.core.threat.picture.records import PARTS, Part, ResultKind
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Column, Heading, Paragraph, Table
from misaq.reports.inline import Content
from misaq.reports.situation.cells import columns, number, toll_cells, toll_columns
from misaq.reports.situation.group_years import year_tables
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.numbers import compared, parts_of
from misaq.reports.situation.saying import not_kept

_UNCLASSED = say("no rule classes it")
_PRIMARY = say(
    "Each event is counted in its primary class, given by a named rule. An event of no class is"
    " counted as such: unknown stays unknown."
)


def classes(draft: Draft) -> Iterator[Block]:
    """Yield the classes by month where kept, then by year."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("By class")))
    months = of.results.get(ResultKind.CLASS_MONTHS, ()) if of.area is None else ()
    years = of.stored(ResultKind.CLASSES, of.area_code)
    if not months and years is None:
        yield not_kept(voice, say("Classes"))
        return
    yield Paragraph(voice.plain(_PRIMARY))
    if months:
        yield _month_table(draft)
    if years is not None:
        found = groups_of_plain(years.subject, years.body)
        yield from year_tables(draft, found, say("Class"), _class, _caption)


def _month_table(draft: Draft) -> Table:
    of, voice = draft.of, draft.voice
    rows: list[tuple[Content, ...]] = []
    for stored in of.results[ResultKind.CLASS_MONTHS]:
        found = months_of_plain(stored.subject, stored.body)
        for part in parts_of((found,)):
            one = compared((found,), part, of.basis, of.month)
            if one.month.events or (one.year_before is not None and one.year_before.events):
                before = voice.plain(say("–"))
                events = before if one.year_before is None else number(one.year_before.events)
                rows.append((_class(draft, stored.subject), voice.plain(PARTS[part]),
                             *toll_cells(one.month, voice), events))  # fmt: skip
    return Table(
        columns=(
            *columns(voice, (say("Class"), 2, False), (say("What"), 1.4, False)),
            *toll_columns(voice),
            Column(voice.plain(say("Events a year before")), 1.2, toll_columns(voice)[0].align),
        ),
        rows=tuple(rows),
        caption=voice.plain(say("Classes in {month}", month=of.month_text)),
    )


def _caption(part: Part) -> Phrase:
    return say("Recorded {part} by class, whole years", part=PARTS[part])


def _class(draft: Draft, key: str) -> Content:
    voice = draft.voice
    if not key:
        return voice.plain(_UNCLASSED)
    found = next((one for one in draft.of.registers.framework.classes if str(one.key) == key), None)
    words: Phrase | str = key if found is None else say("{title}", title=found.title)
    return voice.plain(words)
