"""What the pages of the picture show, put together from kept results and registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.queries import get_tiles
from misaq.apps.threat.queries import Kept, list_months
from misaq.core.access.actors import PUBLIC
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area, Level
from misaq.core.threat.picture.records import PARTS, AreaMonths, Basis, Part, Plain, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart
from misaq.reports.charts.threat import (
    Level as Stretch,
)
from misaq.reports.charts.threat import (
    Placed,
    free_tile,
    levels_chart,
    map_chart,
    multiples_chart,
    tile_of,
    years_chart,
)

ALL = say("all years")
_NOWHERE = say("known to no province")


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
        span: the span in words.
        picture: deaths of one part on tiles.
        multiples: deaths of one part by area and year.
        years: the table beside it: each year with one number for each of ``heads``.
        heads: titles of the areas in ``years``.
        part: the part that is drawn.
    """

    parts: tuple[Phrase, ...]
    lines: tuple[AreaLine, ...]
    span: Phrase | str
    picture: Chart
    multiples: Chart
    years: tuple[tuple[int, tuple[int, ...]], ...]
    heads: tuple[str, ...]
    part: Phrase


def parts_of(found: Sequence[AreaMonths]) -> tuple[Part, ...]:
    """Return the parts that any area tells apart, in their fixed order."""
    known = {one.part for area in found for one in area.parts}
    return tuple(part for part in Part if part in known)


def picture_of(
    kept: Kept,
    found: Sequence[AreaMonths],
    *,
    part: Part,
    year: int | None,
    month: int | None,
    as_of: date,
) -> Picture:
    """Return the first page for a span and the part of events that is drawn."""
    gazetteer = get_gazetteer(actor=PUBLIC)
    parts = parts_of(found)
    basis = kept.basis
    lines = tuple(
        AreaLine(
            area.area,
            _title(gazetteer, area.area),
            tuple(toll_of(area, one, basis, year, month) for one in parts),
        )
        for area in found
    )
    named = [area for area in found if area.area]
    words = PARTS[part]
    span = _span_words(year, month)
    return Picture(
        parts=tuple(PARTS[one] for one in parts),
        lines=lines,
        span=span,
        picture=map_chart(
            "threat/map",
            say("Deaths by province, {span}: {part}", span=span, part=words),
            _placed(gazetteer, named, part, basis, (year, month)),
            as_of=as_of,
            note=basis.cannot_see,
        ),
        multiples=multiples_chart(
            words,
            [(_short(area.area), str(_title(gazetteer, area.area))) for area in named],
            {each: _best(named, part, basis, each) for each in basis.years},
            as_of=as_of,
        ),
        years=tuple((each, _best(named, part, basis, each)) for each in reversed(basis.years)),
        heads=tuple(str(_title(gazetteer, area.area)) for area in named),
        part=words,
    )


def toll_of(
    area: AreaMonths, part: Part, basis: Basis, year: int | None, month: int | None = None
) -> Toll:
    """Return events and deaths of one part; of a year and month, or of all years."""
    mine = next((one for one in area.parts if one.part is part), None)
    if mine is None:
        return Toll()
    if year is not None and month is not None:
        return mine.of_month(year * 12 + month - 1, basis.first_month)
    years = basis.years if year is None else (year,)
    return sum((mine.of_year(each, basis.first_month) for each in years), Toll())


def area_months(kept: Kept, code: str) -> AreaMonths | None:
    """Return the months of one area; None where nothing of it is recorded."""
    found = list_months(actor=PUBLIC, kept=kept)
    return next((one for one in found if one.area == code), None)


def area_years_chart(title: str, found: AreaMonths, part: Part, basis: Basis, as_of: date) -> Chart:
    """Return the picture of an area's deaths by year."""
    years = {year: toll_of(found, part, basis, year) for year in basis.years}
    return years_chart(title, PARTS[part], years, as_of=as_of)


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


def month_words(month: int) -> str:
    """Return a month as year and month: 2009-05."""
    return _first_day(month).isoformat()[:7]


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _span_words(year: int | None, month: int | None) -> Phrase | str:
    if year is None:
        return ALL
    return str(year) if month is None else f"{year}-{month:02}"


def _title(gazetteer: Gazetteer, code: str) -> Phrase | str:
    area = gazetteer.find(code) if code else None
    return _NOWHERE if area is None else area.title


def _short(code: str) -> str:
    tile = _tile_at(code)
    return code.rsplit("-", 1)[-1] if tile is None else tile


def _tile_at(code: str) -> str | None:
    area = get_gazetteer(actor=PUBLIC).find(code)
    found = None if area is None else tile_of(_names(area), get_tiles(actor=PUBLIC))
    return None if found is None else found.short


def _names(area: Area) -> tuple[str, ...]:
    return (area.title, *(name.text for name in area.names if name.kind.is_of_area))


def _best(named: Sequence[AreaMonths], part: Part, basis: Basis, year: int) -> tuple[int, ...]:
    return tuple(toll_of(area, part, basis, year).best for area in named)


def _placed(
    gazetteer: Gazetteer,
    named: Sequence[AreaMonths],
    part: Part,
    basis: Basis,
    span: tuple[int | None, int | None],
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
        toll = toll_of(one, part, basis, *span)
        found.append(Placed(area.title, _short(one.area), toll, at))
    return found
