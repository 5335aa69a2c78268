"""Entries of lists, changed and taken out one by one: those of the pack, and those added here."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.apps.registers.actions import load_pack, settle
from misaq.apps.registers.entry_rules import check_entry_can_change
from misaq.apps.registers.overlays import Choice, Standing, entry_place
from misaq.apps.registers.queries import data_version, get_registers, list_overlays
from misaq.core.access.actors import PUBLIC
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import InputRefused, StateConflict
from tests.integration.registers.small_pack import INSTRUMENTS, instrument, pack_of, source
from tests.integration.registers.test_added_here import ACTOR, START, done, hour

BEGUN = {"kind": "COMMENCED", "happened_on": "2001", "cite": ["A/H"]}
ENDED = {"kind": "AMENDED", "happened_on": "2009", "cite": ["A/H"]}
LATER = {"kind": "AMENDED", "happened_on": "2010", "cite": ["A/H"]}


def pack_with(*events: dict[str, Any]) -> object:
    """Return a pack whose one instrument had these events."""
    act = {**instrument("ACT-1"), "events": list(events)}
    return pack_of(sourcebook__sources=[source("A"), source("B")], law__instruments=[act])


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load_pack(actor=ACTOR, at=START, pack=pack_with(BEGUN, ENDED))


def change(old: dict[str, Any], new: dict[str, Any]) -> Operation:
    """Return the step that puts one event in the place of another."""
    place = entry_place("events", old)
    return Operation(OperationKind.REPLACE, INSTRUMENTS, "ACT-1", place, new, old)


def take_out(old: dict[str, Any]) -> Operation:
    """Return the step that takes an event out."""
    place = entry_place("events", old)
    return Operation(OperationKind.REMOVE, INSTRUMENTS, "ACT-1", place, base=old)


def add(new: dict[str, Any]) -> Operation:
    """Return the step that adds an event."""
    return Operation(OperationKind.APPEND, INSTRUMENTS, "ACT-1", "events", new)


def events() -> list[str]:
    """Return the days of the events as they stand."""
    (act,) = get_registers(actor=PUBLIC).law.instruments
    return [str(event.happened_on) for event in act.events]


def standings() -> list[Standing]:
    """Return how each change made here stands."""
    return [status.standing for status in list_overlays(actor=PUBLIC)]


def test_an_entry_of_the_pack_is_changed_where_it_stands() -> None:
    done(1, change(BEGUN, {**BEGUN, "happened_on": "2002"}))
    assert (events(), standings()) == (["2002", "2009"], [Standing.IN_FORCE])


def test_changed_twice_it_is_still_one_change_of_the_pack() -> None:
    done(1, change(ENDED, LATER))
    done(2, change(LATER, {**LATER, "happened_on": "2011"}))
    assert (events(), standings()) == (["2001", "2011"], [Standing.IN_FORCE])


def test_changed_back_nothing_is_left_here() -> None:
    before = data_version(actor=PUBLIC)
    done(1, change(ENDED, LATER))
    done(2, change(LATER, ENDED))
    assert (standings(), data_version(actor=PUBLIC)) == ([], before)


def test_an_entry_of_the_pack_is_taken_out_and_put_back() -> None:
    before = data_version(actor=PUBLIC)
    done(1, take_out(BEGUN))
    assert (events(), standings()) == (["2009"], [Standing.IN_FORCE])
    place = entry_place("events", BEGUN)
    done(2, Operation(OperationKind.PUT_BACK, INSTRUMENTS, "ACT-1", place, value={}))
    assert (events(), data_version(actor=PUBLIC)) == (["2001", "2009"], before)


def test_the_last_entry_can_be_taken_out_too() -> None:
    done(1, take_out(BEGUN), take_out(ENDED))
    assert events() == []


def test_an_entry_added_here_is_changed_and_taken_out_without_a_trace_in_force() -> None:
    before = data_version(actor=PUBLIC)
    added = {**LATER, "happened_on": "2015"}
    corrected = {**LATER, "happened_on": "2016"}
    done(1, add(added))
    done(2, change(added, corrected))
    assert events() == ["2001", "2009", "2016"]
    done(3, take_out(corrected))
    assert (events(), standings()) == (["2001", "2009"], [])
    assert data_version(actor=PUBLIC) == before


def test_a_pack_that_changes_the_same_entry_is_a_conflict_and_keeps_both() -> None:
    done(1, change(ENDED, LATER))
    load_pack(actor=ACTOR, at=hour(2), pack=pack_with(BEGUN, {**ENDED, "happened_on": "2012"}))
    assert (events(), standings()) == (["2001", "2012", "2010"], [Standing.PACK_CHANGED])
    (status,) = list_overlays(actor=PUBLIC)
    settle(
        actor=ACTOR,
        at=hour(3),
        overlay=status.overlay.id,
        choice=Choice.TAKE_PACK,
        reason="The pack read the gazette",
    )
    assert (events(), standings()) == (["2001", "2012"], [])


def test_a_pack_that_comes_to_say_the_same_agrees() -> None:
    done(1, change(ENDED, LATER))
    load_pack(actor=ACTOR, at=hour(2), pack=pack_with(BEGUN, LATER))
    assert (events(), standings()) == (["2001", "2010"], [Standing.PACK_AGREES])


def test_a_pack_that_drops_what_was_taken_out_agrees() -> None:
    done(1, take_out(BEGUN))
    load_pack(actor=ACTOR, at=hour(2), pack=pack_with(ENDED))
    assert (events(), standings()) == (["2009"], [Standing.PACK_AGREES])


def test_a_list_written_anew_keeps_what_was_changed_and_taken_out() -> None:
    done(1, take_out(BEGUN), change(ENDED, LATER))
    third = {**BEGUN, "happened_on": "1999"}
    done(2, Operation(OperationKind.AMEND, INSTRUMENTS, "ACT-1", "events", [LATER, third]))
    assert sorted(events()) == ["1999", "2010"]


def test_an_entry_of_a_record_added_here_is_changed_in_it() -> None:
    body = {**instrument("x"), "events": [BEGUN]}
    body.pop("key")
    done(1, Operation(OperationKind.CREATE, INSTRUMENTS, "here:ACT", value=body))
    place = entry_place("events", BEGUN)
    done(2, Operation(OperationKind.REPLACE, INSTRUMENTS, "here:ACT", place, ENDED, BEGUN))
    found = {str(act.key): act for act in get_registers(actor=PUBLIC).law.instruments}
    assert [str(event.happened_on) for event in found["here:ACT"].events] == ["2009"]


@pytest.mark.parametrize(
    ("step", "kind", "words"),
    [
        (change({**BEGUN, "happened_on": "1900"}, LATER), StateConflict, "no longer has"),
        (take_out({**BEGUN, "happened_on": "1900"}), StateConflict, "no longer has"),
        (change(BEGUN, ENDED), StateConflict, "very entry"),
        (change(BEGUN, {"kind": "COMMENCED"}), InputRefused, "no record of"),
        (
            Operation(OperationKind.REMOVE, INSTRUMENTS, "ACT-1", "title+0"),
            InputRefused,
            "holds no list",
        ),
    ],
    ids=["changed-since", "gone", "twice-the-same", "malformed", "no-list"],
)
def test_what_cannot_be_done_to_an_entry_is_refused(
    step: Operation, kind: type[Exception], words: str
) -> None:
    before = data_version(actor=PUBLIC)
    with pytest.raises(kind, match=words):
        done(1, step)
    assert data_version(actor=PUBLIC) == before


def test_what_somebody_said_or_found_is_never_rewritten() -> None:
    with pytest.raises(StateConflict, match="not rewritten"):
        check_entry_can_change("policies.commitments", "evidence")
