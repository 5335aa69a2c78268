"""Two sources linked: invented truth, judgements that come first, parts, duplicates, no merging."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from misaq.core.incidents.linking.comparing import Settings
from misaq.core.incidents.linking.judgements import EventJudgement, EventReason, settled
from misaq.core.incidents.linking.linking import link
from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.records import Linking
from misaq.core.incidents.records import Count
from misaq.core.lists.calibration import calibration_error, measure
from misaq.core.lists.evidence import Agreement, Bearing
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from misaq.kernel.errors import InputRefused
from tests.support.invented_events import InventedSources, invent_sources
from tests.support.source_events import WHEN, event, judged


def linked(sources: InventedSources, **more) -> Linking:
    """Link invented sources with the seed of these tests."""
    return link(sources.left, sources.right, dice=np.random.default_rng(7), **more)


@pytest.fixture(scope="module")
def sources() -> InventedSources:
    return invent_sources(seed=11, events=900)


@pytest.fixture(scope="module")
def linking(sources: InventedSources) -> Linking:
    return linked(sources)


def test_known_twins_are_found(sources: InventedSources, linking: Linking) -> None:
    found = {(one.left[1], one.right[1]) for one in linking.links}
    right = len(found & sources.twins)
    precision, recall = right / len(found), right / len(sources.twins)
    assert 2 * precision * recall / (precision + recall) >= 0.95


def test_the_estimate_by_shifts_is_a_floor(sources: InventedSources, linking: Linking) -> None:
    found = {(one.left[1], one.right[1]) for one in linking.links}
    shifts = linking.precision
    assert shifts.estimate is not None
    true = len(found & sources.twins) / len(found)
    assert 0.9 <= shifts.estimate <= true + 1 / len(found), "but for a single link"
    assert shifts.low <= shifts.estimate <= shifts.high
    assert shifts.matched == len(found)


def test_probabilities_hold(sources: InventedSources, linking: Linking) -> None:
    told = [
        (one.probability, (one.left[1], one.right[1]) in sources.twins)
        for one in (*linking.links, *linking.possible)
    ]
    assert calibration_error(measure(told)) <= 0.05


def test_every_link_tells_why(linking: Linking) -> None:
    for one in linking.links[:50]:
        assert one.base_bits + sum(line.bits for line in one.lines) == pytest.approx(one.bits)
        assert any(line.bearing is Bearing.FOR for line in one.lines)
        assert all(line.bits == 0 for line in one.lines if line.bearing is Bearing.MISSING)


def test_nobody_has_two_settled_partners(linking: Linking) -> None:
    for side in ("left", "right"):
        keys = [getattr(one, side) for one in linking.links]
        assert len(keys) == len(set(keys))
    assert linking.left.matched + len(linking.left.left_over) == linking.left.inside


def test_what_the_sources_do_not_share_is_linked_to_nothing() -> None:
    sources = invent_sources(seed=5, events=700)
    ours = {pair[0] for pair in sources.twins}
    alone = replace(sources, left=tuple(e for e in sources.left if e.event_id not in ours))
    found = linked(alone)
    assert len(found.links) <= 0.06 * len(alone.left)


def test_judgements_come_first_and_hold_for_every_run(
    sources: InventedSources, linking: Linking
) -> None:
    split, other = linking.links[0], linking.links[1]
    stranger = next(e for e in sources.right if e.key not in linking.partner_of)
    judgements = [
        judged(1, split.left, split.right, Verdict.NOT_SAME),
        judged(2, other.left, stranger.key, Verdict.SAME),
    ]
    renewed = replace(
        sources, right=tuple(replace(one, release="2") for one in reversed(sources.right))
    )
    again = linked(renewed, judgements=reversed(judgements))
    assert again.partner_of.get(split.left) != split.right
    assert again.partner_of[other.left] == stranger.key
    told = next(one for one in again.links if one.left == other.left)
    assert (told.by, told.probability) == (LinkedBy.JUDGEMENT, 1.0)


def test_same_does_not_bind_before_a_second_person(linking: Linking) -> None:
    one, other = linking.links[0].left, linking.links[1].right
    waiting = judged(1, one, other, Verdict.SAME, by_two=False)
    assert not settled([waiting]).are_same(*(waiting.as_judgement.pair))


def test_a_judgement_gives_a_reason() -> None:
    with pytest.raises(InputRefused):
        EventJudgement(1, ("a", "1"), ("b", "1"), Verdict.SAME, (), "user:1", WHEN)
    assert EventReason.PART_OF_IT.value


def test_two_equal_partners_are_left_to_a_person() -> None:
    sources = invent_sources(seed=11, events=600)
    twin = next(iter(sorted(sources.twins)))
    original = next(one for one in sources.right if one.event_id == twin[1])
    double = replace(original, event_id=original.event_id + "b")
    found = linked(replace(sources, right=(*sources.right, double)))
    told = [one for one in (*found.links, *found.possible) if one.left[1] == twin[0]]
    assert [one.outcome for one in told] == [Outcome.NEEDS_A_PERSON]
    assert told[0].rivals >= 1
    assert told[0].probability <= 0.55


def test_duplicates_within_a_source_are_told_and_not_merged() -> None:
    sources = invent_sources(seed=11, events=600)
    first = next(one for one in sources.left if (one.killed.best or 0) >= 5)
    double = replace(first, event_id=first.event_id + "b")
    found = linked(replace(sources, left=(*sources.left, double)))
    told = {(one.left, one.right): one for one in found.left.duplicates}
    told = told[first.key, double.key]
    assert told.outcome is Outcome.NEEDS_A_PERSON
    same = {line.fact for line in told.lines if line.agreement is Agreement.SAME}
    assert same >= {Fact.DATE, Fact.AREA, Fact.KILLED}
    assert found.left.events == len(sources.left) + 1
    for verdict in (Verdict.NOT_SAME, Verdict.SAME):
        said = [judged(1, first.key, double.key, verdict)]
        again = linked(replace(sources, left=(*sources.left, double)), judgements=said)
        assert (first.key, double.key) not in {(x.left, x.right) for x in again.left.duplicates}


def test_parts_of_an_event_are_proposed_and_never_settled() -> None:
    sources = invent_sources(seed=11, events=600)
    rights = {one.event_id: one for one in sources.right}
    twins = dict(sources.twins)
    left, right = next(
        (one, rights[twins[one.event_id]])
        for one in sources.left
        if one.event_id in twins
        and (one.killed.best or 0) >= 12
        and one.killed.best == rights[twins[one.event_id]].killed.best
    )
    whole = left.killed.best or 0
    larger = replace(right, killed=Count(whole - whole // 3))
    part = replace(right, event_id=right.event_id + "b", killed=Count(whole // 3), place="")
    others = tuple(one for one in sources.right if one.key != right.key)
    found = linked(replace(sources, right=(*others, larger, part)))
    assert found.partner_of[left.key] == larger.key
    proposed = {(one.part_of, one.right) for one in found.parts}
    assert (left.key, part.key) in proposed
    assert all(one.outcome is Outcome.NEEDS_A_PERSON for one in found.parts)


def test_short_sources_have_no_estimate() -> None:
    sources = invent_sources(seed=2, events=60, districts=20, days=60)
    found = linked(sources)
    assert found.precision.estimate is None
    assert found.precision.rounds == 0
    assert found.links


def test_sources_that_share_no_day() -> None:
    left = [event("a", "1", "2019-01-01")]
    right = [event("b", "1", "2021-01-01")]
    found = link(left, right, dice=np.random.default_rng(1))
    assert (found.links, found.left.inside, found.left.share) == ((), 0, None)
    assert link([], [], dice=np.random.default_rng(1)).links == ()


def test_nothing_precise_enough_settles_nothing(sources: InventedSources) -> None:
    found = linked(sources, settings=Settings(wanted=1.01))
    assert found.cut is None
    assert found.links == ()
    assert found.possible


def test_a_source_is_not_linked_with_itself() -> None:
    with pytest.raises(InputRefused):
        link([event("a", "1")], [event("a", "2")], dice=np.random.default_rng(1))
    with pytest.raises(InputRefused):
        link([event("a", "1"), event("a", "1")], [], dice=np.random.default_rng(1))
