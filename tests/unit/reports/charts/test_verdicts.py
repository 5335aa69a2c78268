"""The strip of verdicts says on each day what the verdict function says."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.policies.records import Commitment, Evidence, Ledger, Policies, Policy, Shows
from misaq.core.policies.verdicts import Result, verdict_of
from misaq.kernel.dates import ImpreciseDate, exactly, parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.reports.charts.records import Strips
from misaq.reports.charts.verdicts import first_day, stretches_of, verdict_chart
from tests.support.charts import DAY, finding_of
from tests.support.invented_country import invented_registers

POLICIES = invented_registers().policies
PLAN = POLICIES.policies[0]
CITE = (Citation(Key("DAILY"), Confidence.MEDIUM),)
FIRST, LAST = date(2014, 1, 1), date(2024, 6, 1)


def strips_of(policies: Policies, policy: Policy, as_of: date = DAY) -> Strips:
    figure = verdict_chart(policies, policy, as_of=as_of).figure
    assert isinstance(figure, Strips)
    return figure


def test_the_stretches_of_a_point_tell_its_history() -> None:
    point = next(c for c in POLICIES.commitments if c.key == "P1.1")
    found = [
        (s.starts.isoformat(), s.ends and s.ends.isoformat(), s.verdict.result)
        for s in stretches_of(point, PLAN, date(2015, 1, 1), DAY)
    ]
    assert found == [
        ("2015-01-01", "2016-03-31", Result.NO_EVIDENCE),
        ("2016-03-31", "2017-12-31", Result.DELIVERED_CLAIMED),
        ("2017-12-31", None, Result.CONTRADICTED),
    ]


days = st.dates(FIRST, LAST)
imprecise = st.builds(
    lambda day, more: ImpreciseDate(day, day + timedelta(days=more), "a span"),
    days,
    st.integers(0, 500),
)
evidence = st.builds(
    Evidence,
    what=st.just("seen"),
    dated=imprecise,
    ledger=st.sampled_from(Ledger),
    by=st.just(Key("MOO")),
    shows=st.sampled_from(Shows),
    cite=st.just(CITE),
)
points = st.builds(
    Commitment,
    key=st.just(Key("P1.9")),
    policy=st.just(Key("P1")),
    number=st.just("9"),
    text=st.just("Do it."),
    cite=st.just(CITE),
    due=st.none() | imprecise,
    verifiable=st.sampled_from((True, None)),
    evidence=st.lists(evidence, max_size=5).map(tuple),
)


@given(point=points, day=days)
def test_every_day_has_the_verdict_of_its_stretch(point: Commitment, day: date) -> None:
    (stretch,) = (
        s
        for s in stretches_of(point, PLAN, FIRST, LAST)
        if s.starts <= day and (s.ends is None or day < s.ends)
    )
    assert stretch.verdict.result is verdict_of(point, PLAN, as_of=day).result


@given(point=points)
def test_neighbouring_stretches_differ_and_leave_no_day_out(point: Commitment) -> None:
    found = stretches_of(point, PLAN, FIRST, LAST)
    assert found[0].starts == FIRST
    assert found[-1].ends is None
    for one, following in itertools.pairwise(found):
        assert one.ends == following.starts
        assert one.verdict.result is not following.verdict.result


def test_the_sentence_counts_and_never_averages() -> None:
    chart = verdict_chart(POLICIES, PLAN, as_of=DAY)
    assert finding_of(chart) == (
        "Known points: 3. Verdicts on 2024-06-01: not verifiable 1, no evidence 1, contradicted 1. "
        "Points whose verdict has changed since 2015-01-01: 1, last P1.1: contradicted from "
        "2017-12-31."
    )
    assert "%" not in finding_of(chart)


def test_the_table_has_a_row_for_each_stretch_and_the_picture_a_bar() -> None:
    chart = verdict_chart(POLICIES, PLAN, as_of=DAY)
    strips = strips_of(POLICIES, PLAN)
    assert len(chart.rows) == len(strips.spans) == 5
    assert {str(row[5].text) for row in chart.rows} == {"V1", "V2", "V3", "V5"}  # type: ignore[union-attr]
    assert [span.code for span in strips.spans] == ["2", "5", "3", "1", "2"]
    assert strips.moments[0].day.isoformat() == "2020-12-31"


def test_unknown_points_are_counted_and_not_drawn() -> None:
    second = POLICIES.policies[1]
    chart = verdict_chart(POLICIES, second, as_of=DAY)
    assert chart.figure is None
    assert chart.rows == ()
    assert finding_of(chart) == (
        "No point of Example Policy 2021 is known, so there is no verdict. "
        "Points whose content is unknown, not drawn: 1."
    )


def test_a_policy_that_is_still_to_come_has_no_picture() -> None:
    chart = verdict_chart(POLICIES, PLAN, as_of=date(2010, 1, 1))
    assert chart.figure is None
    assert finding_of(chart) == "On 2010-01-01 Example Plan 2015 was still to come."


def test_one_point_without_evidence_is_one_whole_stretch() -> None:
    point = Commitment(Key("P1.9"), Key("P1"), "9", "Do it.", CITE)
    strips = strips_of(replace(POLICIES, commitments=(point,)), PLAN)
    (span,) = strips.spans
    assert (span.starts, span.ends) == (date(2015, 1, 1), DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("policy", "first"),
    [
        (replace(PLAN, announced=None, adopted=exactly(date(2016, 5, 4))), date(2016, 5, 4)),
        (replace(PLAN, announced=parse_date("2013"), adopted=None), date(2013, 1, 1)),
        (replace(PLAN, announced=None, adopted=None), date(2016, 3, 1)),
    ],
    ids=["adopted", "announced", "first evidence"],
)
def test_the_strip_begins_with_the_first_day_on_record(policy: Policy, first: date) -> None:
    own = [c for c in POLICIES.commitments if c.policy == "P1"]
    assert first_day(policy, own, DAY) == first


def test_without_any_day_the_strip_shows_the_year() -> None:
    bare = replace(PLAN, announced=None, adopted=None)
    assert first_day(bare, [], DAY) == date(2024, 1, 1)
