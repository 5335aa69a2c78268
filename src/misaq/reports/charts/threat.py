"""Events and deaths of one source: on tiles, by year, and the levels of an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from misaq.core.packs import Tile
from misaq.core.threat.picture.records import Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import (
    Cell,
    Chart,
    Dot,
    Figure,
    Grid,
    Ink,
    KeyEntry,
    Line,
    Points,
    Shape,
    Span,
    Strips,
)

NO_SIDE = say(
    "Every tile is as large as every other and stands roughly where its part lies. "
    "The grid takes no side on any boundary."
)
_BANDS = ((100, Ink.GRAVE), (10, Ink.SERIOUS), (1, Ink.MINOR))
_YEARS = 15
"""How many years a row of cells has room for on a telephone."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An area with its figures.

    Attributes:
        title: what it is called.
        short: a few letters.
        toll: events and deaths.
        tile: column and row; None where it has no tile.
    """

    title: str
    short: str
    toll: Toll
    tile: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Level:
    """Months at one level.

    Attributes:
        starts: first day.
        ends: first day after it.
        mean: events a month.
    """

    starts: date
    ends: date
    mean: float


def tile_of(titles: Sequence[str], tiles: Sequence[Tile]) -> Tile | None:
    """Return the tile of an area that goes by the titles; None where it has none."""
    return next((tile for tile in tiles if any(tile.is_called(title) for title in titles)), None)


def free_tile(beside: Tile, tiles: Sequence[Tile]) -> tuple[int, int] | None:
    """Return a free place next to a tile, west of it first; None where none is free."""
    taken = {(tile.column, tile.row) for tile in tiles}
    near = ((-1, 0), (1, 0), (0, -1), (0, 1))
    places = ((beside.column + x, beside.row + y) for x, y in near)
    return next((at for at in places if at not in taken and min(at) >= 0), None)


def map_chart(
    key: str, title: Phrase, placed: Sequence[Placed], *, as_of: date, note: Phrase
) -> Chart:
    """Return deaths of one span on tiles; the table beside it is the page's own."""
    drawn = [one for one in placed if one.tile is not None]
    cells = tuple(_tile(one, one.tile) for one in drawn if one.tile is not None)
    figure = None
    if cells:
        figure = Grid(
            tuple(Line("") for _ in range(1 + max(cell.column for cell in cells))),
            tuple(Line("") for _ in range(1 + max(cell.row for cell in cells))),
            cells,
            is_map=True,
        )
    most = max(placed, key=lambda one: one.toll.best, default=None)
    finding: tuple[Phrase, ...] = (say("No deaths are recorded."),)
    if most is not None and most.toll.best:
        finding = (
            say(
                "Most deaths are recorded in {area}: {best}, between {low} and {high}, in "
                "{events} events.",
                area=most.title,
                best=most.toll.best,
                low=most.toll.low,
                high=most.toll.high,
                events=most.toll.events,
            ),
        )
    return Chart(
        key=key, title=title, finding=finding, figure=figure, columns=(), rows=(), as_of=as_of,
        legend=(
            KeyEntry(say("100 deaths and more"), Ink.GRAVE, code="9"),
            KeyEntry(say("10 to 99 deaths"), Ink.SERIOUS, code="9"),
            KeyEntry(say("1 to 9 deaths"), Ink.MINOR, code="9"),
            KeyEntry(say("none recorded"), Ink.PLAIN, code="0"),
        ),
        note=say("{how} {what}", how=NO_SIDE, what=note),
    )  # fmt: skip


def _tile(one: Placed, at: tuple[int, int]) -> Cell:
    return Cell(
        column=at[0],
        row=at[1],
        ink=ink_of(one.toll.best),
        words=say(
            "{area}: {events} events, {best} deaths, between {low} and {high}.",
            area=one.title,
            events=one.toll.events,
            best=one.toll.best,
            low=one.toll.low,
            high=one.toll.high,
        ),
        text=str(one.toll.best),
        name=one.short,
    )


def ink_of(deaths: int) -> Ink:
    """Return how strongly a number of deaths calls."""
    return next((ink for least, ink in _BANDS if deaths >= least), Ink.PLAIN)


