"""Deaths that one source records, on squares of equal size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.packs import Tile
from misaq.core.threat.picture.records import Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line, Value
from misaq.reports.inline import Ref

NO_SIDE = say(
    "Every tile is as large as every other and stands roughly where its part lies. "
    "The grid takes no side on any boundary."
)
_COLUMNS = (
    say("Area"),
    say("Events"),
    say("Deaths, best figure"),
    say("Lowest"),
    say("Highest"),
    say("Counted as one with"),
)
_COUNTED_AS_ONE = KeyEntry(
    say("in brackets: the number of the district it was split from, not to be added"),
    Ink.PLAIN,
    code="( )",
)
_BANDS = ((100, Ink.GRAVE), (10, Ink.SERIOUS), (1, Ink.MINOR))


@dataclass(frozen=True, slots=True)
class Placed:
    """An area with its figures.

    Attributes:
        title: what it is called.
        short: a few letters.
        toll: events and deaths.
        tile: column and row; None where it has no tile.
        whole: what it is counted with, where its figures are not its own alone; else empty.
    """

    title: str
    short: str
    toll: Toll
    tile: tuple[int, int] | None
    whole: str = ""


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
    key: str,
    title: Phrase,
    placed: Sequence[Placed],
    *,
    as_of: date,
    note: Phrase,
    how: Phrase = NO_SIDE,
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
    # What is counted with another has that other's number: the other is the one to name.
    most = max(placed, key=lambda one: (one.toll.best, not one.whole), default=None)
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
        key=key, title=title, finding=finding, figure=figure, as_of=as_of,
        columns=_COLUMNS, rows=tuple(_row(one) for one in placed),
        legend=(
            KeyEntry(say("100 deaths and more"), Ink.GRAVE, code="9"),
            KeyEntry(say("10 to 99 deaths"), Ink.SERIOUS, code="9"),
            KeyEntry(say("1 to 9 deaths"), Ink.MINOR, code="9"),
            KeyEntry(say("none recorded"), Ink.PLAIN, code="0"),
            *(_COUNTED_AS_ONE for _ in range(any(one.whole for one in drawn))),
        ),
        note=say("{how} {what}", how=how, what=note),
    )  # fmt: skip


def _tile(one: Placed, at: tuple[int, int]) -> Cell:
    words = _words(one)
    if one.whole:
        words = say("{figures} Counted as one with {whole}.", whole=one.whole, figures=words)
    return Cell(
        column=at[0],
        row=at[1],
        ink=ink_of(one.toll.best),
        words=words,
        text=f"({one.toll.best})" if one.whole else str(one.toll.best),
        name=one.short,
    )


def _row(one: Placed) -> tuple[Value, ...]:
    toll = one.toll
    figures = (toll.events, toll.best, toll.low, toll.high)
    return (one.title, *(Ref(str(number)) for number in figures), one.whole)


def _words(one: Placed) -> Phrase:
    toll = one.toll
    if not toll.events:
        return say("{area}: none recorded.", area=one.title)
    if toll.low == toll.high:
        return say(
            "{area}: {events} events, {best} deaths.",
            area=one.title,
            events=toll.events,
            best=toll.best,
        )
    return say(
        "{area}: {events} events, {best} deaths, between {low} and {high}.",
        area=one.title,
        events=toll.events,
        best=toll.best,
        low=toll.low,
        high=toll.high,
    )


def ink_of(deaths: int) -> Ink:
    """Return how strongly a number of deaths calls."""
    return next((ink for least, ink in _BANDS if deaths >= least), Ink.PLAIN)
