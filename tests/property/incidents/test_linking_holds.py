"""What holds of linking whatever the events: order of rows, totals, one partner, judgements."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.incidents.linking.assigning import one_to_one
from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.incidents.linking.gathering import gather
from misaq.core.incidents.linking.judgements import settled
from misaq.core.incidents.linking.linking import link
from misaq.core.incidents.linking.merging import Field, merge
from misaq.core.incidents.linking.records import Key, Link
from misaq.core.incidents.records import Count
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from tests.support.invented_events import invent_sources
from tests.support.source_events import event, judged

SOURCES = ("a", "b", "c")
KEYS = tuple((source, str(n)) for source in SOURCES for n in range(4))
LINKS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.floats(0, 10)).filter(
        lambda one: one[0][0] < one[1][0]
    ),
    max_size=15,
)
JUDGED = st.lists(
    st.tuples(
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
        st.sampled_from((Verdict.SAME, Verdict.NOT_SAME)),
    ).filter(lambda one: one[0] != one[1]),
    max_size=5,
)


def tie(left: Key, right: Key, bits: float) -> Link:
    """Return a settled link."""
    return Link(left, right, LinkedBy.EVIDENCE, Outcome.SAME, 0.9, 0.9, bits, 1.0, bits, ())


@given(LINKS, JUDGED, st.randoms(use_true_random=False))
def test_gathering_keeps_every_event_once(links, judgements, dice: random.Random) -> None:
    clusters = settled(judged(n, *one) for n, one in enumerate(judgements))
    ties = [tie(*one) for one in links]
    found = gather(KEYS, ties, clusters)
    assert sorted(key for group in found.groups for key in group) == sorted(KEYS)
    mixed, keys = list(ties), list(KEYS)
    dice.shuffle(mixed)
    dice.shuffle(keys)
    assert gather(keys, mixed, clusters).groups == found.groups
    for group in found.groups:
        for one in group:
            for other in group:
                assert not clusters.are_apart(*(ref_of(one), ref_of(other))) or clusters.conflicts


def ref_of(key: Key):
    """Return a key as judgements have it."""
    from misaq.core.lists.judgements import EntryRef

    return EntryRef(*key)


@given(LINKS, st.lists(st.integers(0, 90), min_size=len(KEYS), max_size=len(KEYS)))
def test_merging_preserves_the_total_of_every_source(links, numbers: list[int]) -> None:
    events = [
        event(source, name, killed=number)
        for (source, name), number in zip(KEYS, numbers, strict=True)
    ]
    incidents = merge(gather(KEYS, [tie(*one) for one in links]).groups, events)
    for source in SOURCES:
        told = sum(one.killed.best or 0 for one in events if one.source == source)
        kept = [one.said[Field.KILLED].get(source, Count(0)) for one in incidents]
        assert sum(count.best or 0 for count in kept if isinstance(count, Count)) == told
    for one in incidents:
        adopted = one.adopted[Field.KILLED].value
        assert isinstance(adopted, Count)
        assert (adopted.low or 0) <= (adopted.best or 0) <= (adopted.high or 0)


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 1_000))
def test_the_order_of_rows_says_nothing(seed: int) -> None:
    sources = invent_sources(seed=seed, events=150, districts=10, days=400)
    found = link(sources.left, sources.right, dice=np.random.default_rng(3))
    left, right = list(sources.left), list(sources.right)
    random.Random(seed).shuffle(left)
    random.Random(seed + 1).shuffle(right)
    assert link(left, right, dice=np.random.default_rng(3)).links == found.links


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(-3, 9)),
        max_size=25,
        unique_by=lambda one: one[:2],
    )
)
def test_at_most_one_partner_and_no_pair_left_that_both_could_have(told) -> None:
    told = sorted(told)
    pairs = Pairs(
        np.array([one for one, _, _ in told], dtype=np.int64),
        np.array([other for _, other, _ in told], dtype=np.int64),
    )
    worth = np.array([bits for _, _, bits in told])
    taken = one_to_one(pairs, worth)
    lefts, rights = pairs.left[taken].tolist(), pairs.right[taken].tolist()
    assert len(set(lefts)) == len(lefts)
    assert len(set(rights)) == len(rights)
    assert (worth[taken] > 0).all()
    for place in set(range(len(told))) - set(taken.tolist()):
        free = told[place][0] not in lefts and told[place][1] not in rights
        assert not (free and told[place][2] > 1e-6)
