"""Events and deaths by area and month as arrays, for measures and forecasts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from misaq.core.incidents.panels import PanelLevel, happened
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.incidents.tables import EventTables


def read_area_months(
    tables: EventTables, *, gazetteer: Gazetteer, level: PanelLevel, since: date, until: date
) -> AreaMonths:
    """Return the panel of the events that may be counted in an area and a month.

    Args:
        tables: the events of one source, with codes.
        gazetteer: the areas; districts of which one was split from another between the days are
            one, so that no series breaks.
        level: provinces or districts.
        since: a day of the first month.
        until: a day of the last month.

    Returns:
        One row for each area on record, also where nothing happened. A district lends from its
        province; each province from all.

    Raises:
        InputRefused: the events are of several sources, which are never summed.
    """
    import numpy as np

    units = _units(gazetteer, level, since, until)
    areas = tuple(sorted(set(units.values())))
    place = {code: areas.index(unit) for code, unit in units.items()}
    found = tables.columns(happened(tables.events, level=level))
    _check_one_source(set(found["source"]))
    first, last = _month(since), _month(until)
    month = np.asarray(found["month"], dtype=np.int64) - first
    area = np.array([place.get(code, -1) for code in found["area"]], dtype=np.int64)
    deaths = np.asarray(found["deaths"], dtype=np.int64)
    kept = (area >= 0) & (month >= 0) & (month <= last - first)
    happened_here = area[kept], month[kept], deaths[kept]
    groups = np.array(_groups(gazetteer, level, areas), dtype=np.int64)
    middles = np.array([_middle(gazetteer, code) for code in areas], dtype=np.float64)
    return make_area_months(areas, groups, first, last - first + 1, happened_here, middles)


def _middle(gazetteer: Gazetteer, code: str) -> tuple[float, float]:
    """Return degrees north and east, nan where they are not on record."""
    area = gazetteer.find(code)
    if area is None or area.middle is None:
        return math.nan, math.nan
    return float(area.middle.latitude), float(area.middle.longitude)


def _units(gazetteer: Gazetteer, level: PanelLevel, since: date, until: date) -> Mapping[str, str]:
    districts = gazetteer.constant_units(since=since, until=until)
    if level is PanelLevel.DISTRICT:
        return districts
    if level is PanelLevel.PROVINCE:
        provinces = {gazetteer.series_province(code) for code in districts} - {""}
        return {code: code for code in provinces}
    raise InputRefused(
        tell("A panel of areas is of provinces or districts."),
        next_step=tell("Choose one of the two."),
    )


def _groups(gazetteer: Gazetteer, level: PanelLevel, areas: tuple[str, ...]) -> list[int]:
    if level is PanelLevel.PROVINCE:
        return [0] * len(areas)
    provinces = [gazetteer.series_province(code) for code in areas]
    known = sorted(set(provinces))
    return [known.index(province) for province in provinces]


def _check_one_source(sources: set[str]) -> None:
    if len(sources) > 1:
        raise InputRefused(
            tell("Events of several sources are never summed: {sources}.",
                 sources=", ".join(sorted(sources))),
            next_step=tell("Choose one of them."),
            rule="incidents.one-source",
        )  # fmt: skip


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
