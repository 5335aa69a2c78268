"""What the pages of provinces show, put together from kept results and registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.one_state import once
from misaq.apps.registers.queries import get_tiles
from misaq.apps.threat.naming import area_name
from misaq.apps.threat.queries import Kept, find_result
from misaq.apps.threat.spans import Span
from misaq.core.access.actors import PUBLIC
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area, Level
from misaq.core.threat.picture.plain import months_of_plain
from misaq.core.threat.picture.records import (
    PARTS,
    AreaMonths,
    Basis,
    Part,
    Plain,
    ResultKind,
    Toll,
)
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart
from misaq.reports.charts.threat import Placed, free_tile, map_chart, tile_of
from misaq.reports.charts.threat_levels import Level as Stretch
from misaq.reports.charts.threat_levels import levels_chart
from misaq.reports.charts.threat_years import Years, multiples_chart, parts_chart


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row of figures.

    Attributes:
        code: of the area; empty for what is known to no province.
        title: what it is called.
        tolls: one for each part, in the order of the page.
    """

    code: str
    title: Phrase | str
    tolls: tuple[Toll, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the first page shows.

    Attributes:
        parts: the parts of events there are, each to be read apart.
        lines: figures of each area for the span.
        picture: deaths of one part on tiles.
        multiples: deaths of one part by area and year.
    """

    parts: tuple[Phrase, ...]
    lines: tuple[AreaLine, ...]
    picture: Chart
    multiples: Chart


def parts_of(found: Sequence[AreaMonths]) -> tuple[Part, ...]:
    """Return the parts that any area tells apart, in their fixed order."""
    known = {one.part for area in found for one in area.parts}
    return tuple(part for part in Part if part in known)


def picture_of(kept: Kept, found: Sequence[AreaMonths], *, part: Part, span: Span) -> Picture:
    """Return the first page for a span and the part of events that is drawn."""
    parts, basis = parts_of(found), kept.basis
    named = [area for area in found if area.area]
    lines = tuple(
        AreaLine(
            area.area, area_name(area.area), tuple(toll_of(area, one, basis, span) for one in parts)
        )
        for area in found
    )
    return Picture(
        parts=tuple(PARTS[one] for one in parts),
        lines=lines,
        picture=map_chart(
            "threat/map",
            say("Deaths by province, {span}: {part}", span=span.words, part=PARTS[part]),
            _placed(get_gazetteer(actor=PUBLIC), named, part, basis, span),
            as_of=basis.last_day,
            note=basis.cannot_see,
        ),
        multiples=multiples_chart(
            "threat/years",
            say("Deaths by province and year: {part}", part=PARTS[part]),
            [years_of(area, part, basis, area_name(area.area)) for area in named],
            basis.years,
            as_of=basis.last_day,
        ),
    )


def years_of(area: AreaMonths, part: Part, basis: Basis, title: Phrase | str) -> Years:
    """Return one part of an area by year, years without an event left out."""
    tolls = {year: toll_of(area, part, basis, Span(year)) for year in basis.years}
    return Years(title, {year: toll for year, toll in tolls.items() if toll.events})


def toll_of(area: AreaMonths, part: Part, basis: Basis, span: Span) -> Toll:
    """Return events and deaths of one part in a span."""
    mine = next((one for one in area.parts if one.part is part), None)
    if mine is None:
        return Toll()
    if span.number is not None:
        return mine.of_month(span.number, basis.first_month)
    years = basis.years if span.year is None else (span.year,)
    return sum((mine.of_year(each, basis.first_month) for each in years), Toll())


def area_months(kept: Kept, code: str) -> AreaMonths | None:
    """Return the months of one area; None where nothing of it is recorded."""
    return once(("threat-months", kept.row, code), lambda: _area_months(kept, code))


def _area_months(kept: Kept, code: str) -> AreaMonths | None:
    found = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.MONTHS, subject=code)
    return None if found is None else months_of_plain(code, found.body)


def area_years_chart(title: str, found: AreaMonths, basis: Basis) -> Chart:
    """Return the picture of an area's deaths by year, each part apart."""
    rows = [years_of(found, part, basis, PARTS[part]) for part in parts_of([found])]
    return parts_chart(title, rows, basis.years, as_of=basis.last_day)


def area_levels_chart(title: str, body: Plain, part: Part, as_of: date) -> Chart:
    """Return the picture of the levels of an area's monthly events."""
    levels = [
        Stretch(_first_day(one["starts"]), _first_day(one["ends"]), one["mean"])
        for one in body["levels"]
    ]
    return levels_chart(title, PARTS[part], levels, as_of=as_of)


def list_provinces() -> tuple[Area, ...]:
    """Return the provinces and territories, also those that ended."""
    areas = get_gazetteer(actor=PUBLIC).areas
    return tuple(area for area in areas if area.level is Level.PROVINCE)


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _short(code: str) -> str:
    tile = _tile_at(code)
    return code.rsplit("-", 1)[-1] if tile is None else tile


def _tile_at(code: str) -> str | None:
    area = get_gazetteer(actor=PUBLIC).find(code)
    found = None if area is None else tile_of(_names(area), get_tiles(actor=PUBLIC))
    return None if found is None else found.short


def _names(area: Area) -> tuple[str, ...]:
    return (area.title, *(name.text for name in area.names if name.kind.is_of_area))


def _placed(
    gazetteer: Gazetteer, named: Sequence[AreaMonths], part: Part, basis: Basis, span: Span
) -> list[Placed]:
    """Return each area with its tile; one that was merged stands beside what it was merged into."""
    tiles = get_tiles(actor=PUBLIC)
    found = []
    for one in named:
        area = gazetteer.get(one.area)
        tile = tile_of(_names(area), tiles)
        at = None if tile is None else (tile.column, tile.row)
        if at is None:
            later = gazetteer.find(gazetteer.unit_of(one.area))
            beside = None if later is None else tile_of(_names(later), tiles)
            at = None if beside is None else free_tile(beside, tiles)
        toll = toll_of(one, part, basis, span)
        found.append(Placed(str(area_name(one.area)), _short(one.area), toll, at))
    return found
