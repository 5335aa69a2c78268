"""A quantity by part of the country, on tiles of equal size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.institutions.records import Institutions
from misaq.core.packs import Tile
from misaq.core.sourcebook.checks.figures import amount
from misaq.core.sourcebook.records import Observation, Series, Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import day_value, sources_of
from misaq.reports.charts.observations import observations_of, said_by
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line, Value, Words

_NO_NUMBER = say("no number on record")
_COLUMNS = (say("Part of the country"), say("Number"), say("Day"), say("Whose number"))


@dataclass(frozen=True, slots=True)
class Place:
    """A tile with the numbers given for it, the latest first."""

    tile: Tile
    found: tuple[Observation, ...]

    @property
    def latest(self) -> tuple[Observation, ...]:
        """The numbers of the latest day: more than one where sources differ."""
        return tuple(o for o in self.found if o.as_of == self.found[0].as_of)


def tile_chart(
    sourcebook: Sourcebook,
    institutions: Institutions,
    tiles: Sequence[Tile],
    series: Series,
    *,
    as_of: date,
) -> Chart:
    """Return the latest number for each part of the country up to the day."""
    places = places_of(sourcebook, tiles, series, as_of)
    drawn = any(place.found for place in places)
    titles = {key: found.title for key, found in by_key(institutions.institutions).items()}
    return Chart(
        key=f"tiles/{series.key}",
        title=say("By part of the country: {series}", series=series.title),
        finding=tuple(_finding(places, series)),
        figure=_grid(places, series) if drawn else None,
        columns=_COLUMNS,
        rows=tuple(row for place in places for row in _rows(place, titles)),
        as_of=as_of,
        legend=(
            KeyEntry(say("latest number, in {unit}", unit=series.unit), Ink.MINOR, code="5"),
            KeyEntry(_NO_NUMBER, Ink.OPEN, code="–"),
        ),
        sources=sources_of((series.cite, *(o.cite for p in places for o in p.found))),
        note=say(
            "Every tile is as large as every other and stands roughly where its part lies. "
            "The grid takes no side on any boundary."
        ),
    )


def has_places(sourcebook: Sourcebook, tiles: Sequence[Tile], series: Series, as_of: date) -> bool:
    """Say whether any number for the quantity speaks of a part that has a tile."""
    return any(place.found for place in places_of(sourcebook, tiles, series, as_of))


def places_of(
    sourcebook: Sourcebook, tiles: Sequence[Tile], series: Series, as_of: date
) -> tuple[Place, ...]:
    """Return each tile with the numbers for it, the latest first."""
    found = observations_of(sourcebook, series, as_of)[::-1]
    latest_first = sorted(found, key=lambda o: (o.as_of.latest, o.as_of.earliest), reverse=True)
    return tuple(
        Place(tile, tuple(o for o in latest_first if tile.is_called(o.scope))) for tile in tiles
    )


def _finding(places: Sequence[Place], series: Series) -> Iterator[Phrase]:
    given = [place for place in places if place.found]
    if not given:
        yield say(
            "No part of the country has a number on record for: {series}.", series=series.title
        )
        return
    yield say(
        "The latest numbers, in {unit}: {places}.",
        unit=series.unit,
        places=join(
            tuple(
                say("{place} {number}", place=place.tile.title, number=_number(place))
                for place in given
            ),
            "; ",
        ),
    )
    days = sorted({place.latest[0].as_of for place in given}, key=lambda day: day.earliest)
    if len(days) > 1:
        yield say(
            "They are of different days, {first} to {last}, and cannot be set against each other.",
            first=days[0],
            last=days[-1],
        )
    silent = tuple(place.tile.title for place in places if not place.found)
    if silent:
        yield say("No number is on record for: {places}.", places=join(silent, "; "))


def _number(place: Place) -> Phrase:
    return join(tuple(dict.fromkeys(amount(o) for o in place.latest)), " or ")


def _grid(places: Sequence[Place], series: Series) -> Grid:
    return Grid(
        columns=tuple(Line("") for _ in range(1 + max(p.tile.column for p in places))),
        rows=tuple(Line("") for _ in range(1 + max(p.tile.row for p in places))),
        cells=tuple(_cell(place, series) for place in places),
        is_map=True,
    )


def _cell(place: Place, series: Series) -> Cell:
    words: Words = say("{place}: no number on record.", place=place.tile.title)
    text = "–"
    if place.found:
        text = (
            str(_number(place))
            .replace(" or ", " / ")
            .replace("more than ", "> ")
            .replace("about ", "~ ")
        )
        words = say(
            "{place}: {number} {unit}, {day}.",
            place=place.tile.title,
            number=_number(place),
            unit=series.unit,
            day=place.latest[0].as_of,
        )
    return Cell(
        column=place.tile.column,
        row=place.tile.row,
        ink=Ink.MINOR if place.found else Ink.OPEN,
        words=words,
        text=text,
        name=place.tile.short,
    )


def _rows(place: Place, titles: Mapping[Key, str]) -> Iterator[tuple[Value, ...]]:
    if not place.found:
        yield place.tile.title, _NO_NUMBER, "", ""
    for o in place.found:
        yield place.tile.title, amount(o), day_value(o.as_of), said_by(o, titles)
