"""Panels by area and month: what is counted where, and what is counted beside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from misaq.core.incidents.panels import (
    SUMS,
    PanelLevel,
    happened,
    joined,
    monthly_panel,
    unallocated,
    with_codes,
)
from misaq.core.incidents.table import COLUMNS, FOUND_LATER, PLACE_KEY, ColumnKind
from tests.support.canonical_rows import SCHEMA, TYPES, a_row, answered, as_table

JANUARY = date(2020, 1, 1)


def _panel(*rows: dict[str, Any], level: PanelLevel, by: tuple[str, ...] = ()) -> list[Any]:
    return answered(monthly_panel(as_table(rows), level=level, by=by))


def test_an_event_stands_in_its_district_and_month() -> None:
    (cell,) = _panel(a_row(killed_low=0, killed_high=3, injured_high=2), level=PanelLevel.DISTRICT)
    assert (cell["source"], cell["within"], cell["area"]) == ("one", "XA1", "XA101")
    assert (cell["month"], cell["events"], cell["coarse"]) == (JANUARY, 1, 0)
    assert (cell["deaths_low"], cell["deaths_best"], cell["deaths_high"]) == (0, 1, 3)
    assert (cell["injured"], cell["without_figure"]) == (2, 0)


@pytest.mark.parametrize(
    ("level", "precision", "area", "within"),
    [
        (PanelLevel.DISTRICT, 3, "XA101", "XA1"),
        (PanelLevel.DISTRICT, 4, "", "XA1"),
        (PanelLevel.DISTRICT, 5, "", ""),
        (PanelLevel.PROVINCE, 4, "XA1", "XA1"),
        (PanelLevel.PROVINCE, 5, "", ""),
        (PanelLevel.COUNTRY, 5, "Examplia", "Examplia"),
    ],
)
def test_what_is_known_to_a_province_is_in_no_district(
    level: PanelLevel, precision: int, area: str, within: str
) -> None:
    (cell,) = _panel(a_row(place_precision=precision), level=level)
    assert (cell["area"], cell["within"], cell["events"], cell["coarse"]) == (area, within, 1, 1)


def test_what_is_known_to_a_year_is_in_no_month() -> None:
    (cell,) = _panel(a_row(date_precision=4), level=PanelLevel.DISTRICT)
    assert cell["month"] is None
    assert answered(unallocated(monthly_panel(as_table([a_row(date_precision=4)])))) == [cell]


def test_sources_and_kinds_stand_apart_and_are_ordered() -> None:
    rows = (a_row(source="two"), a_row(kind="clash"), a_row(), a_row(killed_best=None))
    cells = _panel(*rows, level=PanelLevel.PROVINCE, by=("kind",))
    assert [(cell["source"], cell["kind"], cell["events"]) for cell in cells] == [
        ("one", "attack", 2), ("one", "clash", 1), ("two", "attack", 1),
    ]  # fmt: skip
    assert cells[0]["without_figure"] == 1


def test_a_span_without_a_best_counts_its_low_end() -> None:
    row = a_row(killed_best=None, killed_low=2, killed_high=5)
    (cell,) = _panel(row, level=PanelLevel.PROVINCE)
    assert (cell["deaths_low"], cell["deaths_best"], cell["deaths_high"]) == (2, 2, 5)


def test_single_events_that_may_be_counted() -> None:
    rows = [a_row(killed_best=4), a_row(), a_row(place_precision=4), a_row(date_precision=4)]
    found = answered(happened(as_table(rows), level=PanelLevel.DISTRICT))
    assert [(one["area"], one["month"], one["deaths"]) for one in found] == [
        ("XA101", 2020 * 12, 1), ("XA101", 2020 * 12, 4),
    ]  # fmt: skip


def test_a_coding_is_joined_by_its_combination() -> None:
    import ibis

    codings = ibis.memtable([("attack", "MIL")], schema={"kind": "string", "threat": "string"})
    events = as_table([a_row(), a_row(kind="other", row=3)])
    coded = joined(events, codings, on=("kind",))
    assert sorted(row["threat"] for row in answered(coded)) == ["", "MIL"]
    cells = answered(monthly_panel(coded, level=PanelLevel.PROVINCE, by=("threat",)))
    assert [(cell["threat"], cell["events"]) for cell in cells] == [("", 1), ("MIL", 1)]


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark", "datafusion", "postgres"])
def test_nothing_of_an_engine_is_in_an_expression(dialect: str) -> None:
    """The same expression is written for engines that are not installed here."""
    import ibis

    # Points are of no use in a panel, and Spark's writer asks about numbers that are none.
    said = {n: t for n, t in SCHEMA.items() if n not in FOUND_LATER and t != "float64"}
    events = ibis.table(said, name="events")
    key = {name: TYPES[COLUMNS[name]] for name in PLACE_KEY}
    placings = ibis.table(key | dict.fromkeys(FOUND_LATER, "string"), name="placings")
    placed = with_codes(events, placings)
    for expression in (
        monthly_panel(placed, by=("kind",)),
        happened(placed, level=PanelLevel.PROVINCE),
    ):
        assert "GROUP BY" in ibis.to_sql(expression, dialect=dialect) or "ORDER BY" in ibis.to_sql(
            expression, dialect=dialect
        )


def test_sums_are_whole_numbers() -> None:
    schema = monthly_panel(as_table([a_row()])).schema()
    assert {str(schema[name]) for name in SUMS} == {"int64"}
    assert COLUMNS["row"] is ColumnKind.WHOLE
