"""Loading snapshots: once each, in any order, sealed, counted in the audit; refused whole."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries
from misaq.apps.lists.actions import load_snapshot
from misaq.apps.lists.keys import list_store
from misaq.apps.lists.models import EntryRow, SnapshotRow, SpellRow, StatementRow
from misaq.apps.lists.plain import history_data
from misaq.apps.lists.queries import (
    get_history,
    get_snapshot,
    get_source_list,
    list_snapshots,
    list_source_lists,
)
from misaq.core.access.actors import PUBLIC, Actor, operator
from misaq.core.lists.history import history_of
from misaq.core.lists.records import ListedName, ListEntry, Origin, PartyKind, Snapshot
from misaq.core.lists.statements import PUBLIC_PROPERTIES, Property
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, SourceChanged, StateConflict
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot
from tests.integration.changes.people import ANALYST, VERIFIER
from tests.support.lists_at_hand import COUNCIL_DAYS, LOADED_AT, PASSPORT, banned, council, load

pytestmark = pytest.mark.usefixtures("_loaded")
OPERATOR = operator(7)


def _council_by_the_reader(number: int) -> Snapshot:
    found = get_source_list(actor=OPERATOR, source_list="COUNCIL")
    return read_snapshot(source_list=found, files=council(number).files)


def _everything() -> str:
    models = (model for model in apps.get_app_config("lists").get_models())
    return "\n".join(serializers.serialize("json", model.objects.all()) for model in models)


def test_what_is_kept_is_counted_in_the_audit_and_names_nobody() -> None:
    load("COUNCIL", council(0))
    second = load("COUNCIL", council(1))
    assert (second.loaded.turnover.delisted, second.loaded.turnover.amended) == (2, 1)
    event = list_entries(actor=OPERATOR, after=1)[-1]
    assert (event.event, event.object_key) == ("list.loaded", "COUNCIL")
    assert dict(event.facts) | {"content": ""} == {
        "as_of": "2019-01-10",
        "entries": 2,
        "listed": 0,
        "relisted": 0,
        "delisted": 2,
        "amended": 1,
        "silent": 3,
        "suppressed": 0,
        "read_anew": False,
        "content": "",
    }


def test_the_same_snapshot_again_changes_nothing() -> None:
    load("COUNCIL", council(0))
    load("COUNCIL", council(1))
    before, events = _everything(), len(list_entries(actor=OPERATOR))
    assert not load("COUNCIL", council(0)).loaded.is_new
    assert not load("COUNCIL", council(1)).loaded.is_new
    assert (_everything(), len(list_entries(actor=OPERATOR))) == (before, events)


@pytest.mark.parametrize("order", tuple(itertools.permutations(range(3))), ids=str)
def test_the_order_of_arrival_makes_no_difference(order: tuple[int, ...]) -> None:
    for number in order:
        load("COUNCIL", council(number))
    stored = get_history(actor=OPERATOR, source_list="COUNCIL")
    pure = history_of(_sealed(_council_by_the_reader(number)) for number in range(3))
    assert history_data(stored) == history_data(pure)
    assert sorted(stored.statements, key=repr) == sorted(pure.statements, key=repr)
    assert stored.turnover == pure.turnover


def _sealed(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot as it is kept: its days as days, its persons' numbers hashed."""
    stored = get_snapshot(actor=OPERATOR, source_list="COUNCIL", as_of=snapshot.as_of)
    assert [e.reference for e in stored.entries] == [e.reference for e in snapshot.entries]
    return stored


def test_a_second_snapshot_of_a_day_that_differs_is_refused() -> None:
    load("BANNED", banned(0))
    other = replace(banned(1), as_of=banned(0).as_of)
    with pytest.raises(StateConflict, match="already has a snapshot of 2018-03-01") as refusal:
        load("BANNED", other)
    assert refusal.value.rule == "lists.one-a-day"
    assert len(list_snapshots(actor=OPERATOR, source_list="BANNED")) == 1
    assert list_entries(actor=OPERATOR)[-1].outcome == "REFUSED"
    assert len(list_store().list_states(Key("BANNED"))) == 1


def test_the_same_file_read_anew_takes_the_place_of_what_it_said() -> None:
    load("COUNCIL", council(0))
    load("COUNCIL", council(1))
    snapshot = _council_by_the_reader(0)
    fewer = replace(snapshot, entries=snapshot.entries[1:])
    origin = Origin(tuple(f.sha256 for f in council(0).files), "", LOADED_AT)
    done = load_snapshot(
        actor=OPERATOR,
        at=LOADED_AT,
        source_list=get_source_list(actor=OPERATOR, source_list="COUNCIL"),
        snapshot=fewer,
        origin=origin,
    )
    assert done.is_new
    first = get_snapshot(actor=OPERATOR, source_list="COUNCIL", as_of=COUNCIL_DAYS[0])
    assert len(first.entries) == len(snapshot.entries) - 1
    history = get_history(actor=OPERATOR, source_list="COUNCIL", references=["QDi.911"])
    assert [spell.first_seen for spell in history.spells] == [COUNCIL_DAYS[1]]
    assert list_entries(actor=OPERATOR)[-1].facts["read_anew"] is True


def test_a_list_that_shrank_below_its_floor_is_refused_whole() -> None:
    found = get_source_list(actor=OPERATOR, source_list="COUNCIL")
    with pytest.raises(SourceChanged, match="never had fewer than 9"):
        load_snapshot(
            actor=OPERATOR,
            at=LOADED_AT,
            source_list=replace(found, floor=9),
            snapshot=_council_by_the_reader(0),
            origin=Origin((), "", LOADED_AT),
        )
    assert not SnapshotRow.objects.exists()


