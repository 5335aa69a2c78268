"""Districts where the attacks of a year pile up beyond chance, as kept."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.districts import unit_of, units_of
from misaq.apps.threat.queries import Kept, find_result, list_results
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Area
from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.words import say
from misaq.reports.charts.districts import NO_SIDE
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line


@dataclass(frozen=True, slots=True)
class HotLine:
    """A district with attacks in the year.

    Attributes:
        area: the district.
        events: attacks.
        adjusted: chance of as many near by without any pattern, held down for all looked at.
        is_hot: whether it is a hot spot.
    """

    area: Area
    events: int
    adjusted: float | None
    is_hot: bool


@dataclass(frozen=True, slots=True)
class HotYear:
    """A year with its hot spots.

    Attributes:
        year: the year.
        stored: the kept result.
        lines: the districts with attacks, hot ones first.
        picture: where they lie.
    """

    year: int
    stored: Stored
    lines: tuple[HotLine, ...]
    picture: Chart


def hot_years(kept: Kept) -> tuple[int, ...]:
    """Return the years that were looked at, the last first."""
    found = list_results(actor=PUBLIC, kept=kept, kind=ResultKind.HOT_SPOTS)
    return tuple(sorted((int(one.subject) for one in found), reverse=True))


def hot_year(kept: Kept, years: tuple[int, ...], asked: str) -> HotYear | None:
    """Return the year asked for, or the last; None where none was looked at."""
    if not years:
        return None
    year = next((one for one in years if str(one) == asked), years[0])
    stored = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.HOT_SPOTS, subject=str(year))
    if stored is None:
        return None
    gazetteer = get_gazetteer(actor=PUBLIC)
    lines = tuple(
        HotLine(gazetteer.get(one["area"]), one["events"], one["adjusted"], one["is_hot"])
        for one in stored.body["areas"]
    )
    ordered = sorted(lines, key=lambda line: (not line.is_hot, -line.events, line.area.title))
    return HotYear(year, stored, tuple(ordered), _picture(kept, year, lines))


def _picture(kept: Kept, year: int, lines: tuple[HotLine, ...]) -> Chart:
    told = {line.area.code: line for line in lines}
    cells = tuple(_cells(kept, told))
    hot = sum(line.is_hot for line in lines)
    return Chart(
        key="threat/hot-spots",
        title=say("Hot spots of attacks, {year}", year=year),
        finding=(
            say("{hot} districts are hot spots.", hot=hot)
            if hot
            else say("No district is a hot spot."),
        ),
        figure=Grid((Line(""),), (Line(""),), cells, is_map=True) if cells else None,
        columns=(),
        rows=(),
        as_of=kept.basis.last_day,
        legend=(
            KeyEntry(say("hot spot: more attacks here and near by than chance gives"), Ink.GRAVE,
                     code="9"),
            KeyEntry(say("attacks, and not to be told from chance"), Ink.MINOR, code="9"),
            KeyEntry(say("no attack recorded"), Ink.PLAIN),
        ),
        note=NO_SIDE,
    )  # fmt: skip


def _cells(kept: Kept, told: dict[str, HotLine]) -> list[Cell]:
    units, basis = units_of(kept), kept.basis
    found = []
    for area in get_gazetteer(actor=PUBLIC).areas:
        unit = unit_of(area.code, units, basis) if area.tile is not None else ""
        if area.tile is None or not unit:
            continue
        line = told.get(unit)
        found.append(_cell(area, (area.tile.column, area.tile.row), area.tile.short, line))
    return found


def _cell(area: Area, at: tuple[int, int], short: str, line: HotLine | None) -> Cell:
    name = heading_of(area)
    if line is None:
        return Cell(*at, Ink.PLAIN, say("{area}: no attack recorded.", area=name), "", short)
    if line.is_hot:
        words = say("{area}: hot spot, {events} attacks.", area=name, events=line.events)
        return Cell(*at, Ink.GRAVE, words, str(line.events), short)
    words = say("{area}: {events} attacks.", area=name, events=line.events)
    return Cell(*at, Ink.MINOR if line.events else Ink.PLAIN, words, str(line.events), short)
