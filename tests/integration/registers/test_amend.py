"""Changes made here: they stay, they are shown beside the pack, they are settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from misaq.apps.audit.queries import list_entries, verify_chain
from misaq.apps.registers.actions import amend, load_pack, settle
from misaq.apps.registers.overlays import Choice, Ending, Overlay, Standing
from misaq.apps.registers.queries import data_version, get_registers, list_overlays
from misaq.apps.registers.report import to_data, to_lines
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.core.access.actors import PUBLIC, operator
from misaq.kernel.errors import InputRefused, MisaqError, NotFound, StateConflict
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


def hour(number: int) -> datetime:
    """Return an instant, ``number`` hours after the first load."""
    return START + timedelta(hours=number)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load_pack(actor=ACTOR, at=START, pack=small_pack())


def change(
    at: int,
    *,
    value: object = "Mine",
    key: str = "A",
    field: str = "title",
    table: str = SOURCES,
    reason: str = "The cover says so",
) -> Overlay:
    """Change a field."""
    return amend(
        actor=ACTOR, at=hour(at), table=table, key=key, field=field, value=value, reason=reason
    )


def title(key: str = "A", known_at: datetime | None = None) -> str:
    """Return the title of a source as it stands."""
    sources = get_sourcebook(actor=PUBLIC, known_at=known_at).sources
    return next(found.title for found in sources if found.key == key)


def load_title(at: int, text: str) -> object:
    """Load a pack that gives the first source another title."""
    pack = pack_of(
        sourcebook__sources=[source("A", text), source("B")],
        law__instruments=[instrument("ACT-1")],
    )
    return load_pack(actor=ACTOR, at=hour(at), pack=pack)


def test_a_change_stands_and_the_packs_value_stays_beside_it() -> None:
    before = data_version(actor=PUBLIC)
    made = change(1)
    assert title() == "Mine"
    assert title(known_at=START) == "A gazette"
    assert (made.value, made.base_value, made.reason) == ("Mine", "A gazette", "The cover says so")
    (status,) = list_overlays(actor=PUBLIC)
    assert (status.standing, status.pack_value) == (Standing.IN_FORCE, "A gazette")
    assert data_version(actor=PUBLIC) != before
    assert data_version(actor=PUBLIC, known_at=START) == before


def test_the_audit_holds_the_number_of_the_change_not_its_words() -> None:
    made = change(1)
    row = list_entries(actor=PUBLIC)[-1]
    assert (row.event, row.object_table, row.object_key) == (
        "registers.record-amended",
        SOURCES,
        "A",
    )
    assert row.facts == {"overlay": made.id, "data_version": data_version(actor=PUBLIC)}


def test_a_load_that_leaves_the_value_alone_keeps_the_change() -> None:
    change(1)
    report = load_pack(actor=ACTOR, at=hour(2), pack=small_pack())
    assert not report.is_change
    assert report.conflicts == ()
    assert title() == "Mine"


def test_a_pack_that_moves_under_a_change_is_a_conflict_and_both_stay() -> None:
    made = change(1)
    report = load_title(2, "Theirs")
    (conflict,) = report.conflicts
    assert conflict.standing is Standing.PACK_CHANGED
    assert conflict.pack_value == "Theirs"
    assert title() == "Mine"
    said = " ".join(" ".join(to_lines(report)).split())
    assert said.endswith(
        f"{made.id}: {SOURCES} A title: the pack now says Theirs; here Mine stays in force"
    )
    assert to_data(report)["conflicts"][0]["base"] == "A gazette"
    again = load_title(3, "Theirs")
    assert not again.is_change
    assert len(again.conflicts) == 1


def test_a_conflict_is_settled_for_the_change() -> None:
    made = change(1)
    load_title(2, "Theirs")
    status = settle(
        actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.KEEP_MINE, reason="Still so"
    )
    assert status.standing is Standing.IN_FORCE
    assert (status.overlay.base_value, status.overlay.value) == ("Theirs", "Mine")
    assert title() == "Mine"
    ended, kept = list_overlays(actor=PUBLIC, include_ended=True)
    assert (ended.overlay.ending, ended.standing) == (Ending.KEPT_MINE, Standing.ENDED)
    assert kept.overlay.reason == "Still so"
    assert not load_title(4, "Theirs").conflicts


def test_a_conflict_is_settled_for_the_pack() -> None:
    made = change(1)
    load_title(2, "Theirs")
    status = settle(
        actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.TAKE_PACK, reason="They are right"
    )
    assert status.standing is Standing.ENDED
    assert title() == "Theirs"
    assert title(known_at=hour(2)) == "Mine"
    assert list_overlays(actor=PUBLIC) == ()


def test_a_change_in_no_conflict_can_be_withdrawn_but_not_kept() -> None:
    made = change(1)
    with pytest.raises(StateConflict, match="has not moved under it"):
        settle(actor=ACTOR, at=hour(2), overlay=made.id, choice=Choice.KEEP_MINE, reason="x")
    settle(actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.TAKE_PACK, reason="x")
    assert title() == "A gazette"
    for choice in Choice:
        with pytest.raises(StateConflict, match="no longer in force"):
            settle(actor=ACTOR, at=hour(4), overlay=made.id, choice=choice, reason="x")


def test_a_pack_that_comes_to_agree_is_said_and_can_be_taken() -> None:
    made = change(1)
    report = load_title(2, "Mine")
    assert [status.standing for status in report.conflicts] == [Standing.PACK_AGREES]
    settle(actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.TAKE_PACK, reason="Agreed")
    assert title() == "Mine"


def test_a_removed_record_is_a_conflict_that_only_the_pack_can_win() -> None:
    made = change(1, key="B")
    pack = pack_of(sourcebook__sources=[source("A")], law__instruments=[instrument("ACT-1")])
    report = load_pack(actor=ACTOR, at=hour(2), pack=pack)
    assert [status.standing for status in report.conflicts] == [Standing.RECORD_REMOVED]
    assert get_registers(actor=PUBLIC) == pack.registers
    with pytest.raises(StateConflict, match="no longer has the record"):
        settle(actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.KEEP_MINE, reason="x")
    settle(actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.TAKE_PACK, reason="x")
    assert list_overlays(actor=PUBLIC) == ()


def test_a_field_changed_again_replaces_the_change() -> None:
    change(1)
    change(2, value="Mine again")
    assert title() == "Mine again"
    first, second = list_overlays(actor=PUBLIC, include_ended=True)
    assert first.overlay.ending is Ending.REPLACED
    assert second.overlay.base_value == "A gazette"
    assert title(known_at=hour(1)) == "Mine"


def test_two_fields_of_one_record_change_apart() -> None:
    change(1)
    change(2, field="note", value="Read twice")
    (found,) = (s for s in get_sourcebook(actor=PUBLIC).sources if s.key == "A")
    assert (found.title, found.note) == ("Mine", "Read twice")


def test_a_field_can_be_left_out() -> None:
    change(1, field="note", value="Read twice")
    change(2, field="note", value=None)
    (found,) = (s for s in get_sourcebook(actor=PUBLIC).sources if s.key == "A")
    assert found.note == ""


def test_a_list_can_be_changed() -> None:
    change(1, table=INSTRUMENTS, key="ACT-1", field="cite", value=["A/H", "B/M @ p. 3"])
    (act,) = get_registers(actor=PUBLIC).law.instruments
    assert [str(cite.source) for cite in act.cite] == ["A", "B"]


REFUSALS: dict[str, tuple[dict[str, object], type[MisaqError], str]] = {
    "no such table": ({"table": "law.nothing"}, NotFound, "no table"),
    "no such record": ({"key": "a"}, NotFound, "no record 'a'"),
    "no such field": ({"field": "colour"}, InputRefused, "no field 'colour'"),
    "the key": ({"field": "key"}, InputRefused, "no field 'key'"),
    "no reason": ({"reason": "  "}, InputRefused, "needs a reason"),
    "no such choice": ({"field": "read", "value": "half"}, InputRefused, "is no record"),
    "another shape": ({"value": ["x"]}, InputRefused, "is no record"),
    "a needed field left out": ({"value": None}, InputRefused, "is no record"),
    "the same": ({"value": "A gazette"}, StateConflict, "says that already"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_change_that_cannot_be_is_refused_and_recorded(name: str) -> None:
    arguments, kind, words = REFUSALS[name]
    before = data_version(actor=PUBLIC)
    with pytest.raises(kind, match=words):
        change(1, **arguments)
    assert list_overlays(actor=PUBLIC) == ()
    assert data_version(actor=PUBLIC) == before
    assert list_entries(actor=PUBLIC)[-1].outcome == "REFUSED"
    assert verify_chain(actor=PUBLIC).holds


def test_what_somebody_typed_does_not_reach_the_audit() -> None:
    with pytest.raises(NotFound):
        change(1, key="Some Name")
    assert list_entries(actor=PUBLIC)[-1].object_key == ""


def test_a_change_after_which_the_registers_do_not_hold_together_is_refused() -> None:
    with pytest.raises(InputRefused, match="no longer hold together") as caught:
        change(1, table=INSTRUMENTS, key="ACT-1", field="cite", value=["Z/H", "Y/H"])
    assert len(caught.value.problems) == 2
    assert list_overlays(actor=PUBLIC) == ()


def test_a_pack_that_does_not_fit_the_changes_is_refused_until_they_are_settled() -> None:
    made = change(1, table=INSTRUMENTS, key="ACT-1", field="cite", value=["B/H"])
    without = pack_of(sourcebook__sources=[source("A")], law__instruments=[instrument("ACT-1")])
    with pytest.raises(StateConflict, match="With the amendments made here") as caught:
        load_pack(actor=ACTOR, at=hour(2), pack=without)
    assert "ACT-1" in str(caught.value.problems[0])
    assert len(get_sourcebook(actor=PUBLIC).sources) == 2
    settle(actor=ACTOR, at=hour(3), overlay=made.id, choice=Choice.TAKE_PACK, reason="x")
    load_pack(actor=ACTOR, at=hour(4), pack=without)
    assert get_registers(actor=PUBLIC) == without.registers


def test_an_overlay_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="no amendment number 999"):
        settle(actor=ACTOR, at=hour(1), overlay=999, choice=Choice.TAKE_PACK, reason="x")


def test_nothing_can_be_changed_before_a_pack_is_loaded() -> None:
    from misaq.apps.registers.models import RevisionRow

    RevisionRow.objects.all().delete()
    with pytest.raises(StateConflict, match="no country pack is loaded"):
        change(1)


def test_nothing_can_be_changed_before_the_clock_of_the_last_change() -> None:
    with pytest.raises(StateConflict, match="clock"):
        change(0)


def test_one_change_after_another_keeps_the_chain() -> None:
    change(1)
    change(2, value="B")
    load_title(3, "Theirs")
    assert verify_chain(actor=PUBLIC).rows == 4
    assert verify_chain(actor=PUBLIC).holds
