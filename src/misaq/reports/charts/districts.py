"""Districts, as squares of equal size: what is where, and a number for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area, AreaTile, Places
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.citing import sources_of
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line, Value, Words

NO_SIDE = say(
    "Every square is as large as every other and stands roughly where its district lies. The map "
    "draws no boundary and takes no side on any, in disputed territory least of all."
)
"""What is printed with every map of districts."""

_NO_NUMBER = say("no number on record")


@dataclass(frozen=True, slots=True)
class DistrictNumber:
    """What is shown in the square of one district.

    Attributes:
        text: the number as it is written in the square; short.
        words: what it says, exactly.
        ink: how strongly the square calls.
    """

    text: str
    words: Phrase
    ink: Ink


@dataclass(frozen=True, slots=True)
class _Shown:
    """A number and the whole it is of, where that is more than the district; "" where it is not."""

    number: DistrictNumber
    whole: str = ""

    @property
    def words(self) -> Phrase:
        """What it says, with the whole it is of."""
        if not self.whole:
            return self.number.words
        return say("{whole} as a whole, {number}", whole=self.whole, number=self.number.words)


@dataclass(frozen=True, slots=True)
class _Square:
    area: Area
    tile: AreaTile
    province: str


def district_chart(places: Places, *, as_of: date) -> Chart:
    """Return where each district stands in the map, and which took in tribal areas."""
    gazetteer = Gazetteer(places)
    squares = _squares(places, gazetteer, as_of)
    joined = {s.area.code for s in squares if gazetteer.list_earlier(s.area.code)}
    cells = tuple(
        _cell(s, s.tile.short, _where(s), Ink.MINOR if s.area.code in joined else Ink.PLAIN)
        for s in squares
    )
    return Chart(
        key="districts/map",
        title=say("Districts, as squares of equal size"),
        finding=tuple(_finding(squares, len(joined))),
        figure=_grid(cells) if cells else None,
        columns=(say("District"), say("Letters"), say("Code"), say("Province")),
        rows=tuple((s.area.title, s.tile.short, s.area.code, s.province) for s in squares),
        as_of=as_of,
        legend=(
            KeyEntry(say("district"), Ink.PLAIN, code="A"),
            KeyEntry(say("became one, or took in other areas, by a merger"), Ink.MINOR, code="A"),
        ),
        sources=sources_of(s.area.cite for s in squares),
        note=NO_SIDE,
    )


def district_number_chart(
    places: Places,
    numbers: Mapping[str, DistrictNumber],
    *,
    key: str,
    title: Words,
    finding: Sequence[Phrase],
    legend: Sequence[KeyEntry],
    sources: Sequence[Key],
    as_of: date,
) -> Chart:
    """Return a number for each district, by code; a whole that was split colours all its parts.

    A district without a number, which is not nought, is drawn open.
    """
    gazetteer = Gazetteer(places)
    squares = _squares(places, gazetteer, as_of)
    spread = _spread(numbers, gazetteer)
    shown = [(square, spread.get(square.area.code)) for square in squares]
    return Chart(
        key=key,
        title=title,
        finding=tuple(finding),
        figure=_grid(tuple(_number_cell(*one) for one in shown)) if squares else None,
        columns=(say("District"), say("Province"), say("Number")),
        rows=tuple(_row(*one) for one in shown),
        as_of=as_of,
        legend=(*legend, KeyEntry(_NO_NUMBER, Ink.OPEN, code="–")),
        sources=tuple(sources),
        note=NO_SIDE,
    )


def _spread(numbers: Mapping[str, DistrictNumber], gazetteer: Gazetteer) -> Mapping[str, _Shown]:
    """Return the numbers by square: those of a whole that has no square, by each of its parts."""
    found: dict[str, _Shown] = {}
    for code, number in numbers.items():
        area = gazetteer.find(code)
        if area is not None and area.tile is None:
            found.update(dict.fromkeys(gazetteer.list_parts(code), _Shown(number, area.title)))
    return {**found, **{code: _Shown(number) for code, number in numbers.items()}}


def _squares(places: Places, gazetteer: Gazetteer, as_of: date) -> tuple[_Square, ...]:
    return tuple(
        _Square(area, area.tile, _province(area, gazetteer, as_of))
        for area in places.areas
        if area.tile is not None
    )


def _province(area: Area, gazetteer: Gazetteer, as_of: date) -> str:
    province = gazetteer.find(gazetteer.province_of(area.code, on=as_of))
    return "" if province is None else province.title


def _finding(squares: Sequence[_Square], joined: int) -> Iterator[Phrase]:
    if not squares:
        yield say("No district has a square on record.")
        return
    provinces = len({square.province for square in squares})
    yield say(
        "{count} districts in {provinces} provinces and territories.",
        count=len(squares),
        provinces=provinces,
    )
    if joined:
        yield say(
            "{count} of them became districts, or took in other areas, by a merger.", count=joined
        )


def _grid(cells: tuple[Cell, ...]) -> Grid:
    return Grid(
        columns=tuple(Line("") for _ in range(1 + max(cell.column for cell in cells))),
        rows=tuple(Line("") for _ in range(1 + max(cell.row for cell in cells))),
        cells=cells,
        is_map=True,
    )


def _where(square: _Square) -> Phrase:
    return say("{district}, {province}.", district=square.area.title, province=square.province)


def _cell(square: _Square, text: str, words: Words, ink: Ink) -> Cell:
    return Cell(column=square.tile.column, row=square.tile.row, ink=ink, words=words, text=text)


def _number_cell(square: _Square, shown: _Shown | None) -> Cell:
    if shown is None:
        words = say("{district}: no number on record.", district=square.area.title)
        return _cell(square, "–", words, Ink.OPEN)
    words = say("{district}: {number}", district=square.area.title, number=shown.words)
    return _cell(square, shown.number.text, words, shown.number.ink)


def _row(square: _Square, shown: _Shown | None) -> tuple[Value, ...]:
    return square.area.title, square.province, _NO_NUMBER if shown is None else shown.words
