"""An action: one transaction, one audit row, also when it is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, transaction

from misaq.apps.audit import actions
from misaq.apps.audit.actions import Record, action
from misaq.apps.audit.queries import get_head, get_head_hash, list_entries, verify_chain
from misaq.apps.registers.models import RevisionRow
from misaq.core.access.actors import Actor, operator
from misaq.kernel.errors import NotAllowed, Unavailable

pytestmark = pytest.mark.django_db

ACTOR = operator(7)
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _store(at: datetime) -> None:
    RevisionRow.objects.create(
        at=at, cause="LOAD", country={}, pack_version="", data_version="", counts={}
    )


@action(event="thing.made")
def make(record: Record, /, *, actor: Actor, at: datetime, key: str = "T1") -> str:
    """Store something."""
    _store(at)
    record.about("things", key)
    record.note(count=3)
    return key


@action(event="thing.made")
def refuse(record: Record, /, *, actor: Actor, at: datetime) -> None:
    """Store something, then refuse."""
    record.about("things", "T2")
    record.note(count=3)
    _store(at)
    raise NotAllowed("No.", next_step="Ask.", rule="things.two-persons")


@action(event="thing.made")
def fail(record: Record, /, *, actor: Actor, at: datetime) -> None:
    """Store something, then break down."""
    _store(at)
    raise ZeroDivisionError


@action(event="thing.made")
def leave(record: Record, /, *, actor: Actor, at: datetime) -> None:
    """Find nothing to do."""
    record.changed_nothing()


def test_what_is_done_leaves_one_row() -> None:
    assert make(actor=ACTOR, at=AT, key="T9") == "T9"
    (row,) = list_entries(actor=ACTOR)
    assert (row.seq, row.at, row.actor, row.event) == (1, AT, "operator:7", "thing.made")
    assert (row.object_table, row.object_key, row.facts) == ("things", "T9", {"count": 3})
    assert (row.outcome, row.rule) == ("DONE", "")
    assert verify_chain(actor=ACTOR).holds


def test_a_refusal_undoes_the_write_and_leaves_a_row_of_its_own() -> None:
    with pytest.raises(NotAllowed):
        refuse(actor=ACTOR, at=AT)
    (row,) = list_entries(actor=ACTOR)
    assert (row.outcome, row.rule) == ("REFUSED", "things.two-persons")
    assert (row.object_table, row.object_key) == ("things", "T2")
    assert row.facts == {"kind": "NotAllowed", "problems": 0}
    assert RevisionRow.objects.count() == 0


def test_a_breakdown_undoes_the_write_and_leaves_no_row() -> None:
    with pytest.raises(ZeroDivisionError):
        fail(actor=ACTOR, at=AT)
    assert list_entries(actor=ACTOR) == ()
    assert RevisionRow.objects.count() == 0


def test_nothing_to_change_leaves_no_row() -> None:
    leave(actor=ACTOR, at=AT)
    assert get_head(actor=ACTOR) is None


def test_rows_form_a_chain() -> None:
    before = get_head_hash(actor=ACTOR)
    make(actor=ACTOR, at=AT)
    with pytest.raises(NotAllowed):
        refuse(actor=ACTOR, at=AT + timedelta(hours=1))
    first, second = list_entries(actor=ACTOR)
    assert first.prev_hash == before
    assert second.prev_hash == first.hash
    assert get_head_hash(actor=ACTOR) == second.hash
    assert list_entries(actor=ACTOR, after=1) == (second,)


def test_a_refusal_that_cannot_be_recorded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_to_append(_entry: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(actions, "_append", fail_to_append)
    with pytest.raises(NotAllowed) as caught:
        refuse(actor=ACTOR, at=AT)
    assert caught.value.__notes__ == ["Nothing was changed. The audit could not be written either."]
    assert RevisionRow.objects.count() == 0


def test_a_refusal_of_the_database_itself_is_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    cause = Exception()
    cause.sqlite_errorname = "SQLITE_BUSY"  # type: ignore[attr-defined]

    def fail_to_append(_entry: object) -> None:
        raise OperationalError("database is locked") from cause

    monkeypatch.setattr(actions, "_append", fail_to_append)
    with pytest.raises(Unavailable) as caught:
        make(actor=ACTOR, at=AT)
    assert not hasattr(caught.value, "__notes__")
    assert RevisionRow.objects.count() == 0


@pytest.mark.parametrize("fact", ["a name", "line\nbreak", "x" * 201, "نام"])
def test_a_fact_is_an_id_or_a_count(fact: str) -> None:
    with pytest.raises(ValueError, match="not an id or a count"):
        Record().note(who=fact)


def test_actions_do_not_nest() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        leave(actor=ACTOR, at=AT)


def test_an_action_shows_callers_only_what_they_give() -> None:
    import inspect

    assert list(inspect.signature(make).parameters) == ["actor", "at", "key"]
    assert make.__doc__ == "Store something."


def test_an_action_takes_keyword_arguments_only() -> None:
    def positional(record: Record, actor: Actor, at: datetime) -> None:
        """Take them by position."""

    def without_instant(record: Record, /, *, actor: Actor) -> None:
        """Say nothing about when."""

    for function in (positional, without_instant):
        with pytest.raises(TypeError, match="keyword arguments only"):
            action(event="thing.made")(function)
