"""What the page of one district shows."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.pages.titles import heading_of
from misaq.apps.places.listings import ChangeLine, changes_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.districts import DISTRICT_PARTS, rank_of, unit_of, units_of
from misaq.apps.threat.queries import Kept
from misaq.apps.threat.showing import area_months, toll_of
from misaq.apps.threat.spans import Span
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Area
from misaq.core.threat.picture.finer import NONE, UnitMonths
from misaq.core.threat.picture.records import PARTS, Basis, Part, Toll
from misaq.kernel.words import Phrase
from misaq.reports.charts.records import Chart
from misaq.reports.charts.threat_years import Years, parts_chart


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of events of a district.

    Attributes:
        words: which part.
        toll: events and deaths of all years.
        rank: its place among the districts of the province, by events, from 1.
        among: how many districts there are.
        elsewhere: events that the source knows to the province and to no district of it.
    """

    words: Phrase
    toll: Toll
    rank: int
    among: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class DistrictPage:
    """What is kept of one district.

    Attributes:
        unit: the district under which its events are counted; most often itself.
        lines: each part of events.
        years: each year with an event, the last first: one toll for each part.
        months: events and deaths of the drawn part: each year with its twelve months.
        drawn: the drawn part.
        picture: deaths by year.
    """

    unit: Area
    lines: tuple[PartLine, ...]
    years: tuple[tuple[int, tuple[Toll, ...]], ...]
    months: tuple[tuple[int, tuple[Toll, ...]], ...]
    drawn: Phrase
    picture: Chart


def province_of(area: Area) -> Area | None:
    """Return the province under which a district is counted on every day."""
    gazetteer = get_gazetteer(actor=PUBLIC)
    return gazetteer.find(gazetteer.series_province(area.code))


def changes_about(area: Area) -> tuple[ChangeLine, ...]:
    """Return the dated changes of an area and of what went over into it."""
    gazetteer = get_gazetteer(actor=PUBLIC)
    codes = (area.code, *gazetteer.list_earlier(area.code))
    changes = {str(one.key): one for code in codes for one in gazetteer.changes_of(code)}
    return changes_of(tuple(changes.values()), gazetteer)


def district_page(kept: Kept, area: Area, part: Part) -> DistrictPage | None:
    """Return what is kept of a district; None where the basis knows no districts.

    Args:
        part: the part of events that is shown by month.
    """
    gazetteer, basis = get_gazetteer(actor=PUBLIC), kept.basis
    province = gazetteer.series_province(area.code)
    units = units_of(kept, province) or units_of(kept)
    code = unit_of(area.code, units, basis)
    if not code:
        return None
    parts = {one: units[code].get(one, NONE) for one in DISTRICT_PARTS}
    every = {
        year: tuple(parts[one].of_year(year, basis.first_month) for one in DISTRICT_PARTS)
        for year in reversed(basis.years)
    }
    years = {year: tolls for year, tolls in every.items() if any(toll.events for toll in tolls)}
    rows = [
        Years(PARTS[one], {year: tolls[at] for year, tolls in years.items() if tolls[at].events})
        for at, one in enumerate(DISTRICT_PARTS)
    ]
    return DistrictPage(
        unit=gazetteer.get(code),
        lines=tuple(_line(kept, province, one, code) for one in DISTRICT_PARTS),
        years=tuple(years.items()),
        months=_months(parts[part], basis),
        drawn=PARTS[part],
        picture=parts_chart(heading_of(area), rows, basis.years, as_of=basis.last_day),
    )


def _line(kept: Kept, province: str, part: Part, code: str) -> PartLine:
    units = units_of(kept, province) or units_of(kept)
    tolls = {one: parts.get(part, NONE).of_all() for one, parts in units.items()}
    counts = [toll.events for toll in tolls.values()]
    whole = area_months(kept, province)
    events = 0 if whole is None else toll_of(whole, part, kept.basis, Span()).events
    return PartLine(
        PARTS[part],
        tolls[code],
        rank_of(tolls[code].events, counts),
        len(counts),
        max(events - sum(counts), 0),
    )


def _months(months: UnitMonths, basis: Basis) -> tuple[tuple[int, tuple[Toll, ...]], ...]:
    found = []
    for year in reversed(basis.years):
        tolls = tuple(months.of_month(year * 12 + month, basis.first_month) for month in range(12))
        if any(toll.events for toll in tolls):
            found.append((year, tolls))
    return tuple(found)
