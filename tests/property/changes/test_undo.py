"""What the steps of a change did, the steps of its undo put back, whatever they were."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from misaq.apps.registers.bodies import Body, to_body
from misaq.apps.registers.changing import Bench, normal, undoing
from misaq.apps.registers.grounds import find_moved
from misaq.apps.registers.overlays import entry_place
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import MisaqError
from tests.support.invented_country import invented_registers

POINTS = "policies.commitments"
BODIES: dict[str, Body] = {
    str(point.key): to_body(point) for point in invented_registers().policies.commitments
}
LED = {"institution": "PARL", "role": "oversee", "cite": ["ACT/H"]}
FIRST = next(iter(BODIES))
BODIES[FIRST] = normal(POINTS, {**BODIES[FIRST], "responsibilities": [LED]})
NEW: dict[str, Any] = {
    "policy": "P1",
    "number": "9",
    "text": "A point added here.",
    "cite": ["ACT/H"],
}
keys = st.sampled_from([*BODIES, "here:a", "here:b"])
texts = st.sampled_from(["One.", "Two.", "End the list that nobody can find."])
entries = st.builds(
    lambda what: {
        "what": what,
        "dated": "2018",
        "ledger": "claim",
        "by": "MOO",
        "shows": "started",
        "cite": ["ACT/H"],
    },
    texts,
)
parts = st.builds(
    lambda by, role: {"institution": by, "role": role, "cite": ["ACT/H"]},
    st.sampled_from(["MOO", "PARL"]),
    st.sampled_from(["lead", "support"]),
)
standing_parts = st.one_of(
    parts,
    st.just(BODIES[FIRST]["responsibilities"][0]),
)
steps = st.one_of(
    st.builds(
        lambda k, part: Operation(OperationKind.APPEND, POINTS, k, "responsibilities", part),
        keys,
        parts,
    ),
    st.builds(
        lambda k, old, new: Operation(
            OperationKind.REPLACE, POINTS, k, entry_place("responsibilities", old), new
        ),
        keys,
        standing_parts,
        parts,
    ),
    st.builds(
        lambda k, old: Operation(
            OperationKind.REMOVE, POINTS, k, entry_place("responsibilities", old)
        ),
        keys,
        standing_parts,
    ),
    st.builds(lambda k, t: Operation(OperationKind.AMEND, POINTS, k, "text", t), keys, texts),
    st.builds(
        lambda k, t: Operation(OperationKind.AMEND, POINTS, k, "due", t),
        keys,
        st.sampled_from([None, "2016", "2030"]),
    ),
    st.builds(lambda k: Operation(OperationKind.CREATE, POINTS, k, value=NEW), keys),
    st.builds(lambda k: Operation(OperationKind.WITHDRAW, POINTS, k), keys),
    st.builds(
        lambda k, e: Operation(OperationKind.APPEND, POINTS, k, "evidence", e), keys, entries
    ),
)


def standing(bench: Bench) -> dict[str, Body | None]:
    """Return every record as it stands."""
    return {key: bench.find(key) for key in bench.list_keys()}


def held(bench: Bench) -> dict[tuple[str, str], Any]:
    """Return everything held here."""
    return {
        (key, place): bench.held_at(key, place)
        for key in [*BODIES, "here:a", "here:b"]
        for place in ("", "text", "due")
    }


@given(st.lists(steps, max_size=6), st.lists(steps, max_size=8))
def test_an_undo_puts_back_what_stood_before(
    before: list[Operation], change: list[Operation]
) -> None:
    bench = Bench(POINTS, BODIES, ())
    _take_all(bench, before)
    first, first_held = standing(bench), held(bench)
    turns = _take_all(bench, change)
    undo = undoing(turns)
    assert find_moved(undo[:1], {POINTS: bench}) == ()
    for step in undo:
        bench.take(step)
    assert standing(bench) == first
    assert held(bench) == first_held


@given(st.lists(steps, max_size=8))
def test_what_the_pack_says_is_never_touched(change: list[Operation]) -> None:
    copies = {key: dict(body) for key, body in BODIES.items()}
    _take_all(Bench(POINTS, BODIES, ()), change)
    assert copies == BODIES


def _take_all(bench: Bench, wanted: list[Operation]) -> list[Any]:
    turns = []
    for step in wanted:
        try:
            turns.append(bench.take(step))
        except MisaqError:
            continue
    return turns
