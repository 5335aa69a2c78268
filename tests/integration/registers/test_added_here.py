"""Records added and withdrawn here, entries of lists, and a pack that moves under them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from misaq.apps.audit.actions import Record, action
from misaq.apps.registers.actions import amend, apply_steps, load_pack, settle
from misaq.apps.registers.actions.applying import Applied
from misaq.apps.registers.overlays import Choice, Standing
from misaq.apps.registers.queries import (
    data_version,
    find_revision,
    get_registers,
    list_overlays,
    preview_load,
)
from misaq.core.access.actors import PUBLIC, Actor, operator
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from tests.integration.registers.small_pack import (
    INSTRUMENTS,
    SOURCES,
    instrument,
    pack_of,
    small_pack,
    source,
)

ACTOR = operator(7)
START = datetime(2026, 5, 4, 12, tzinfo=UTC)
KEY = "here:C"
EVENT = {"kind": "COMMENCED", "happened_on": "2001", "cite": ["A/H"]}


def hour(number: int) -> datetime:
    """Return an instant, ``number`` hours after the first load."""
    return START + timedelta(hours=number)


@action(event="steps.applied")
def do(record: Record, /, *, actor: Actor, at: datetime, steps: tuple[Operation, ...]) -> Applied:
    """Apply steps as a later room would."""
    return apply_steps(
        actor=actor, at=at, steps=steps, reason="Read it", origin="change:1", about=record
    )


def done(at: int, *steps: Operation) -> Applied:
    """Apply steps at an hour."""
    return do(actor=ACTOR, at=hour(at), steps=steps)


def without_key(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body as a form gives it."""
    return {name: value for name, value in body.items() if name != "key"}


NEW = Operation(OperationKind.CREATE, SOURCES, KEY, value=without_key(source("x", "Added")))
GONE = Operation(OperationKind.WITHDRAW, SOURCES, "B")
LIVED = Operation(OperationKind.APPEND, INSTRUMENTS, "ACT-1", "events", EVENT)


def sources() -> dict[str, str]:
    """Return the title of each source as it stands."""
    found = get_registers(actor=PUBLIC).sourcebook.sources
    return {str(one.key): one.title for one in found}


def load_sources(at: int, *plains: dict[str, Any]) -> object:
    """Load a pack with these sources."""
    pack = pack_of(sourcebook__sources=list(plains), law__instruments=[instrument("ACT-1")])
    return load_pack(actor=ACTOR, at=hour(at), pack=pack)


def standings() -> list[tuple[str, Standing]]:
    """Return how each change made here stands."""
    return [(s.overlay.key, s.standing) for s in list_overlays(actor=PUBLIC)]


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load_pack(actor=ACTOR, at=START, pack=small_pack())


def test_added_here_a_record_stands_after_the_packs_and_stays_over_a_load() -> None:
    done(1, NEW)
    assert list(sources()) == ["A", "B", KEY]
    load_sources(2, source("A", "Other"), source("B"))
    assert sources()[KEY] == "Added"
    assert standings() == [(KEY, Standing.IN_FORCE)]
    revision = find_revision(actor=PUBLIC)
    assert revision is not None
    assert revision.counts[SOURCES] == 3


def test_a_pack_that_brings_the_same_key_is_a_conflict_to_settle() -> None:
    done(1, NEW)
    pack = pack_of(
        sourcebook__sources=[source("A"), source("B"), source(KEY, "Taken over")],
        law__instruments=[instrument("ACT-1")],
    )
    assert [s.standing for s in preview_load(actor=ACTOR, pack=pack).conflicts] == [
        Standing.PACK_CHANGED
    ]
    load_pack(actor=ACTOR, at=hour(2), pack=pack)
    assert sources()[KEY] == "Added"
    (status,) = list_overlays(actor=PUBLIC)
    settle(
        actor=ACTOR,
        at=hour(3),
        overlay=status.overlay.id,
        choice=Choice.KEEP_MINE,
        reason="Ours is newer",
    )
    assert (sources()[KEY], standings()) == ("Added", [(KEY, Standing.IN_FORCE)])
    (status,) = list_overlays(actor=PUBLIC)
    settle(
        actor=ACTOR,
        at=hour(4),
        overlay=status.overlay.id,
        choice=Choice.TAKE_PACK,
        reason="Theirs is right",
    )
    assert (sources()[KEY], standings()) == ("Taken over", [])


def test_a_pack_that_says_the_same_agrees() -> None:
    done(1, NEW)
    load_sources(2, source("A"), source("B"), source(KEY, "Added"))
    assert standings() == [(KEY, Standing.PACK_AGREES)]
    assert list(sources()) == ["A", "B", KEY]


def test_withdrawn_here_a_record_is_out_of_force_until_that_is_settled() -> None:
    done(1, GONE)
    assert list(sources()) == ["A"]
    load_sources(2, source("A"), source("B", "Better"))
    assert (list(sources()), standings()) == (["A"], [("B", Standing.PACK_CHANGED)])
    (status,) = list_overlays(actor=PUBLIC)
    settle(
        actor=ACTOR,
        at=hour(3),
        overlay=status.overlay.id,
        choice=Choice.TAKE_PACK,
        reason="It is right now",
    )
    assert sources()["B"] == "Better"


