"""Districts of the picture: their figures for a span, their rank, their squares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.one_state import once
from misaq.apps.threat.queries import Kept, list_districts
from misaq.apps.threat.spans import Span
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Area
from misaq.core.threat.picture.finer import NONE, MonthsOfUnits, UnitMonths
from misaq.core.threat.picture.records import Basis, Part, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.districts import NO_SIDE
from misaq.reports.charts.records import Chart
from misaq.reports.charts.threat import Placed, map_chart

Units = Mapping[str, Mapping[Part, UnitMonths]]
DISTRICT_PARTS = (Part.ATTACKS, Part.OPERATIONS, Part.OTHERS)
"""What is told apart wherever districts are."""


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district in a list.

    Attributes:
        area: the district.
        tolls: one for each part.
        rank: place by attacks, from 1; the same for as many.
    """

    area: Area
    tolls: tuple[Toll, ...]
    rank: int


def units_of(kept: Kept, province: str = "") -> Units:
    """Return the districts that are counted, of one province or of all; none in some bases."""
    provinces = (province,) if province else None
    found: tuple[MonthsOfUnits, ...] = once(
        ("threat-districts", kept.row, province),
        lambda: list_districts(actor=PUBLIC, kept=kept, provinces=provinces),
    )
    return {code: parts for one in found for code, parts in one.units.items()}


def unit_of(code: str, units: Units, basis: Basis) -> str:
    """Return the district under which an area is counted through all years of a basis; or ""."""
    if code in units:
        return code
    found = once(("threat-constant", basis.key), lambda: _constant(basis)).get(code, "")
    return found if found in units else ""


def _constant(basis: Basis) -> Mapping[str, str]:
    first = date(basis.first_month // 12, basis.first_month % 12 + 1, 1)
    return get_gazetteer(actor=PUBLIC).constant_units(since=first, until=basis.last_day)


def toll_of(months: UnitMonths, span: Span, basis: Basis) -> Toll:
    """Return events and deaths of a span."""
    if span.year is None:
        return months.of_all()
    if span.number is None:
        return months.of_year(span.year, basis.first_month)
    return months.of_month(span.number, basis.first_month)


def district_lines(units: Units, span: Span, basis: Basis) -> tuple[DistrictLine, ...]:
    """Return the districts, those with most attacks first."""
    gazetteer = get_gazetteer(actor=PUBLIC)
    found = [
        (
            gazetteer.get(code),
            tuple(toll_of(parts.get(part, NONE), span, basis) for part in DISTRICT_PARTS),
        )
        for code, parts in units.items()
    ]
    counts = [tolls[0].events for _, tolls in found]
    lines = (DistrictLine(area, tolls, rank_of(tolls[0].events, counts)) for area, tolls in found)
    return tuple(sorted(lines, key=lambda line: (line.rank, line.area.title)))


def rank_of(count: int, counts: Sequence[int]) -> int:
    """Return the place of a count among all, from 1 for the most."""
    return 1 + sum(other > count for other in counts)


def district_map(
    kept: Kept,
    units: Units,
    *,
    part: Part,
    words: Phrase,
    span: Span,
    key: str,
    where: Phrase | str,
) -> Chart:
    """Return deaths by district for a span on squares, of those districts that are counted."""
    return map_chart(
        key,
        say(
            "{where}: deaths by district, {span}: {part}", where=where, span=span.words, part=words
        ),
        list(_placed(kept.basis, units, part, span)),
        as_of=kept.basis.last_day,
        note=kept.basis.cannot_see,
        how=NO_SIDE,
    )


def _placed(basis: Basis, units: Units, part: Part, span: Span) -> list[Placed]:
    gazetteer = get_gazetteer(actor=PUBLIC)
    found = []
    for area in gazetteer.areas:
        if area.tile is None:
            continue
        unit = unit_of(area.code, units, basis)
        if not unit:
            continue
        toll = toll_of(units[unit].get(part, NONE), span, basis)
        whole = "" if unit == area.code else heading_of(gazetteer.get(unit))
        place = (area.tile.column, area.tile.row)
        found.append(Placed(heading_of(area), area.tile.short, toll, place, whole))
    return found
