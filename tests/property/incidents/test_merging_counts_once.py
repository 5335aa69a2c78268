"""Totals under merging, whatever the sources and whoever goes with whom: nothing lost or doubled.

Any number of sources, any numbers of dead, any links between any two events, anything judged. Links
that would put two events of one source together are followed only where people said so.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.incidents.linking.gathering import gather
from misaq.core.incidents.linking.judgements import (
    EventJudgement,
    EventReason,
    counted_twice,
    ref,
    settled,
)
from misaq.core.incidents.linking.merging import Field, Incident, SourceOrder, merge
from misaq.core.incidents.linking.records import Key, Link
from misaq.core.incidents.records import Count, SourceEvent
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from tests.support.source_events import event, judged

SOURCES = ("a", "b", "c", "d")
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Told:
    """Invented rows of several sources, with whatever was said of which of them are one."""

    rows: tuple[SourceEvent, ...]
    links: tuple[Link, ...]
    judgements: tuple[EventJudgement, ...]

    def merged(self) -> tuple[Incident, ...]:
        """Return the incidents."""
        keys = [row.key for row in self.rows]
        groups = gather(keys, self.links, settled(self.judgements)).groups
        order = SourceOrder(("c", "a"))
        return merge(groups, self.rows, order, counted_twice(self.judgements))

    def shuffled(self, dice: random.Random) -> Told:
        """Return the same in another order of rows, links and judgements."""
        lists = [list(self.rows), list(self.links), list(self.judgements)]
        for one in lists:
            dice.shuffle(one)
        return Told(*(tuple(one) for one in lists))

    def only_across(self) -> Told:
        """Return the same without judgements: one row of a source for each incident."""
        return replace(self, judgements=())


@st.composite
def anything_told(draw: st.DrawFn) -> Told:
    """Draw rows, links and judgements."""
    dead = draw(st.lists(st.tuples(st.sampled_from(SOURCES), st.integers(0, 90)), min_size=1))
    rows = tuple(
        event(source, str(number), killed=(best, best - best // 3, best + number % 4))
        for number, (source, best) in enumerate(dead)
    )
    keys = st.sampled_from([row.key for row in rows])
    pairs = st.tuples(keys, keys).filter(lambda pair: pair[0] != pair[1])
    several = len(rows) > 1
    links = draw(st.lists(st.tuples(pairs, st.floats(0, 9)))) if several else []
    said = st.tuples(
        pairs,
        st.sampled_from((Verdict.SAME, Verdict.NOT_SAME)),
        st.sampled_from((EventReason.SAME_REPORT, EventReason.PART_OF_IT)),
    )
    judgements = draw(st.lists(said, max_size=6)) if several else []
    return Told(
        rows,
        tuple(tie(pair, bits) for pair, bits in links if pair[0][0] != pair[1][0]),
        tuple(
            replace(judged(number, *pair, verdict), reasons=(why,))
            for number, (pair, verdict, why) in enumerate(judgements)
        ),
    )


def tie(pair: Pair, bits: float) -> Link:
    return Link(*pair, LinkedBy.EVIDENCE, Outcome.SAME, 0.9, 0.9, bits, 1.0, bits, ())


def sums(counts: Iterable[Count]) -> tuple[int, int, int]:
    """Return the lowest, best and highest numbers added up."""
    every = list(counts)
    low, best, high = (
        sum(getattr(one, name) or 0 for one in every) for name in ("low", "best", "high")
    )
    return low, best, high


def said_by(source: str, incidents: Iterable[Incident]) -> list[Count]:
    found = (one.said[Field.KILLED].get(source, Count()) for one in incidents)
    return [count for count in found if isinstance(count, Count)]


def adopted(incidents: Iterable[Incident]) -> list[Count]:
    found = [one.adopted[Field.KILLED].value for one in incidents]
    assert all(isinstance(count, Count) for count in found)
    return [count for count in found if isinstance(count, Count)]


def rows_of(source: str, rows: Sequence[SourceEvent]) -> list[Count]:
    return [row.killed for row in rows if row.source == source]


@given(anything_told())
def test_every_row_stands_in_one_incident(told: Told) -> None:
    found = [row.key for one in told.merged() for row in one.events]
    assert sorted(found) == sorted(row.key for row in told.rows)


@given(anything_told())
def test_what_a_source_counts_stays_what_it_counts(told: Told) -> None:
    plain = told.only_across()
    for source in SOURCES:
        assert sums(said_by(source, plain.merged())) == sums(rows_of(source, told.rows))


@given(anything_told())
def test_what_is_counted_twice_counts_once_and_parts_are_added_up(told: Told) -> None:
    twice = counted_twice(told.judgements)
    for source in SOURCES:
        first: dict[object, int] = {}
        for row in sorted(told.rows, key=lambda row: row.key):
            if row.source == source:
                first.setdefault(twice.cluster(ref(row.key)), row.killed.best or 0)
        together = settled(told.judgements)
        if together.conflicts:
            continue
        assert sums(said_by(source, told.merged()))[1] == sum(first.values())


@given(anything_told())
def test_the_adopted_numbers_lie_between_one_source_and_all(told: Told) -> None:
    incidents = told.only_across().merged()
    low, best, high = sums(adopted(incidents))
    of_each = {source: sums(rows_of(source, told.rows)) for source in SOURCES}
    assert low <= best <= high
    assert best <= sum(one[1] for one in of_each.values()), "nothing is counted twice"
    assert high >= max(one[1] for one in of_each.values()), "no source says more than the range"
    if all(len(one.sources) == 1 for one in incidents):
        assert (low, best, high) == sums(row.killed for row in told.rows)
        assert best >= max(one[1] for one in of_each.values())


@given(anything_told(), st.randoms(use_true_random=False))
def test_the_order_of_rows_links_and_judgements_says_nothing(
    told: Told, dice: random.Random
) -> None:
    assert told.shuffled(dice).merged() == told.merged()
