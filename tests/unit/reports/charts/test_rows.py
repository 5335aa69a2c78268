"""The rows of each picture say what is on record, and the sentence what they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from misaq.core.framework.records import Framework
from misaq.core.institutions.records import Institutions, Role
from misaq.core.packs import Registers, Tile
from misaq.core.policies.records import Policies, Responsibility
from misaq.core.sourcebook.records import Observation
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence
from misaq.reports.charts.catalogue import list_charts
from misaq.reports.charts.coverage import coverage_chart
from misaq.reports.charts.lineage import lineage_chart, pairs_of
from misaq.reports.charts.observations import observation_chart
from misaq.reports.charts.records import Grid, Joins, Points, Shape, Strips
from misaq.reports.charts.responsibilities import parts_of, responsibility_chart
from misaq.reports.charts.tiles import tile_chart
from misaq.reports.charts.timeline import timeline_chart
from misaq.reports.inline import Ref
from tests.support.charts import DAY, chart_of, finding_of, invented_charts
from tests.support.invented_country import invented_pack, invented_registers

COUNTRY = invented_registers()
BOOK = COUNTRY.sourcebook
TILES = invented_pack().country.tiles
CITE = (Citation(Key("DAILY"), Confidence.MEDIUM),)
ARRESTS = next(s for s in BOOK.series if s.key == "arrests")
BANNED = next(s for s in BOOK.series if s.key == "banned")
PLAN = COUNTRY.policies.policies[0]


def test_every_kind_of_picture_is_listed_once() -> None:
    keys = [chart.key for chart in invented_charts()]
    assert len(keys) == len(set(keys))
    assert {key.split("/")[0] for key in keys} == {
        "timeline", "coverage", "lineage", "verdicts", "responsibilities", "organisations",
        "districts", "tiles", "observations",
    }  # fmt: skip


def test_a_picture_without_rows_says_so_and_has_no_figure() -> None:
    for chart in list_charts(Registers(), (), as_of=DAY):
        assert chart.figure is None
        assert chart.rows == ()
        assert finding_of(chart).endswith(".")


def test_every_table_is_as_wide_as_its_heads() -> None:
    for chart in invented_charts():
        assert {len(row) for row in chart.rows} <= {len(chart.columns)}, chart.key


def test_every_picture_names_its_day_and_its_sources() -> None:
    known = {source.key for source in BOOK.sources}
    for chart in invented_charts():
        assert chart.as_of == DAY
        assert chart.sources
        assert set(chart.sources) <= known


def test_coverage_counts_points_through_their_classes() -> None:
    chart = chart_of("coverage")
    assert [(str(row[0]), row[1:]) for row in chart.rows] == [
        ("Extremism", (Ref("1"), Ref("0"))),
        ("Militancy", (Ref("1"), Ref("0"))),
        ("No axis on record", (Ref("2"), Ref("0"))),
        ("Points whose content is unknown", (Ref("0"), Ref("1"))),
    ]
    grid = chart.figure
    assert isinstance(grid, Grid)
    empty = [cell for cell in grid.cells if cell.text == "–"]
    assert all(cell.words == "" for cell in empty)
    assert "The most policies, 1, bear on: Extremism; Militancy." in finding_of(chart)


def test_coverage_names_the_axes_on_which_nothing_bears() -> None:
    nothing = replace(COUNTRY.policies, commitments=())
    chart = coverage_chart(nothing, COUNTRY.framework, as_of=DAY)
    assert "None bears on: Extremism; Militancy." in finding_of(chart)
    assert coverage_chart(nothing, Framework(), as_of=DAY).figure is None


def test_parts_are_those_that_count_on_the_day() -> None:
    def held(starts: str, ends: str) -> Responsibility:
        term = Period(parse_date(starts) if starts else None, parse_date(ends) if ends else None)
        return Responsibility(Key("MOO"), Role.SUPPORT, CITE, term)

    later, over, now = held("2030", ""), held("", "2018"), held("2016", "")
    policy = replace(PLAN, ends=(), term=Period(), responsibilities=(later, over, now))
    assert [part.held for part in parts_of(policy, [], DAY)] == [now]


def test_a_point_that_has_ended_keeps_the_parts_it_had() -> None:
    point = next(c for c in COUNTRY.policies.commitments if c.key == "P1.1")
    term = Period(parse_date("2015"), parse_date("2016"))
    ended = replace(point, responsibilities=(Responsibility(Key("MFA"), Role.OVERSEE, CITE, term),))
    assert [part.held.institution for part in parts_of(PLAN, [ended], DAY) if part.point] == ["MFA"]


def test_the_matrix_has_a_form_for_each_part_and_names_who_has_none() -> None:
    chart = chart_of("responsibilities/P1")
    grid = chart.figure
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.shape) for c in grid.cells] == [
        (0, 0, Shape.SQUARE),
        (1, 0, Shape.SQUARE),
        (1, 1, Shape.SQUARE),
    ]
    assert finding_of(chart).startswith(
        "Known points: 3. With an institution that leads them: 1. No lead of their own: P1.2, P1.3."
    )


def test_two_parts_of_one_institution_in_one_point_stand_side_by_side() -> None:
    point = next(c for c in COUNTRY.policies.commitments if c.key == "P1.1")
    both = tuple(Responsibility(Key("MOO"), role, CITE) for role in (Role.LEAD, Role.OVERSEE))
    policies = Policies(
        (replace(PLAN, responsibilities=()),), (replace(point, responsibilities=both),)
    )
    grid = responsibility_chart(policies, COUNTRY.institutions, PLAN, as_of=DAY).figure
    assert isinstance(grid, Grid)
    assert [cell.place for cell in grid.cells if cell.row == 1] == [(0, 2), (1, 2)]


def test_every_number_is_a_mark_and_each_source_has_a_form() -> None:
    chart = observation_chart(BOOK, COUNTRY.institutions, BANNED, as_of=DAY)
    points = chart.figure
    assert isinstance(points, Points)
    assert [(dot.low, dot.shape, dot.is_hollow) for dot in points.dots] == [
        (Decimal(171), Shape.CIRCLE, False),
        (Decimal(212), Shape.SQUARE, False),
        (Decimal(62), Shape.SQUARE, False),
        (Decimal(10), Shape.UP, True),
    ]
    looks = {(str(entry.words), entry.shape) for entry in chart.legend if not entry.is_hollow}
    assert len({shape for _, shape in looks}) == len(looks) == 3
    assert "Pairs that may speak of one time and differ: 3." in finding_of(chart)
    assert "For the whole they run from 62 to 212 organisations." in finding_of(chart)


def test_a_number_that_is_open_above_stays_open() -> None:
    chart = observation_chart(BOOK, COUNTRY.institutions, ARRESTS, as_of=DAY)
    points = chart.figure
    assert isinstance(points, Points)
    first = points.dots[0]
    assert (first.low, first.high) == (Decimal(8000), None)
    assert (first.earliest.isoformat(), first.latest.isoformat()) == ("2015-01-01", "2015-12-31")
    assert "more than 8,000" in str(first.words)


def test_numbers_of_later_days_are_left_out() -> None:
    early = observation_chart(BOOK, COUNTRY.institutions, ARRESTS, as_of=date(2015, 6, 1))
    assert len(early.rows) == 1
    none = observation_chart(BOOK, COUNTRY.institutions, ARRESTS, as_of=date(2014, 6, 1))
    assert none.figure is None
    assert finding_of(none) == f"No number is on record for: {ARRESTS.title}."


def test_more_sources_than_forms_are_told_apart_by_ink() -> None:
    many = tuple(
        Observation(
            Key(f"o{n}"), ARRESTS.key, parse_date("2015"), CITE, Decimal(n), speaker=f"s{n}"
        )
        for n in range(10)
    )
    book = replace(BOOK, observations=many)
    chart = observation_chart(book, COUNTRY.institutions, ARRESTS, as_of=DAY)
    assert len({(entry.shape, entry.ink) for entry in chart.legend}) == 10


def test_links_lead_from_point_to_point_and_bare_points_are_named() -> None:
    (pair,) = pairs_of(COUNTRY.policies, as_of=DAY)
    chart = lineage_chart(COUNTRY.policies, pair, as_of=DAY)
    joins = chart.figure
    assert isinstance(joins, Joins)
    assert [str(line.label) for line in joins.earlier] == ["P1.1", "P1.2", "P1.3"]
    assert [str(line.label) for line in joins.later] == ["whole", "P2.1"]
    assert [(join.earlier, join.later) for join in joins.joins] == [(0, 1), (1, 0)]
    assert finding_of(chart) == (
        "Links on record: 2 (derived 1, dropped 1). Points of P1 without a link: P1.3."
    )


def test_a_link_that_came_later_is_not_there_yet() -> None:
    (pair,) = pairs_of(COUNTRY.policies, as_of=date(2020, 1, 1))
    assert [link.key for link in pair.links] == ["P1.1-derived-P2.1"]


def test_the_timeline_shows_what_is_sure_and_what_is_possible() -> None:
    chart = chart_of("timeline")
    strips = chart.figure
    assert isinstance(strips, Strips)
    plan = [span for span in strips.spans if span.row == 0]
    assert [(s.starts.isoformat(), s.ends.isoformat(), s.is_faint) for s in plan] == [
        ("2015-01-01", "2015-01-31", True),
        ("2015-01-31", "2020-01-01", False),
        ("2020-01-01", "2020-12-31", True),
    ]
    assert "In force on 2024-06-01: 1 of 2 policies (P2)." in finding_of(chart)


def test_a_policy_that_may_have_ended_is_pale_from_then_on() -> None:
    running = replace(COUNTRY.policies.policies[0], term=Period())
    policies = replace(COUNTRY.policies, policies=(running,))
    chart = timeline_chart(policies, Institutions(), as_of=date(2021, 6, 1))
    assert isinstance(chart.figure, Strips)
    assert [(s.starts.isoformat(), s.is_faint) for s in chart.figure.spans] == [
        ("2015-01-01", True),
        ("2015-01-31", False),
        ("2021-01-01", True),
    ]


def test_committees_without_a_stretch_are_counted_and_not_drawn() -> None:
    bare = replace(
        COUNTRY.institutions,
        committees=tuple(replace(c, spans=()) for c in COUNTRY.institutions.committees),
    )
    chart = timeline_chart(Policies(), bare, as_of=DAY)
    assert chart.figure is None
    drawn = timeline_chart(COUNTRY.policies, bare, as_of=DAY)
    count = len(bare.committees)
    assert f"Committees without a stretch on record, not drawn: {count}." in finding_of(drawn)


def test_a_tile_has_the_latest_number_and_a_bare_one_a_dash() -> None:
    chart = chart_of("tiles/arrests")
    grid = chart.figure
    assert isinstance(grid, Grid)
    assert grid.is_map
    assert [(cell.name, cell.text) for cell in grid.cells] == [("NO", "4,100"), ("SO", "–")]
    assert "The grid takes no side on any boundary." in str(chart.note)
    assert finding_of(chart) == (
        "The latest numbers, in persons: North Province 4,100. "
        "No number is on record for: South Province."
    )


def test_sources_that_differ_on_the_latest_day_both_stand() -> None:
    def given(key: str, value: int, day: str, scope: str) -> Observation:
        return Observation(
            Key(key), ARRESTS.key, parse_date(day), CITE, Decimal(value), scope=scope
        )

    book = replace(
        BOOK,
        observations=(
            given("a", 5, "2015", "the North"),
            given("b", 7, "2015", "North Province"),
            given("c", 1, "2010", "the North"),
            given("d", 9, "2012", "South Province"),
        ),
    )
    chart = tile_chart(book, Institutions(), TILES, ARRESTS, as_of=DAY)
    grid = chart.figure
    assert isinstance(grid, Grid)
    assert grid.cells[0].text == "7 / 5"
    assert "They are of different days, 2012 to 2015, and cannot be set against each other." in (
        finding_of(chart)
    )


def test_a_part_is_known_by_each_of_its_names() -> None:
    tile = Tile("North Province", "NO", 0, 0, ("the North",))
    assert tile.is_called("the North")
    assert not tile.is_called("North")
