"""The month by province, and inside a province by district where that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from misaq.core.packs import Tile
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area
from misaq.core.threat.picture.finer import MonthsOfUnits, units_of_plain
from misaq.core.threat.picture.records import PARTS, AreaMonths, Part, ResultKind, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Column, Heading, Paragraph, Table
from misaq.reports.charts.threat import NO_SIDE, Placed, free_tile, map_chart, tile_of
from misaq.reports.committee_paper.pictures import picture_block
from misaq.reports.inline import Content
from misaq.reports.situation.cells import number, toll_cells, toll_columns
from misaq.reports.situation.drawing import speech_of
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.numbers import compared, parts_of

_NOWHERE = say("known to no province")
_MOST_DISTRICTS = 20


def places(draft: Draft) -> Iterator[Block]:
    """Yield the month in every province, then in the districts of the one the report is about."""
    voice = draft.voice
    yield Heading(voice.plain(say("By province")))
    yield from _map(draft)
    for part in parts_of(draft.of.months):
        yield _table(draft, part)
    yield from _districts(draft)


def _table(draft: Draft, part: Part) -> Table:
    voice = draft.voice
    return Table(
        columns=(
            Column(voice.plain(say("Province")), 2.4),
            *toll_columns(voice),
            Column(voice.plain(say("Events a year before")), 1.2, toll_columns(voice)[0].align),
            Column(voice.plain(say("Events, mean of twelve months before")), 1.6,
                   toll_columns(voice)[0].align),
        ),
        rows=tuple(_row(draft, one, part) for one in draft.of.months),
        caption=voice.plain(
            say("Recorded {part}, {month}", part=PARTS[part], month=draft.of.month_text)
        ),
    )  # fmt: skip


def _row(draft: Draft, area: AreaMonths, part: Part) -> tuple[Content, ...]:
    voice = draft.voice
    one = compared((area,), part, draft.of.basis, draft.of.month)
    before = voice.plain(say("–")) if one.year_before is None else number(one.year_before.events)
    mean = voice.plain(say("–")) if one.mean_events is None else number(one.mean_events, 1)
    return (_name(draft, area.area), *toll_cells(one.month, voice), before, mean)


def _name(draft: Draft, code: str) -> Content:
    voice = draft.voice
    return voice.plain(_named(draft, code)) if code else voice.plain(_NOWHERE)


def _named(draft: Draft, code: str) -> Phrase:
    """Return what an area is called, so that the voice finds its title in the language."""
    return say("{area}", area=draft.title_of(code))


def _map(draft: Draft) -> Iterator[Block]:
    """Yield the deaths of the first part on tiles, where the country has a map of squares."""
    of = draft.of
    parts = parts_of(of.months)
    if not of.tiles or not parts:
        return
    gazetteer = Gazetteer(of.registers.places)
    chart = map_chart(
        "threat/report/map",
        say("Deaths by province, {span}: {part}", span=of.month_text, part=PARTS[parts[0]]),
        [_placed(draft, gazetteer, one, parts[0]) for one in of.months if one.area],
        as_of=of.basis.last_day,
        note=of.basis.cannot_see,
    )
    if chart.figure is not None:
        # The number stands on each square, so that no legend is needed.
        bare = replace(chart, legend=(), finding=(*chart.finding, NO_SIDE))
        yield picture_block(bare, speech_of(draft), draft.voice)


def _placed(draft: Draft, gazetteer: Gazetteer, one: AreaMonths, part: Part) -> Placed:
    of = draft.of
    area = gazetteer.get(one.area)
    tile = tile_of(_names(area), of.tiles)
    at = _beside(gazetteer, one.area, of.tiles) if tile is None else (tile.column, tile.row)
    toll = compared((one,), part, of.basis, of.month).month
    short = one.area.rsplit("-", 1)[-1] if tile is None else tile.short
    return Placed(area.title, short, toll, at)


def _beside(gazetteer: Gazetteer, code: str, tiles: Sequence[Tile]) -> tuple[int, int] | None:
    """Return a free square beside the unit that an area was merged into."""
    later = gazetteer.find(gazetteer.unit_of(code))
    tile = None if later is None else tile_of(_names(later), tiles)
    return None if tile is None else free_tile(tile, tiles)


def _names(area: Area) -> tuple[str, ...]:
    return (area.title, *(name.text for name in area.names if name.kind.is_of_area))


def _districts(draft: Draft) -> Iterator[Block]:
    """Yield the districts of the province with most events in the month."""
    of, voice = draft.of, draft.voice
    if of.area is None:
        return
    yield Heading(voice.plain(say("By district")), level=2)
    stored = of.stored(ResultKind.DISTRICTS, of.area_code)
    if stored is None:
        words = say("Nothing is kept of its districts: the figures are of provinces and months.")
        yield Paragraph(voice.plain(words))
        return
    found = units_of_plain(of.area_code, stored.body)
    parts = [part for part in Part if any(part in unit for unit in found.units.values())]
    for part in parts:
        yield _district_table(draft, found, part)
    yield Paragraph(
        voice.plain(
            say("A district that is not named had no event of that sort that the source places in"
                " it. What is known to the province only is in no district.")
        )
    )  # fmt: skip


def _district_table(draft: Draft, found: MonthsOfUnits, part: Part) -> Table:
    of, voice = draft.of, draft.voice
    lines: list[tuple[str, Toll]] = []
    for code in found.units:
        toll = found.of(code, part).of_month(of.month, of.basis.first_month)
        if toll.events:
            lines.append((code, toll))
    lines.sort(key=lambda line: (-line[1].events, -line[1].best, line[0]))
    shown = lines[:_MOST_DISTRICTS]
    return Table(
        columns=(Column(voice.plain(say("District")), 2.4), *toll_columns(voice)),
        rows=tuple((_name(draft, code), *toll_cells(toll, voice)) for code, toll in shown),
        caption=voice.plain(say("Recorded {part}, {month}", part=PARTS[part], month=of.month_text)),
    )