def test_a_snapshot_of_another_list_or_with_a_reference_twice_is_refused() -> None:
    snapshot = _council_by_the_reader(0)
    found = get_source_list(actor=OPERATOR, source_list="COUNCIL")
    for wrong, why in (
        (replace(snapshot, source_list=Key("BANNED")), "is of the list BANNED"),
        (replace(snapshot, entries=snapshot.entries * 2), "stands twice"),
    ):
        with pytest.raises(InputRefused, match=why):
            load_snapshot(
                actor=OPERATOR,
                at=LOADED_AT,
                source_list=found,
                snapshot=wrong,
                origin=Origin((), "", LOADED_AT),
            )


@pytest.mark.parametrize(
    "actor", [PUBLIC, ANALYST, VERIFIER], ids=["public", "analyst", "verifier"]
)
def test_who_does_not_keep_lists_loads_none(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        load_snapshot(
            actor=actor,
            at=LOADED_AT,
            source_list=get_source_list(actor=OPERATOR, source_list="COUNCIL"),
            snapshot=_council_by_the_reader(0),
            origin=Origin((), "", LOADED_AT),
        )


def test_no_number_of_a_person_is_kept_in_clear() -> None:
    load("COUNCIL", council(0))
    assert "ZARGHUN" in _everything()
    assert PASSPORT not in _everything()
    assert PASSPORT[-7:] not in _everything()
    (numbers,) = {
        entry.identifiers
        for entry in get_snapshot(actor=OPERATOR, source_list="COUNCIL").entries
        if entry.reference == "QDi.911"
    }
    assert numbers[0].value.startswith("keyed:")
    assert numbers[0].value.endswith(f":{PASSPORT[-2:]}")


def test_everybody_reads_of_organisations_what_names_nobody() -> None:
    load("COUNCIL", council(0))
    everybody = get_history(actor=PUBLIC, source_list="COUNCIL")
    assert {statement.said.prop for statement in everybody.statements} <= PUBLIC_PROPERTIES
    assert {spell.reference for spell in everybody.spells} == {"QDe.901", "QDe.902"}
    operator_too = get_history(actor=OPERATOR, source_list="COUNCIL", references=["QDe.901"])
    said = {statement.said.prop for statement in operator_too.statements}
    assert {Property.ADDRESS, Property.REMARKS} <= said
    entries = get_snapshot(actor=PUBLIC, source_list="COUNCIL").entries
    assert not any(entry.remarks or entry.addresses or entry.related for entry in entries)


def test_the_bytes_are_kept_by_their_hash(home: Path) -> None:
    delivery = council(0)
    load("COUNCIL", delivery)
    (state,) = list_store().list_states(Key("COUNCIL"))
    assert list_store().read_files(state)[0].data == delivery.files[0].data


def test_a_file_that_cannot_be_read_leaves_nothing() -> None:
    broken = replace(council(0), files=[NamedBytes("x.xml", council(0).files[0].data[:200])])
    with pytest.raises(SourceChanged):
        load("COUNCIL", broken)
    assert not SnapshotRow.objects.exists()
    assert not list_store().list_states(Key("COUNCIL"))


def test_lists_and_days_that_are_not_there() -> None:
    with pytest.raises(NotFound, match="no list"):
        load("NOWHERE", council(0))
    for ask in (get_snapshot, get_history):
        with pytest.raises(NotFound, match="No snapshot"):
            ask(actor=PUBLIC, source_list="COUNCIL")
    load("COUNCIL", council(1))
    with pytest.raises(NotFound, match="or before"):
        get_snapshot(actor=PUBLIC, source_list="COUNCIL", as_of=date(2000, 1, 1))


def test_all_lists_are_there_with_what_is_kept_by_a_day() -> None:
    load("COUNCIL", council(0))
    load("COUNCIL", council(1))
    found = {one.source_list.key: one for one in list_source_lists(actor=PUBLIC)}
    assert (found["COUNCIL"].snapshots, found["BANNED"].latest) == (2, None)
    earlier = list_source_lists(actor=PUBLIC, as_of=date(2018, 12, 31))
    assert [one.snapshots for one in earlier if one.source_list.key == "COUNCIL"] == [1]


def test_an_entry_that_once_was_a_person_is_a_persons_in_every_wording() -> None:
    found = get_source_list(actor=OPERATOR, source_list="COUNCIL")
    for year, kind in ((2018, PartyKind.ORGANISATION), (2019, PartyKind.UNSTATED)):
        entry = ListEntry("X.1", kind, (ListedName("Farzi"),))
        load_snapshot(
            actor=OPERATOR,
            at=LOADED_AT,
            source_list=found,
            snapshot=Snapshot(found.key, date(year, 1, 1), (entry,)),
            origin=Origin((), "", LOADED_AT),
        )
    assert not get_history(actor=PUBLIC, source_list="COUNCIL").spells
    assert not get_snapshot(actor=PUBLIC, source_list="COUNCIL", as_of=date(2018, 6, 1)).entries
    for model in (EntryRow, SpellRow, StatementRow):
        assert not model.objects.filter(is_person=False).exists()


def test_the_database_itself_refuses_what_does_not_hold_together() -> None:
    load("COUNCIL", council(0))
    row = SnapshotRow.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    person = EntryRow.objects.filter(kind="PERSON")
    with pytest.raises(IntegrityError), transaction.atomic():
        person.update(is_person=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        SpellRow.objects.update(gone_by=date(2017, 1, 1))
