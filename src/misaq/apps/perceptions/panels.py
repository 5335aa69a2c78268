"""Months of the areas that statements speak of: attacks, or the events of one class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept, list_districts, list_months, list_results
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.forecasting.area_months import AreaMonths
from misaq.core.threat.perceptions.months import panel_of_months
from misaq.core.threat.picture.finer import MonthsOfUnits, units_of_plain
from misaq.core.threat.picture.records import Part, ResultKind, Toll

Counts = list[tuple[int, int]]
"""Events and deaths of each month, best figures."""

_OF_CLASS = (Part.ATTACKS, Part.OTHERS)
"""What of a class is a threat that was assessed: operations of the state are none."""


def panel_of(kept: Kept, areas: Iterable[str], threat_class: str = "") -> AreaMonths | None:
    """Return the months of the areas that a source tells of; None where it tells of none.

    Without a class these are attacks; where a source does not tell attacks from the rest, all its
    events. Of a class they are the events that coding gives it, or a class within it, first;
    operations of the state are left out. A source without one event of these in the whole country
    does not carry it.
    """
    wanted = set(areas)
    counts: Mapping[str, Counts] = {**_provinces(kept, wanted), **_districts(kept, wanted)}
    if threat_class:
        counts = _of_class(kept, threat_class, set(counts))
    if not counts:
        return None
    return panel_of_months(kept.basis.first_month, kept.basis.months, counts)


def _provinces(kept: Kept, wanted: set[str]) -> Mapping[str, Counts]:
    found: dict[str, Counts] = {}
    for one in list_months(actor=PUBLIC, kept=kept):
        if one.area in wanted:
            parts = {part.part: part.months for part in one.parts}
            tolls = parts.get(Part.ATTACKS) or parts.get(Part.UNTOLD) or ()
            found[one.area] = [(toll.events, toll.best) for toll in tolls]
    return {area: counts for area, counts in found.items() if len(counts) == kept.basis.months}


def _districts(kept: Kept, wanted: set[str]) -> Mapping[str, Counts]:
    found: dict[str, Counts] = {}
    gazetteer = get_gazetteer(actor=PUBLIC)
    known = {code for code in wanted if gazetteer.find(code) is not None}
    provinces = tuple(sorted({gazetteer.series_province(code) for code in known}))
    for group in list_districts(actor=PUBLIC, kept=kept, provinces=provinces):
        for code in wanted & set(group.units):
            line = group.of(code, Part.ATTACKS).months
            tolls = (line.get(month, Toll()) for month in range(kept.basis.months))
            found[code] = [(toll.events, toll.best) for toll in tolls]
    return found


def _of_class(kept: Kept, threat_class: str, areas: set[str]) -> Mapping[str, Counts]:
    subjects = tuple(sorted(_within(threat_class)))
    stored = list_results(actor=PUBLIC, kept=kept, kind=ResultKind.CLASS_AREAS, subjects=subjects)
    if not stored:
        return {}
    found = [units_of_plain("", one.body) for one in stored]
    return {area: _months(found, area, kept.basis.months) for area in areas}


def _within(threat_class: str) -> set[str]:
    """Return a class and every class within it: an event is coded in the narrowest."""
    classes = get_framework(actor=PUBLIC).classes
    found, size = {threat_class}, 0
    while size < len(found):
        size = len(found)
        found |= {str(one.key) for one in classes if str(one.within) in found}
    return found


def _months(found: Sequence[MonthsOfUnits], area: str, months: int) -> Counts:
    lines = [one.of(area, part).months for one in found for part in _OF_CLASS]
    tolls = [sum((line.get(at, Toll()) for line in lines), Toll()) for at in range(months)]
    return [(toll.events, toll.best) for toll in tolls]
