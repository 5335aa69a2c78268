"""Whoever changes the audit's rows is found at the row; the triggers make it hard to try."""

# ruff: noqa: S608, ISC004 -- statements put together from text are what a tamperer writes
from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from misaq.apps.audit.actions import Record, action
from misaq.apps.audit.chain import Break, hash_of, instant
from misaq.apps.audit.queries import list_entries, verify_chain
from misaq.core.access.actors import PUBLIC, Actor

pytestmark = pytest.mark.django_db

ROWS = 6
COLUMNS = "seq, at, actor, event, object_table, object_key, facts, outcome, rule, prev_hash, hash"


@action(event="thing.counted")
def count(record: Record, /, *, actor: Actor, at: datetime, number: int) -> None:
    """Leave a row."""
    record.note(number=number)


@pytest.fixture
def chain() -> None:
    """Make a chain of six rows."""
    for number in range(1, ROWS + 1):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        count(actor=PUBLIC, at=at, number=number)


def run(*statements: str) -> None:
    """Run statements as somebody with the password of the database would."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def without_triggers(chain: None) -> None:
    """Take the guards away."""
    names = ["audit_no_update", "audit_no_delete", "audit_at_the_end"]
    if connection.vendor == "sqlite":
        run(*(f"DROP TRIGGER {name}" for name in names))
    else:
        run("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET actor = 'x' WHERE seq = 3",
        "DELETE FROM audit_auditevent WHERE seq = 3",
        "DELETE FROM audit_auditevent WHERE seq = 6",
        f"INSERT INTO audit_auditevent ({COLUMNS}) SELECT 9, at, actor, event, object_table, "
        "object_key, facts, outcome, rule, 'p', 'h' FROM audit_auditevent WHERE seq = 3",
        f"INSERT OR REPLACE INTO audit_auditevent ({COLUMNS}) SELECT seq, at, 'x', event, "
        "object_table, object_key, facts, outcome, rule, prev_hash, hash FROM audit_auditevent "
        "WHERE seq = 3",
        f"REPLACE INTO audit_auditevent ({COLUMNS}) SELECT 7, at, 'x', event, object_table, "
        "object_key, facts, outcome, rule, prev_hash, 'h' FROM audit_auditevent WHERE seq = 3",
    ],
    ids=["change", "remove", "cut-off", "leave-a-gap", "replace", "replace-by-link"],
)
def test_the_database_refuses(chain: None, statement: str) -> None:
    if connection.vendor != "sqlite" and "REPLACE" in statement:
        return  # PostgreSQL has no such statement
    before = list_entries(actor=PUBLIC)
    with pytest.raises(IntegrityError), transaction.atomic():
        run(statement)
    assert list_entries(actor=PUBLIC) == before


@pytest.mark.parametrize("seq", [1, 3, 6])
@pytest.mark.parametrize(
    "change",
    [
        "actor = 'operator:9'",
        "event = 'thing.hidden'",
        "facts = '{\"number\": 99}'",
        "at = '2020-01-01 00:00:00'",
        "outcome = 'REFUSED', rule = 'x'",
        "object_key = 'K'",
    ],
)
def test_a_changed_row_is_found(without_triggers: None, seq: int, change: str) -> None:
    run(f"UPDATE audit_auditevent SET {change} WHERE seq = {seq}")
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why) == (seq, Break.CHANGED)


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_removed_row_is_found(without_triggers: None, seq: int) -> None:
    run(f"DELETE FROM audit_auditevent WHERE seq = {seq}")
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why, found.rows) == (seq + 1, Break.GAP, seq - 1)


def test_a_removed_row_is_found_when_the_others_close_up(without_triggers: None) -> None:
    run(
        "DELETE FROM audit_auditevent WHERE seq = 3",
        "UPDATE audit_auditevent SET seq = 3 WHERE seq = 4",
        "UPDATE audit_auditevent SET seq = 4 WHERE seq = 5",
    )
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why) == (3, Break.CHANGED)


def test_an_added_row_is_found(without_triggers: None) -> None:
    last = list_entries(actor=PUBLIC)[-1]
    run(
        f"INSERT INTO audit_auditevent ({COLUMNS}) SELECT 7, at, actor, event, object_table, "
        f"object_key, facts, outcome, rule, '{last.hash}', 'made up' "
        "FROM audit_auditevent WHERE seq = 6"
    )
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why) == (7, Break.CHANGED)


def test_an_added_row_that_is_hashed_rightly_but_follows_another_is_found(
    without_triggers: None,
) -> None:
    last = list_entries(actor=PUBLIC)[-1]
    forged = replace(last, seq=7, prev_hash="e" * 64)
    run(
        f"INSERT INTO audit_auditevent ({COLUMNS}) SELECT 7, at, actor, event, object_table, "
        f"object_key, facts, outcome, rule, '{forged.prev_hash}', '{hash_of(forged)}' "
        "FROM audit_auditevent WHERE seq = 6"
    )
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why) == (7, Break.WRONG_PREVIOUS)


def test_exchanged_rows_are_found(without_triggers: None) -> None:
    run(
        "UPDATE audit_auditevent SET seq = 99 WHERE seq = 2",
        "UPDATE audit_auditevent SET seq = 2 WHERE seq = 4",
        "UPDATE audit_auditevent SET seq = 4 WHERE seq = 99",
    )
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why) == (2, Break.CHANGED)


def test_rows_cut_off_at_the_end_are_found_by_a_head_kept_elsewhere(
    without_triggers: None,
) -> None:
    head = list_entries(actor=PUBLIC)[-1].hash
    assert verify_chain(actor=PUBLIC, head=head).rows_after_sought == 0
    run("DELETE FROM audit_auditevent WHERE seq > 4")
    assert verify_chain(actor=PUBLIC).holds
    assert not verify_chain(actor=PUBLIC, head=head).holds


@pytest.mark.parametrize(
    "change", ["at = 'yesterday'", "at = '2026-99-99 00:00:00'", "facts = '[0.5]'"]
)
def test_a_row_that_cannot_be_read_is_found(without_triggers: None, change: str) -> None:
    if connection.vendor != "sqlite" and "at" in change:
        return  # PostgreSQL refuses what is no instant
    run(f"UPDATE audit_auditevent SET {change} WHERE seq = 4")
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why, found.rows) == (4, Break.UNREADABLE, 3)


def test_a_row_without_a_number_is_found(without_triggers: None) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL refuses what is no number
    run("UPDATE audit_auditevent SET seq = 'last' WHERE seq = 6")
    found = verify_chain(actor=PUBLIC)
    assert (found.broken_seq, found.broken_why, found.rows) == ("last", Break.UNREADABLE, 5)


def test_a_long_chain_is_read_in_pages(chain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("misaq.apps.audit.queries.PAGE", 4)
    found = verify_chain(actor=PUBLIC)
    assert found.holds
    assert found.rows == ROWS


def test_an_outsider_can_compute_the_hash_of_a_row_from_its_description(chain: None) -> None:
    import hashlib

    row = list_entries(actor=PUBLIC)[2]
    fields = {
        "seq": row.seq,
        "at": instant(row.at),
        "actor": row.actor,
        "event": row.event,
        "object_table": row.object_table,
        "object_key": row.object_key,
        "facts": row.facts,
        "outcome": row.outcome,
        "rule": row.rule,
        "prev_hash": row.prev_hash,
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    expected = hashlib.sha256(b"misaq.audit.row.v1\n" + text.encode()).hexdigest()
    assert row.hash == expected
