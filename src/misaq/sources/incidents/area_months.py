"""Events and deaths by area and month as arrays, for measures and forecasts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from misaq.core.incidents.panels import PanelLevel, happened
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.incidents.tables import EventTables

if TYPE_CHECKING:
    from ibis.expr.types import Table


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
    found = tables.columns(happened(tables.events, level=level))
    frame = _frame(gazetteer, level, since, until)
    return frame.panel(found)


def read_class_months(
    tables: EventTables,
    coded: Table,
    decided: Mapping[str, str],
    *,
    gazetteer: Gazetteer,
    since: date,
    until: date,
) -> dict[str, AreaMonths]:
    """Return the panel by province of each primary class; of no class under the empty key.

    Args:
        tables: the events of one source, with codes.
        coded: the same, with the columns that coding adds.
        decided: primary class of events that people classed otherwise, by the event's identifier.
        gazetteer: the areas.
        since: a day of the first month.
        until: a day of the last month.

    Raises:
        InputRefused: the events are of several sources, which are never summed.
    """
    asked = happened(coded, level=PanelLevel.PROVINCE, by=("primary_class", "event_id"))
    found = tables.columns(asked)
    pairs = zip(found["event_id"], found["primary_class"], strict=True)
    classes = [decided.get(event, threat_class) for event, threat_class in pairs]
    frame = _frame(gazetteer, PanelLevel.PROVINCE, since, until)
    return {one: frame.panel(found, [each == one for each in classes])
            for one in sorted(set(classes))}  # fmt: skip


def areas_of_one_district(gazetteer: Gazetteer, *, since: date, until: date) -> frozenset[str]:
    """Return the provinces that are one district: what is said of them is said of a district."""
    units = set(gazetteer.constant_units(since=since, until=until).values())
    many = Counter(gazetteer.series_province(code) for code in units)
    return frozenset(code for code, districts in many.items() if code and districts == 1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The rows and columns of a panel, before anything is counted into it."""

    gazetteer: Gazetteer
    level: PanelLevel
    units: Mapping[str, str]
    first: int
    last: int

    def panel(self, found: Mapping[str, Any], wanted: Sequence[bool] | None = None) -> AreaMonths:
        """Count single events into it: all of them, or those that are wanted."""
        import numpy as np

        _check_one_source(set(found["source"]))
        areas = tuple(sorted(set(self.units.values())))
        place = {code: areas.index(unit) for code, unit in self.units.items()}
        month = np.asarray(found["month"], dtype=np.int64) - self.first
        area = np.array([place.get(code, -1) for code in found["area"]], dtype=np.int64)
        deaths = np.asarray(found["deaths"], dtype=np.int64)
        kept = (area >= 0) & (month >= 0) & (month <= self.last - self.first)
        if wanted is not None:
            kept &= np.asarray(wanted, dtype=bool)
        here = area[kept], month[kept], deaths[kept]
        groups = np.array(_groups(self.gazetteer, self.level, areas), dtype=np.int64)
        middles = np.array([_middle(self.gazetteer, code) for code in areas], dtype=np.float64)
        months = self.last - self.first + 1
        return make_area_months(areas, groups, self.first, months, here, middles)


def _frame(gazetteer: Gazetteer, level: PanelLevel, since: date, until: date) -> _Frame:
    units = _units(gazetteer, level, since, until)
    return _Frame(gazetteer, level, units, _month(since), _month(until))


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
