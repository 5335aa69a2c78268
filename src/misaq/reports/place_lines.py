"""Areas, and which one a name means, as lines of at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import PlaceMatch
from misaq.core.places.records import Area, Level
from misaq.reports.check_table import wrapped

_INDENT = "  "


def area_lines(area: Area, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield an area with its names, what it lies in and what became of it."""
    yield f"{area.code}  {area.title}"
    above = ", ".join(one.title for one in gazetteer.line_of(area.code))
    yield from wrapped(f"{_level(area)}{f' in {above}' if above else ''}.", _INDENT)
    if area.valid.starts or area.valid.ends:
        yield from wrapped(f"Such a unit {area.valid}.", _INDENT)
    names = [title.text for title in area.titles] + [name.text for name in area.names]
    if names:
        yield from wrapped(f"Also: {'; '.join(names)}.", _INDENT)
    unit = gazetteer.unit_of(area.code)
    if unit != area.code:
        yield from wrapped(f"Counted with {unit} {gazetteer.get(unit).title}.", _INDENT)
    for change in gazetteer.changes_of(area.code):
        day = change.happened_on or "day not on record"
        earlier, later = gazetteer.get(change.earlier), gazetteer.get(change.later)
        told = f"{change.former_name} is now {later.title}"
        if not change.former_name:
            told = f"{earlier.title} > {later.title}"
        yield from wrapped(f"{day}: {change.kind.value.lower()}, {told}.", _INDENT)


def list_lines(gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the provinces that stand, each with its districts and their codes."""
    for province in gazetteer.list_areas(Level.PROVINCE):
        districts = gazetteer.list_districts(province.code)
        yield f"{province.code}  {province.title}: {len(districts)} districts"
        yield from wrapped("; ".join(f"{one.code} {one.title}" for one in districts), _INDENT)


def match_lines(match: PlaceMatch, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield which area a printed name means, and by what it was found."""
    for code in filter(None, (match.district_code, match.province_code)):
        yield f"{code}  {gazetteer.get(code).title}"
    if not match.province_code:
        yield "Nothing on record is called so."
    yield from wrapped(f"Found by: {match.how.value.lower().replace('_', ' ')}.", _INDENT)
    if match.remarks:
        told = ", ".join(one.value.lower().replace("_", " ") for one in match.remarks)
        yield from wrapped(f"To be said: {told}.", _INDENT)


def _level(area: Area) -> str:
    return area.level.value.capitalize().replace("_", " ")
