"""Deaths of one source through the years: parts apart, many areas or groups side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.threat.picture.records import Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import (
    Bar,
    BarRow,
    Bars,
    Chart,
    Ink,
    KeyEntry,
    Shape,
    Value,
    Words,
)
from misaq.reports.inline import Ref

_APART = say("All rows have one scale. They are different things and are not added up.")
_COLUMNS = (
    say("What"),
    say("Year"),
    say("Events"),
    say("Deaths, best figure"),
    say("Lowest"),
    say("Highest"),
)


@dataclass(frozen=True, slots=True)
class Years:
    """What is drawn in one row.

    Attributes:
        title: of the area, the class, the actor or the part of events.
        tolls: by year; a year without any may be left out.
    """

    title: Words
    tolls: Mapping[int, Toll]

    @property
    def whole(self) -> Toll:
        """All of it."""
        return sum(self.tolls.values(), Toll())


def parts_chart(title: Words, rows: Sequence[Years], years: range, *, as_of: date) -> Chart:
    """Return deaths of an area by year, each part of events in a row of its own.

    Args:
        title: what the area is called.
    """
    told = [row for row in rows if row.whole.best]
    return Chart(
        key="threat/area-years",
        title=say("{area}: deaths by year", area=title),
        finding=tuple(_worst(row) for row in told) or (say("No deaths are recorded."),),
        figure=_bars(told, years, is_small=False),
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(
            KeyEntry(
                say("best figure; the line runs from lowest to highest"),
                Ink.SERIOUS,
                shape=Shape.SQUARE,
            ),
        ),
        note=_APART if len(told) > 1 else None,
    )


def multiples_chart(
    key: str, title: Words, rows: Sequence[Years], years: range, *, as_of: date
) -> Chart:
    """Return deaths by year of many, side by side on one scale, in the order given."""
    told = [row for row in rows if row.tolls]
    most = max(told, key=lambda row: row.whole.best, default=None)
    finding: tuple[Phrase, ...] = (say("No deaths are recorded."),)
    if most is not None and most.whole.best:
        finding = (
            say(
                "The years {first} to {last}. Most deaths: {title}, {best} in all.",
                first=years[0],
                last=years[-1],
                title=most.title,
                best=most.whole.best,
            ),
        )
    return Chart(
        key=key,
        title=title,
        finding=finding,
        figure=_bars(told, years, is_small=True),
        columns=_COLUMNS,
        rows=tuple(line for row in told for line in _lines(row)),
        as_of=as_of,
        note=say("All have one scale: the highest bar is the worst year of all that are drawn."),
    )


def _lines(row: Years) -> Iterator[tuple[Value, ...]]:
    for year, toll in sorted(row.tolls.items()):
        figures = (year, toll.events, toll.best, toll.low, toll.high)
        yield (row.title, *(Ref(str(number)) for number in figures))


def _bars(rows: Sequence[Years], years: range, *, is_small: bool) -> Bars | None:
    if not rows or not years:
        return None
    return Bars(
        tuple(BarRow(row.title, tuple(_years(row)), _whole(row)) for row in rows),
        years[0],
        years[-1],
        is_small,
    )


def _years(row: Years) -> list[Bar]:
    return [
        Bar(
            year,
            toll.best,
            toll.low,
            toll.high,
            _year_words(year, toll),
        )
        for year, toll in sorted(row.tolls.items())
        if toll.high
    ]


def _year_words(year: int, toll: Toll) -> Phrase:
    if toll.low == toll.high:
        return say(
            "{year}: {best} deaths in {events} events.",
            year=year,
            best=toll.best,
            events=toll.events,
        )
    return say(
        "{year}: {best} deaths, between {low} and {high}, in {events} events.",
        year=year,
        best=toll.best,
        low=toll.low,
        high=toll.high,
        events=toll.events,
    )


def _whole(row: Years) -> Phrase:
    """Return what a row says as a whole."""
    worst = _worst_year(row)
    if worst is None:
        return say("{title}: no deaths.", title=row.title)
    return say(
        "{title}: {best} deaths in {events} events; most in {year}, {most} deaths.",
        title=row.title,
        best=row.whole.best,
        events=row.whole.events,
        year=worst,
        most=row.tolls[worst].best,
    )


def _worst(row: Years) -> Phrase:
    worst = _worst_year(row)
    if worst is None:
        raise ValueError("A row without deaths has no worst year.")
    return say(
        "{title}: the year with most deaths on record is {year}, {best}.",
        title=row.title,
        year=worst,
        best=row.tolls[worst].best,
    )


def _worst_year(row: Years) -> int | None:
    if not row.whole.best:
        return None
    return max(row.tolls, key=lambda year: row.tolls[year].best)
