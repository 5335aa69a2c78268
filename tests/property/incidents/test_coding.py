"""Coding is the same one by one and by table, and in whatever order; sealed counts stay sealed."""

from __future__ import annotations

import itertools

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.incidents.coding.code import code_event, telling_of
from misaq.core.incidents.coding.tables import CODED, code_table, values_of, with_codes
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.sealed import LEAST, shown_counts
from tests.support.invented_coding import event, registry, rules

NAMES = st.sampled_from(["", "The Watch", "GotL", "League of the Hills", "Somebody", "Men of X"])
DEAD = st.none() | st.integers(0, 3)
EVENTS = st.builds(
    event,
    kind=st.sampled_from(["", "Fight", "Fire", "Meeting", "Dance"]),
    target=st.sampled_from(["", "Temple"]),
    side_a=NAMES,
    side_b=NAMES,
    claimed_by=NAMES,
    killed_side_a=DEAD,
    killed_side_b=DEAD,
    killed_civilians=DEAD,
    is_suicide=st.sampled_from([None, True, False]),
)
SUICIDE = {None: "", True: "yes", False: "no"}


def told(one: SourceEvent) -> tuple[str, ...]:
    """Return an event as a row of what decides its coding."""
    telling = telling_of(one)
    words = (telling.kind, telling.tactic, telling.target, telling.side_a, telling.side_b)
    return (
        telling.source, *words, telling.claimed_by, telling.dead.value, SUICIDE[telling.suicide]
    )  # fmt: skip


@given(st.lists(EVENTS, max_size=8))
def test_a_table_codes_as_single_events_are_coded_in_any_order(events: list[SourceEvent]) -> None:
    rows = [told(one) for one in events]
    turned = list(reversed(rows)) + rows
    table = code_table(turned, registry(), rules())
    coded = dict(
        zip(
            zip(*(table[name] for name in list(table)[:9]), strict=True),
            zip(*(table[name] for name in CODED), strict=True),
            strict=True,
        )
    )
    assert len(coded) == len(set(rows))
    for one, row in zip(events, rows, strict=True):
        assert coded[row] == values_of(code_event(one, registry(), rules()))


@settings(max_examples=5, deadline=None)
@given(st.lists(EVENTS, min_size=1, max_size=12))
def test_the_engine_gives_every_event_the_same_coding(events: list[SourceEvent]) -> None:
    table = ibis.memtable(columns_of(events))
    found = with_codes(table, registry(), rules()).order_by("row").to_pyarrow()
    assert found.column("row").to_pylist() == list(range(len(events)))
    rows = zip(*(found.column(name).to_pylist() for name in CODED), strict=True)
    assert list(rows) == [values_of(code_event(one, registry(), rules())) for one in events]


def columns_of(events: list[SourceEvent]) -> pa.Table:
    """Return events as the columns of the canonical table that coding reads."""
    texts = ("source", "kind", "tactic", "target", "side_a", "side_b", "claimed_by")
    counts = ("killed_side_a", "killed_side_b", "killed_civilians")
    return pa.table(
        {
            "row": pa.array(range(len(events)), pa.int64()),
            **{name: pa.array([getattr(e, name) for e in events], pa.string()) for name in texts},
            **{name: pa.array([getattr(e, name) for e in events], pa.int64()) for name in counts},
            "is_suicide": pa.array([e.is_suicide for e in events], pa.bool_()),
        }
    )


@given(st.lists(st.integers(0, 60), max_size=6))
def test_no_small_count_can_be_reckoned_from_the_total(counts: list[int]) -> None:
    shown = shown_counts({str(place): count for place, count in enumerate(counts)})
    assert all(value is None or value >= LEAST for value in shown.values())
    back = [count for count, value in zip(counts, shown.values(), strict=True) if value is None]
    others_are_shown = len(back) < len(counts)
    assert not back or not others_are_shown or (len(back) > 1 and sum(back) >= LEAST)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=4), st.integers(2, 4))
def test_keeping_back_does_not_depend_on_the_order_of_unequal_counts(
    counts: list[int], turns: int
) -> None:
    unequal = list(dict.fromkeys(counts))
    named = {str(count): count for count in unequal}
    for order in itertools.islice(itertools.permutations(unequal), turns):
        assert shown_counts({str(count): count for count in order}) == {
            str(count): shown_counts(named)[str(count)] for count in order
        }