def multiples_chart(
    what: Phrase,
    rows: Sequence[tuple[str, str]],
    years: Mapping[int, Sequence[int]],
    *,
    as_of: date,
) -> Chart:
    """Return deaths by area and year, all on one scale.

    Args:
        what: the part of events they died in.
        rows: a few letters and the title of each area.
        years: deaths of each area, in the order of ``rows``, by year; the last are drawn.
    """
    drawn = sorted(years)[-_YEARS:]
    cells = tuple(
        Cell(
            column=column,
            row=row,
            ink=ink_of(years[year][row]),
            words=say("{area}, {year}: {deaths} deaths.", area=title, year=year, deaths=deaths),
            text=str(len(str(deaths))),
        )
        for column, year in enumerate(drawn)
        for row, (_, title) in enumerate(rows)
        if (deaths := years[year][row])
    )
    figure: Figure | None = None
    if cells:
        figure = Grid(
            tuple(Line(f"{year % 100:02}", str(year)) for year in drawn),
            tuple(Line(short, title) for short, title in rows),
            cells,
        )
    return Chart(
        key="threat/years",
        title=say("Deaths by province and year: {part}", part=what),
        finding=(say("The years {first} to {last}.", first=drawn[0], last=drawn[-1]),)
        if drawn
        else (say("No year is on record."),),
        figure=figure,
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(
            KeyEntry(say("thousands of deaths"), Ink.GRAVE, code="4"),
            KeyEntry(say("hundreds"), Ink.GRAVE, code="3"),
            KeyEntry(say("tens"), Ink.SERIOUS, code="2"),
            KeyEntry(say("fewer than ten"), Ink.MINOR, code="1"),
        ),
        note=say("A cell says how many digits the number of deaths has; an empty one has none."),
    )


def years_chart(title: str, what: Phrase, years: Mapping[int, Toll], *, as_of: date) -> Chart:
    """Return deaths of an area by year, from the lowest to the highest figure."""
    dots = []
    for year, toll in sorted(years.items()):
        words = say(
            "{year}: {best} deaths, between {low} and {high}, in {events} events.",
            year=year,
            best=toll.best,
            low=toll.low,
            high=toll.high,
            events=toll.events,
        )
        low, high = Decimal(toll.low), Decimal(toll.high)
        first, last = date(year, 1, 1), date(year, 12, 31)
        dots.append(Dot(first, last, low, high, Shape.CIRCLE, Ink.SERIOUS, words))
    worst = max(years, key=lambda year: years[year].best, default=None)
    finding: tuple[Phrase, ...] = (say("No year is on record."),)
    if worst is not None:
        finding = (
            say(
                "The year with most deaths on record is {year}: {best}.",
                year=worst,
                best=years[worst].best,
            ),
        )
    return Chart(
        key="threat/area-years",
        title=say("{area}, deaths by year: {part}", area=title, part=what),
        finding=finding,
        figure=Points(tuple(dots), say("deaths")) if dots else None,
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(
            KeyEntry(
                say("a year: the line runs from the lowest to the highest figure"),
                Ink.SERIOUS,
                shape=Shape.CIRCLE,
            ),
        ),
        note=say("The form stands in the middle of the line; the best figure is in the table."),
    )


def levels_chart(title: str, what: Phrase, levels: Sequence[Level], *, as_of: date) -> Chart:
    """Return the usual number of events a month, and when it shifted."""
    most = max((level.mean for level in levels), default=0.0)
    spans = tuple(
        Span(
            row=0,
            starts=level.starts,
            ends=level.ends,
            ink=_level_ink(level.mean, most),
            words=say(
                "From {first} until {last}: {mean} events a month.",
                first=level.starts.isoformat()[:7],
                last=level.ends.isoformat()[:7],
                mean=f"{level.mean:.1f}",
            ),
            code=f"{level.mean:.0f}",
        )
        for level in levels
    )
    figure = None
    if spans:
        row = (Line(say("a month"), say("Events a month")),)
        figure = Strips(row, spans, levels[0].starts, levels[-1].ends)
    return Chart(
        key="threat/levels",
        title=say("{area}, the usual level of monthly events: {part}", area=title, part=what),
        finding=(
            say("The level shifted {times} times.", times=max(len(levels) - 1, 0)),
            say("Why it shifted is not in the figures."),
        ),
        figure=figure,
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(
            KeyEntry(say("at least half of the highest level"), Ink.GRAVE, code="9"),
            KeyEntry(say("at least a tenth of it"), Ink.SERIOUS, code="9"),
            KeyEntry(say("less"), Ink.MINOR, code="9"),
        ),
    )


def _level_ink(mean: float, most: float) -> Ink:
    if mean * 2 >= most:
        return Ink.GRAVE
    return Ink.SERIOUS if mean * 10 >= most else Ink.MINOR
