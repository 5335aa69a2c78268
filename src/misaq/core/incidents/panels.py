"""Panels: events and casualties by area and month, as expressions that any engine can run.

An expression is a question, not an answer: nothing here reads a file or starts an engine. Who runs
it (`sources/incidents`) hands in the canonical table. Nothing is dropped: what a source does not
know to an area or to a month is counted in the same panel, without the one or the other, so that
the parts always give the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.incidents.table import PLACE_KEY, POINT_KEY

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

UNALLOCATED = ""
"""The code of no area: what is known to the province stands in none of its districts."""

SUMS = ("events", "deaths_best", "deaths_low", "deaths_high", "injured", "without_figure", "coarse")
"""Columns of a panel that can be summed over its rows."""


class PanelLevel(Enum):
    """Areas of which size."""

    COUNTRY = "COUNTRY"
    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"

    @property
    def coarsest(self) -> PlacePrecision:
        """The least precision at which an event may be counted in an area of this size."""
        return _COARSEST[self]


_COARSEST = {
    PanelLevel.COUNTRY: PlacePrecision.COUNTRY,
    PanelLevel.PROVINCE: PlacePrecision.PROVINCE,
    PanelLevel.DISTRICT: PlacePrecision.DISTRICT,
}


def with_codes(events: Table, placings: Table) -> Table:
    """Return the events with the areas found for their places; empty where none was found.

    Args:
        events: the canonical table without the codes.
        placings: one row for each distinct place (``PLACE_KEY``), ``province_code`` and
            ``district_code``.
    """
    return joined(events, placings, on=PLACE_KEY)


def with_outlines(events: Table, bounded: Table) -> Table:
    """Return the events with areas found by boundary in the place of those a name did not give.

    Args:
        events: the canonical table with the codes.
        bounded: one row for each distinct place and point (``POINT_KEY``) of which the name gives
            no district and the boundary does: ``bounded_province`` and ``bounded_district``.
    """
    import ibis

    both = joined(events, bounded, on=POINT_KEY)
    is_bounded = both.bounded_district != ""
    return both.mutate(
        province_code=ibis.ifelse(is_bounded, both.bounded_province, both.province_code),
        district_code=ibis.ifelse(is_bounded, both.bounded_district, both.district_code),
    ).drop("bounded_province", "bounded_district")


def joined(events: Table, found: Table, *, on: Sequence[str]) -> Table:
    """Return the events with what was found once for each distinct combination of some columns.

    Args:
        events: the canonical table.
        found: at most one row for each combination, with text columns to add; a combination that
            is not there gets empty ones. Codings and placings are such tables.
        on: the columns of the combination.
    """
    import ibis

    added = [name for name in found.columns if name not in on]
    renamed = found.rename({f"found_{name}": name for name in on})
    both = events.left_join(renamed, [events[name] == renamed[f"found_{name}"] for name in on])
    filled = {name: ibis.coalesce(both[name], ibis.literal("")) for name in added}
    return both.mutate(**filled).drop(*(f"found_{name}" for name in on))


def monthly_panel(
    events: Table, *, level: PanelLevel = PanelLevel.DISTRICT, by: Sequence[str] = ()
) -> Table:
    """Return events and casualties by source, area, month and further columns.

    Args:
        events: the canonical table, with codes.
        level: size of the areas.
        by: further columns of ``events`` ("kind", "side_a", the class of a coding).

    Returns:
        Columns ``source``, ``within`` (the province), ``area``, ``month`` (its first day), those of
        ``by``, and ``SUMS``. ``area`` is empty where no area of this size is known, ``month`` is
        null where the source knows no more than the year. ``deaths_best`` takes the low figure
        where a source gives no best; ``without_figure`` counts events without any figure;
        ``coarse`` those known no finer than the area. Ordered by its keys.
    """
    keyed = events.mutate(
        within=_code_where(events, events.province_code, PanelLevel.PROVINCE),
        area=_area(events, level),
        month=_month(events),
    )
    keys = ["source", "within", "area", "month", *by]
    if level is PanelLevel.COUNTRY:
        keyed = keyed.mutate(within=keyed.area)
    return keyed.group_by(keys).agg(**_sums(keyed, level)).order_by(keys)


def unallocated(panel: Table) -> Table:
    """Return what of a panel is in no area or no month."""
    return panel.filter((panel.area == UNALLOCATED) | panel.month.isnull())


def happened(events: Table, *, level: PanelLevel, by: Sequence[str] = ()) -> Table:
    """Return the single events that may be counted in an area and a month.

    Args:
        events: the canonical table, with codes.
        level: size of the areas.
        by: further columns of ``events`` ("primary_class", "event_id").

    Returns:
        Columns ``source``, ``area``, ``month`` (years times 12 plus month less one), ``deaths`` and
        those of ``by``; ordered by all of them, so that no result depends on the order of rows.
    """
    keyed = events.mutate(area=_area(events, level))
    known = keyed.filter(
        keyed.area != UNALLOCATED, keyed.date_precision <= int(DatePrecision.MONTH)
    )
    chosen = known.select(
        source=known.source,
        area=known.area,
        month=known.starts.year().cast("int64") * 12 + known.starts.month().cast("int64") - 1,
        deaths=_figure(known, "killed", "best", "low", "high").cast("int64"),
        **{name: known[name] for name in by},
    )
    return chosen.order_by(["source", "area", "month", "deaths", *by])


def _sums(keyed: Table, level: PanelLevel) -> dict[str, IntegerValue]:
    import ibis

    has_none = keyed.killed_best.isnull() & keyed.killed_low.isnull() & keyed.killed_high.isnull()
    is_coarse = keyed.place_precision >= max(int(level.coarsest), int(PlacePrecision.DISTRICT))
    return {
        "events": keyed.count().cast("int64"),
        "deaths_best": _total(_figure(keyed, "killed", "best", "low", "high")),
        "deaths_low": _total(_figure(keyed, "killed", "low", "best", "high")),
        "deaths_high": _total(_figure(keyed, "killed", "high", "best", "low")),
        "injured": _total(_figure(keyed, "injured", "best", "low", "high")),
        "without_figure": _total(ibis.ifelse(has_none, 1, 0)),
        "coarse": _total(ibis.ifelse(is_coarse, 1, 0)),
    }


def _figure(events: Table, what: str, *which: str) -> IntegerValue:
    """Return the first figure that the source gives; nought where it gives none."""
    import ibis

    return ibis.coalesce(*(events[f"{what}_{one}"] for one in which), ibis.literal(0))


def _total(values: IntegerValue) -> IntegerValue:
    return values.sum().cast("int64")


def _area(events: Table, level: PanelLevel) -> StringValue:
    if level is PanelLevel.DISTRICT:
        return _code_where(events, events.district_code, level)
    if level is PanelLevel.PROVINCE:
        return _code_where(events, events.province_code, level)
    return events.country


def _code_where(events: Table, code: StringValue, level: PanelLevel) -> StringValue:
    import ibis

    is_known: BooleanValue = events.place_precision <= int(level.coarsest)
    return ibis.ifelse(is_known, code, UNALLOCATED)


def _month(events: Table) -> StringValue:
    import ibis

    is_known: BooleanValue = events.date_precision <= int(DatePrecision.MONTH)
    first_day = ibis.date(events.starts.year(), events.starts.month(), 1)
    return ibis.ifelse(is_known, first_day, ibis.null("date"))