def test_a_pack_that_drops_what_was_withdrawn_agrees() -> None:
    done(1, GONE)
    load_sources(2, source("A"))
    assert standings() == [("B", Standing.PACK_AGREES)]


def test_an_entry_added_here_joins_those_of_the_pack() -> None:
    done(1, LIVED)
    (act,) = get_registers(actor=PUBLIC).law.instruments
    assert [event.kind.value for event in act.events] == ["COMMENCED"]
    assert standings() == [("ACT-1", Standing.IN_FORCE)]
    pack = pack_of(
        sourcebook__sources=[source("A"), source("B")],
        law__instruments=[{**instrument("ACT-1"), "events": [EVENT]}],
    )
    load_pack(actor=ACTOR, at=hour(2), pack=pack)
    (act,) = get_registers(actor=PUBLIC).law.instruments
    assert len(act.events) == 1
    assert standings() == [("ACT-1", Standing.PACK_AGREES)]


def test_a_list_written_anew_keeps_the_entries_added_here() -> None:
    done(1, LIVED)
    with pytest.raises(StateConflict, match="would be lost"):
        done(2, Operation(OperationKind.AMEND, INSTRUMENTS, "ACT-1", "events", None))
    later = {"kind": "REPEALED", "happened_on": "2009", "cite": ["A/H"]}
    done(3, Operation(OperationKind.AMEND, INSTRUMENTS, "ACT-1", "events", [EVENT, later]))
    (act,) = get_registers(actor=PUBLIC).law.instruments
    assert sorted(event.kind.value for event in act.events) == ["COMMENCED", "REPEALED"]


def test_a_field_of_a_record_added_here_changes_the_record_itself() -> None:
    done(1, NEW)
    done(2, Operation(OperationKind.AMEND, SOURCES, KEY, "title", "Corrected"))
    assert sources()[KEY] == "Corrected"
    assert standings() == [(KEY, Standing.IN_FORCE)]
    amend(
        actor=ACTOR,
        at=hour(3),
        table=SOURCES,
        key=KEY,
        field="title",
        value="Corrected again",
        reason="A slip",
    )
    assert sources()[KEY] == "Corrected again"


def test_a_change_back_to_what_the_pack_says_leaves_nothing_here() -> None:
    before = data_version(actor=PUBLIC)
    done(1, Operation(OperationKind.AMEND, SOURCES, "A", "title", "Mine"))
    done(2, Operation(OperationKind.AMEND, SOURCES, "A", "title", "A gazette"))
    assert standings() == []
    assert data_version(actor=PUBLIC) == before


def test_the_version_depends_on_what_is_there_and_not_on_the_way_to_it() -> None:
    done(1, NEW, LIVED, GONE)
    at_once = data_version(actor=PUBLIC)
    undo = [
        Operation(OperationKind.PUT_BACK, SOURCES, KEY, value={}),
        Operation(OperationKind.PUT_BACK, SOURCES, "B", value={}),
    ]
    done(2, *undo)
    done(3, GONE)
    done(4, NEW)
    assert data_version(actor=PUBLIC) == at_once


def test_what_would_leave_a_reference_without_its_record_is_refused() -> None:
    before = data_version(actor=PUBLIC)
    with pytest.raises(InputRefused, match="hold together"):
        done(1, Operation(OperationKind.WITHDRAW, SOURCES, "A"))
    assert data_version(actor=PUBLIC) == before


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (Operation(OperationKind.CREATE, SOURCES, "C", value=NEW.value), InputRefused),
        (Operation(OperationKind.CREATE, SOURCES, "here:X", value="text"), InputRefused),
        (Operation(OperationKind.CREATE, "no.table", "here:X", value={}), NotFound),
        (Operation(OperationKind.WITHDRAW, SOURCES, "Z"), NotFound),
        (Operation(OperationKind.APPEND, SOURCES, "A", "title", "x"), InputRefused),
        (Operation(OperationKind.APPEND, INSTRUMENTS, "ACT-1", "colour", EVENT), InputRefused),
        (Operation(OperationKind.AMEND, SOURCES, "A", "title", "A gazette"), StateConflict),
    ],
    ids=["key of a pack", "no fields", "no table", "no record", "no list", "no field", "no change"],
)
def test_a_step_that_does_not_fit_is_refused(step: Operation, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        done(1, step)
    assert standings() == []


def test_the_same_record_or_entry_is_not_added_twice() -> None:
    done(1, NEW, LIVED)
    with pytest.raises(StateConflict, match="already"):
        done(2, NEW)
    with pytest.raises(StateConflict, match="already"):
        done(2, LIVED)


def test_steps_are_applied_only_inside_an_action(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "get_connection", lambda: outside)
        with pytest.raises(RuntimeError, match="inside an action"):
            apply_steps(
                actor=ACTOR, at=hour(1), steps=(NEW,), reason="R", origin="", about=Record()
            )
