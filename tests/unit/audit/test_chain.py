"""The chain of audit rows: what is hashed, and where a break is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.apps.audit.chain import (
    GENESIS,
    Break,
    Entry,
    Outcome,
    Unreadable,
    hash_of,
    instant,
    verify,
)

START = datetime(2026, 1, 1, tzinfo=UTC)


def chain_of(length: int) -> list[Entry]:
    """Return a chain that holds."""
    entries: list[Entry] = []
    for seq in range(1, length + 1):
        entry = Entry(
            seq=seq,
            at=START + timedelta(hours=seq),
            actor="operator:1",
            event="case.closed",
            object_table="cases",
            object_key=f"C{seq}",
            facts={"count": seq},
            outcome=Outcome.DONE.value,
            rule="",
            prev_hash=entries[-1].hash if entries else GENESIS,
        )
        entries.append(replace(entry, hash=hash_of(entry)))
    return entries


def test_the_genesis_never_changes() -> None:
    assert GENESIS == "7dc443433324229de0c850a47f3f5f5560bf2a59030fe916c7235d871493ad14"


def test_the_hash_of_a_row_never_changes() -> None:
    assert chain_of(1)[0].hash == "42e22224d707178add9f600c63d614c0380e84ecfd838b587e78e798f27966f2"


def test_an_empty_chain_holds_and_its_head_is_the_genesis() -> None:
    found = verify([])
    assert found.holds
    assert (found.rows, found.head) == (0, GENESIS)


def test_a_chain_that_holds_gives_its_last_hash_as_head() -> None:
    chain = chain_of(5)
    found = verify(chain)
    assert found.holds
    assert (found.rows, found.head, found.broken_seq) == (5, chain[-1].hash, None)


CHANGES = {
    "at": START,
    "actor": "operator:2",
    "event": "case.opened",
    "object_table": "lists",
    "object_key": "C99",
    "facts": {"count": 99},
    "outcome": Outcome.REFUSED.value,
    "rule": "cases.two-persons",
    "prev_hash": "0" * 64,
    "hash": "f" * 64,
}


@pytest.mark.parametrize("field", CHANGES)
@given(place=st.integers(0, 6))
def test_a_row_that_was_changed_is_found_at_its_place(field: str, place: int) -> None:
    chain = chain_of(7)
    chain[place] = replace(chain[place], **{field: CHANGES[field]})
    found = verify(chain)
    assert (found.broken_seq, found.broken_why) == (place + 1, Break.CHANGED)
    assert found.rows == place
    assert not found.holds


def test_a_row_hashed_anew_after_a_change_breaks_the_next_link() -> None:
    chain = chain_of(5)
    changed = replace(chain[1], actor="operator:2")
    chain[1] = replace(changed, hash=hash_of(changed))
    found = verify(chain)
    assert (found.broken_seq, found.broken_why) == (3, Break.WRONG_PREVIOUS)


@given(place=st.integers(0, 5))
def test_a_missing_row_is_found_at_the_one_after_it(place: int) -> None:
    chain = chain_of(7)
    del chain[place]
    found = verify(chain)
    assert (found.broken_seq, found.broken_why) == (place + 2, Break.GAP)


def test_a_row_that_cannot_be_read_is_found_by_what_stands_for_its_place() -> None:
    chain = chain_of(3)
    assert verify([chain[0], Unreadable(2), chain[2]]).broken_seq == 2
    found = verify([*chain, Unreadable("abc")])
    assert (found.broken_seq, found.broken_why) == ("abc", Break.UNREADABLE)


@pytest.mark.parametrize(
    ("field", "value"),
    [("at", None), ("at", datetime(2026, 1, 1)), ("facts", {"share": 0.5})],  # noqa: DTZ001
    ids=["no-instant", "no-time-zone", "a-fraction"],
)
def test_what_no_program_of_ours_writes_is_unreadable(field: str, value: object) -> None:
    chain = chain_of(2)
    chain[1] = replace(chain[1], **{field: value})
    found = verify(chain)
    assert (found.broken_seq, found.broken_why) == (2, Break.UNREADABLE)


def test_rows_cut_off_at_the_end_show_only_against_a_head_kept_elsewhere() -> None:
    chain = chain_of(5)
    head = chain[-1].hash
    assert verify(chain[:3]).holds
    found = verify(chain[:3], sought=head)
    assert found.broken_why is None
    assert not found.holds
    assert found.rows_after_sought is None


def test_a_head_kept_elsewhere_is_found_with_the_rows_that_followed() -> None:
    chain = chain_of(5)
    found = verify(chain, sought=chain[2].hash)
    assert found.holds
    assert (found.sought_seq, found.rows_after_sought) == (3, 2)


def test_the_genesis_lies_in_every_chain() -> None:
    assert verify(chain_of(2), sought=GENESIS).rows_after_sought == 2
    assert verify([], sought=GENESIS).holds


def test_an_instant_is_written_in_utc_with_microseconds() -> None:
    east = datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=5)))
    assert instant(east) == "2026-01-01T00:00:00.000000Z"
