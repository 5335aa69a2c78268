"""Names set against boundaries: every row that somebody should look at is listed."""

from __future__ import annotations

import csv
import io
import math

from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.sources.places.boundaries import Boundary, BoundaryIndex
from misaq.sources.places.comparing import PointedPlace, compare_places, write_doubtful
from tests.support.invented_places import PLACES

GAZETTEER = Gazetteer(PLACES)


def index() -> BoundaryIndex:
    """Return two districts side by side, with the line between them at 21 degrees east."""
    from shapely.geometry import box

    return BoundaryIndex(
        [Boundary("XA101", box(20, 10, 21, 11)), Boundary("XA102", box(21, 10, 22, 11))]
    )


def a_place(
    row: int,
    district: str,
    east: float,
    *,
    precision: PlacePrecision = PlacePrecision.EXACT,
    event_id: str = "",
) -> PointedPlace:
    return PointedPlace(row, event_id, "Northland", district, "", precision, 10.5, east)


def test_rows_are_compared_where_both_sides_answer() -> None:
    found = compare_places(
        [
            a_place(2, "Tarn", 20.5),
            a_place(3, "Tarn", 21.5),
            a_place(4, "Elsewhere", 21.5),
            a_place(5, "Tarn", math.nan),
            a_place(6, "Tarn", 21.5, precision=PlacePrecision.PROVINCE),
        ],
        GAZETTEER,
        index(),
    )
    assert (found.rows, found.compared, found.conflicts, found.placed) == (5, 2, 1, 1)
    assert found.agreement == 0.5
    assert [one.place.row for one in found.doubtful] == [3, 4, 6]


def test_nothing_compared_is_no_share() -> None:
    assert compare_places([], GAZETTEER, index()).agreement is None


def test_the_list_names_each_row_and_holds_no_formula() -> None:
    found = compare_places([a_place(3, "Tarn", 21.5, event_id="=1+1")], GAZETTEER, index())
    out = io.StringIO()
    write_doubtful(found, out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["row"], row["event_id"], row["remarks"]) == ("3", "'=1+1", "POLYGON_CONFLICT")
    assert (row["named_code"], row["polygon_code"]) == ("XA101", "XA102")
