"""The picture for the command and for programs: lines of text, and plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept, list_months
from misaq.core.access.actors import Actor
from misaq.core.incidents.terms import SourceTerms, Terms, check_may_leave
from misaq.core.threat.picture.records import PARTS, Basis, PartMonths, Toll
from misaq.reports.open_data.cells import csv_text, guarded

_WIDTH = 80


def picture_lines(*, actor: Actor, kept: Kept, year: int = 0) -> Iterator[str]:
    """Yield a table of 80 columns: provinces, events and deaths, each part of events apart."""
    basis = kept.basis
    titles = _titles(actor)
    yield f"{basis.source} {basis.release}, {_span(basis, year)}"
    yield from _wrapped(basis.cannot_see.render())
    found = list_months(actor=actor, kept=kept)
    for part in dict.fromkeys(one.part for area in found for one in area.parts):
        yield ""
        yield PARTS[part].render()
        yield f"{'':30}{'events':>10}{'deaths':>10}{'lowest':>10}{'highest':>10}"
        for area in found:
            mine = next((one for one in area.parts if one.part is part), None)
            toll = Toll() if mine is None else _toll(mine, basis, year)
            name = titles.get(area.area, "no province known")[:29]
            yield f"{name:30}{toll.events:>10,}{toll.best:>10,}{toll.low:>10,}{toll.high:>10,}"
    if basis.credit:
        yield ""
        yield from _wrapped(basis.credit)


def picture_data(*, actor: Actor, kept: Kept, year: int = 0) -> dict[str, Any]:
    """Return the same as plain data; by year, with the source and what it cannot see."""
    basis = kept.basis
    titles = _titles(actor)
    years = [year] if year else list(basis.years)
    return {
        "source": basis.source,
        "release": basis.release,
        "is_compiled_by_the_pack": basis.is_of_pack,
        "data_version": basis.data_version,
        "rules": basis.rules,
        "credit": basis.credit,
        "cannot_see": basis.cannot_see.render(),
        "rows": [
            {
                "area": area.area,
                "title": titles.get(area.area, ""),
                "part": part.part.value,
                "year": each,
                **_toll_data(part.of_year(each, basis.first_month)),
            }
            for area in list_months(actor=actor, kept=kept)
            for part in area.parts
            for each in years
        ],
    }


def months_csv(*, actor: Actor, kept: Kept | None) -> str:
    """Return events and deaths by area, part and month as CSV; heads alone while nothing is kept.

    Raises:
        NotAllowed: the terms of the source keep its figures out of files.
    """
    heads = (
        "source", "release", "area", "title", "part", "month",
        "events", "deaths_low", "deaths_best", "deaths_high", "credit",
    )  # fmt: skip
    rows = () if kept is None else _month_rows(actor, kept)
    return csv_text(heads, ([guarded(cell) for cell in row] for row in rows))


def _month_rows(actor: Actor, kept: Kept) -> Iterator[tuple[str, ...]]:
    basis, titles = kept.basis, _titles(actor)
    if not basis.lets_rows_leave:
        check_may_leave([SourceTerms(basis.source, Terms.NO_REDISTRIBUTION, basis.credit)])
    for area in list_months(actor=actor, kept=kept):
        for part in area.parts:
            for month, toll in _told(part, basis):
                yield (
                    basis.source, basis.release, area.area, titles.get(area.area, ""),
                    part.part.value, month, str(toll.events), str(toll.low), str(toll.best),
                    str(toll.high), basis.credit,
                )  # fmt: skip


def _told(part: PartMonths, basis: Basis) -> Iterator[tuple[str, Toll]]:
    """Yield each month with an event, then each year of which no month is known."""
    for at, toll in enumerate(part.months):
        month = basis.first_month + at
        if toll.events:
            yield f"{month // 12}-{month % 12 + 1:02}", toll
    for year, toll in sorted(part.no_month.items()):
        yield str(year), toll


def _toll_data(toll: Toll) -> dict[str, int]:
    return {
        "events": toll.events,
        "deaths_low": toll.low,
        "deaths_best": toll.best,
        "deaths_high": toll.high,
    }


def _toll(part: PartMonths, basis: Basis, year: int) -> Toll:
    years = [year] if year else basis.years
    return sum((part.of_year(each, basis.first_month) for each in years), Toll())


def _titles(actor: Actor) -> dict[str, str]:
    return {str(area.code): area.title for area in get_gazetteer(actor=actor).areas}


def _span(basis: Basis, year: int) -> str:
    return str(year) if year else f"{basis.years[0]} to {basis.years[-1]}"


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, _WIDTH)
