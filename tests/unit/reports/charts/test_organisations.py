"""The picture of bodies that come of one another: what is drawn, and what is said instead."""

from __future__ import annotations

from datetime import date

from misaq.core.bodies.records import RelationKind, Standing
from misaq.kernel.ids import Key
from misaq.reports.charts.organisations import organisation_chart, organisation_charts
from misaq.reports.charts.records import Shape, Strips
from tests.support.charts import finding_of
from tests.unit.core.lists.test_lineage import THREE, record, spell, tie

DAY = date(2020, 6, 1)
K = RelationKind


def _figure(chart) -> Strips:  # type: ignore[no-untyped-def]
    assert isinstance(chart.figure, Strips)
    return chart.figure


def test_each_family_has_one_picture_with_a_line_for_each_relation() -> None:
    (chart,) = organisation_charts(THREE, as_of=DAY)
    figure = _figure(chart)
    assert chart.key == "organisations/A"
    assert [str(row.label) for row in figure.rows] == ["A", "B", "C"]
    assert [(t.earlier, t.later, t.shape) for t in figure.ties] == [
        (0, 1, Shape.DIAMOND),
        (1, 2, Shape.DIAMOND),
    ]
    assert len(chart.rows) == 2


def test_a_line_stands_on_its_day_or_where_the_later_listing_begins() -> None:
    dated = record("AB", THREE.spells[:2], [tie("A", K.RENAMED_TO, "B", since="2003-01-01")])
    (tie_on_day,) = _figure(organisation_chart(dated, [Key("A"), Key("B")], as_of=DAY)).ties
    assert tie_on_day.day == date(2003, 1, 1)
    undated = record("AB", THREE.spells[:2], [tie("A", K.RENAMED_TO, "B")])
    (tie_at_listing,) = _figure(organisation_chart(undated, [Key("A"), Key("B")], as_of=DAY)).ties
    assert tie_at_listing.day == date(2003, 11, 15)


def test_a_line_from_before_the_axis_stands_at_its_beginning() -> None:
    bodies = record("AB", THREE.spells[:2], [tie("A", K.RENAMED_TO, "B", since="1990")])
    figure = _figure(organisation_chart(bodies, [Key("A"), Key("B")], as_of=DAY))
    assert figure.ties[0].day == figure.starts == date(2002, 1, 1)


def test_a_listing_of_the_united_nations_has_a_row_of_its_own() -> None:
    bodies = record(
        "AB",
        [spell("A", "2002"), spell("A", "2005", standing=Standing.UN_LISTED), spell("B", "2003")],
        [tie("B", K.WING_OF, "A")],
    )
    figure = _figure(organisation_chart(bodies, [Key("A"), Key("B")], as_of=DAY))
    assert [str(row.label) for row in figure.rows] == ["A", "A, UN", "B"]
    assert (figure.ties[0].earlier, figure.ties[0].later) == (0, 2)


def test_what_has_no_day_is_said_and_not_drawn() -> None:
    bodies = record(
        "AB",
        [spell("A", "2002"), spell("A", standing=Standing.UN_LISTED), spell("B")],
        [tie("B", K.WING_OF, "A")],
    )
    chart = organisation_chart(bodies, [Key("A"), Key("B")], as_of=DAY)
    assert [str(row.label) for row in _figure(chart).rows] == ["A", "B"]
    assert "Not drawn" in finding_of(chart)
    assert "League B, proscribed" in finding_of(chart)


def test_a_family_without_any_day_is_a_table_alone() -> None:
    bodies = record("AB", [spell("A")], [tie("B", K.WING_OF, "A")])
    chart = organisation_chart(bodies, [Key("A"), Key("B")], as_of=DAY)
    assert (chart.figure, chart.legend, len(chart.rows)) == (None, (), 1)


def test_an_imprecise_day_is_pale_for_as_long_as_it_may_have_been() -> None:
    bodies = record(
        "AB", [spell("A", "2002", "2010"), spell("B", "2003")], [tie("B", K.WING_OF, "A")]
    )
    spans = [
        s
        for s in _figure(organisation_chart(bodies, [Key("A"), Key("B")], as_of=DAY)).spans
        if s.row == 0
    ]
    assert [(s.starts.year, s.ends.year, s.is_faint) for s in spans] == [
        (2002, 2002, True),
        (2002, 2010, False),
        (2010, 2010, True),
    ]
