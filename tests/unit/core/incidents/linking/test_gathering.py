"""From pairs to incidents, and what an incident says."""

from __future__ import annotations

import pytest

from misaq.core.incidents.linking.gathering import Barrier, gather
from misaq.core.incidents.linking.judgements import settled
from misaq.core.incidents.linking.merging import Field, Rule, SourceOrder, merge
from misaq.core.incidents.linking.records import Key, Link
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, Standing
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from tests.support.source_events import event, judged

A1, A2, B1, B2, C1 = ("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"), ("c", "1")


def tie(left: Key, right: Key, bits: float) -> Link:
    """Return a settled link."""
    return Link(left, right, LinkedBy.EVIDENCE, Outcome.SAME, 0.95, 0.95, bits, 1.0, bits, ())


def test_three_sources_become_one_incident() -> None:
    found = gather([A1, B1, C1, A2], [tie(A1, B1, 5), tie(B1, C1, 4)])
    assert found.groups == ((A1, B1, C1), (A2,))
    assert found.conflicts == ()
    assert found.incident_of[C1] == A1


def test_a_chain_to_a_second_event_of_one_source_is_a_conflict() -> None:
    found = gather([A1, A2, B1, C1], [tie(A1, B1, 5), tie(B1, C1, 4), tie(A2, C1, 3)])
    assert found.groups == ((A1, B1, C1), (A2,))
    (conflict,) = found.conflicts
    assert (conflict.barrier, conflict.link.left) == (Barrier.ONE_SOURCE, A2)
    assert conflict.together == (A1, A2, B1, C1)


def test_what_people_split_is_not_joined_through_a_third() -> None:
    apart = settled([judged(1, A1, C1, Verdict.NOT_SAME)])
    found = gather([A1, B1, C1], [tie(A1, B1, 5), tie(B1, C1, 4)], apart)
    assert found.groups == ((A1, B1), (C1,))
    assert [one.barrier for one in found.conflicts] == [Barrier.JUDGED_APART]


def test_people_may_join_two_events_of_one_source() -> None:
    same = settled([judged(1, B1, B2, Verdict.SAME)])
    found = gather([A1, B1, B2], [tie(A1, B1, 5)], same)
    assert found.groups == ((A1, B1, B2),)


def test_a_judgement_of_an_event_that_is_gone_changes_nothing() -> None:
    same = settled([judged(1, A1, ("gone", "9"), Verdict.SAME)])
    assert gather([A1, B1], [tie(A1, B1, 5)], same).groups == ((A1, B1),)


def test_values_stand_side_by_side_and_one_is_adopted_by_a_named_rule() -> None:
    events = [
        event(
            "acled",
            "1",
            "2020-03-01",
            ends="2020-03-31",
            date_precision=DatePrecision.MONTH,
            place="the town",
            place_precision=PlacePrecision.EXACT,
            killed=(9, 5, 9),
            standing=Standing.CONFIRMED,
        ),
        event("ged", "1", "2020-03-10", killed=(12, 12, 14), tactic="", is_suicide=True),
        event("zeit", "1", "2020-03-11", tactic="Bombing"),
    ]
    (incident,) = merge([[one.key for one in events]], events, SourceOrder(("ged", "acled")))
    adopted = incident.adopted
    assert incident.key == ("acled", "1")
    assert incident.sources == ("acled", "ged", "zeit")
    assert adopted[Field.KILLED].value == Count(12, 5, 14)
    assert (adopted[Field.KILLED].rule, adopted[Field.KILLED].source) == (Rule.WIDENED, "ged")
    assert incident.said[Field.KILLED] == {"acled": Count(9, 5, 9), "ged": Count(12, 12, 14)}
    assert (adopted[Field.WHEN].rule, adopted[Field.WHEN].source) == (Rule.FINEST_DAY, "ged")
    assert adopted[Field.WHERE].source == "acled"
    assert adopted[Field.TACTIC].value == "Bombing"
    assert adopted[Field.IS_SUICIDE].value is True
    assert adopted[Field.STANDING].value is Standing.CONFIRMED
    assert adopted[Field.INJURED].rule is Rule.NOT_SAID


def test_an_order_of_its_own_for_a_field() -> None:
    events = [event("a", "1", killed=3, target="police"), event("b", "1", killed=5, target="bus")]
    order = SourceOrder(("a", "b"), {Field.KILLED: ("b", "a")})
    (incident,) = merge([[A1, B1]], events, order)
    assert incident.adopted[Field.KILLED].source == "b"
    assert incident.adopted[Field.TARGET].value == "police"


@pytest.mark.parametrize(
    ("killed", "total"),
    [
        pytest.param((3, 4), Count(7), id="both parts say how many"),
        pytest.param((3, Count()), Count(), id="one part does not say"),
    ],
)
def test_parts_of_one_source_are_added_up_for_it_alone(killed: tuple, total: Count) -> None:
    events = [event("a", "1", killed=9)]
    events += [event("b", str(n), killed=number) for n, number in enumerate(killed, 1)]
    (incident,) = merge([[one.key for one in events]], events)
    assert incident.said[Field.KILLED].get("b", Count()) == total
    assert incident.said[Field.KILLED]["a"] == Count(9)
