"""Persons who left a list: a tombstone is left of them, it only suppresses, and it goes as well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core import serializers

from misaq.apps.audit.queries import list_entries
from misaq.apps.lists.actions import Forgotten, forget_delisted
from misaq.apps.lists.keys import list_store, number_key
from misaq.apps.lists.models import EntryRow, TombstoneRow
from misaq.apps.lists.queries import (
    count_tombstones,
    get_history,
    get_snapshot,
    is_suppressed,
    list_suppressed,
    list_turnover,
)
from misaq.core.access.actors import PUBLIC, Actor, operator
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    PartyKind,
)
from misaq.core.lists.sealing import seal_entry
from misaq.core.lists.tombstones import MarkKind, Retention, marks_of
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import NotAllowed, NotFound
from misaq.kernel.ids import Key
from tests.integration.changes.people import ADMINISTRATOR, ANALYST, AUDITOR, VERIFIER
from tests.support.lists_at_hand import COUNCIL_DAYS, council, load

pytestmark = pytest.mark.usefixtures("_loaded")
OPERATOR = operator(7)
KEPT = Retention(days=90, tombstone_days=1000)
GONE = "QDi.912"
"""Reference of the person who left after the first snapshot."""
_GONE_BY = datetime.combine(COUNCIL_DAYS[1], datetime.min.time(), UTC)


def _forget(days: int) -> Forgotten:
    """Forget as of so many days after the snapshot that no longer had the person."""
    at = _GONE_BY + timedelta(days=days)
    return forget_delisted(actor=OPERATOR, at=at, retention=KEPT)


def _load_all() -> None:
    for number in range(3):
        load("COUNCIL", council(number))


def _everything() -> str:
    models = (model for model in apps.get_app_config("lists").get_models())
    return "\n".join(serializers.serialize("json", model.objects.all()) for model in models)


def test_before_the_time_nobody_is_forgotten_and_nothing_recorded() -> None:
    _load_all()
    events = len(list_entries(actor=OPERATOR))
    assert _forget(89) == Forgotten(0, 0, 0)
    assert len(list_entries(actor=OPERATOR)) == events


def test_after_the_time_only_a_keyed_tombstone_is_left() -> None:
    _load_all()
    assert "MITHALI" in _everything()
    assert _forget(90) == Forgotten(persons=1, expired=0, files=1)
    left = _everything()
    for trace in ("MITHALI", GONE, "EX0000002", "1970-01-02"):
        assert trace not in left
    assert "ZARGHUN" in left
    assert is_suppressed(actor=OPERATOR, source_list="COUNCIL", reference=GONE)
    assert not is_suppressed(actor=OPERATOR, source_list="COUNCIL", reference="QDi.911")
    assert count_tombstones(actor=OPERATOR) == {"COUNCIL": 1}
    event = list_entries(actor=OPERATOR)[-1]
    assert (event.event, event.facts["persons"]) == ("list.forgotten", 1)
    assert _forget(91) == Forgotten(0, 0, 0)


def test_the_bytes_that_print_somebody_forgotten_are_gone_and_the_others_not() -> None:
    _load_all()
    _forget(90)
    first, *others = list_store().list_states(Key("COUNCIL"))
    with pytest.raises(NotFound):
        list_store().read_files(first)
    for state in others:
        assert list_store().read_files(state)


def test_counts_stay_as_they_were() -> None:
    _load_all()
    before = list_turnover(actor=PUBLIC, source_list="COUNCIL", persons=True)
    counts = get_history(actor=PUBLIC, source_list="COUNCIL").counts
    _forget(90)
    assert list_turnover(actor=PUBLIC, source_list="COUNCIL", persons=True) == before
    assert get_history(actor=PUBLIC, source_list="COUNCIL").counts == counts


def test_an_old_snapshot_does_not_bring_them_back() -> None:
    _load_all()
    _forget(90)
    again = load("COUNCIL", council(0))
    assert not again.loaded.is_new
    assert not EntryRow.objects.filter(reference=GONE).exists()
    (first, *_) = list_store().list_states(Key("COUNCIL"))
    with pytest.raises(NotFound):
        list_store().read_files(first)


def test_a_snapshot_that_comes_late_leaves_them_out() -> None:
    load("COUNCIL", council(0))
    load("COUNCIL", council(1))
    _forget(90)
    between = council(0)
    text = between.files[0].data.replace(b"2018-01-10", b"2018-06-01")
    file = type(between.files[0])("later.xml", text)
    late = load("COUNCIL", type(between)([file]))
    assert (late.loaded.is_new, late.loaded.suppressed) == (True, 1)
    assert not EntryRow.objects.filter(reference=GONE).exists()
    assert late.loaded.snapshot.count.total == 4


def test_whoever_is_listed_again_is_on_the_list_and_has_no_tombstone() -> None:
    load("COUNCIL", council(0))
    load("COUNCIL", council(1))
    _forget(90)
    text = council(0).files[0].data.replace(b"2018-01-10", b"2020-06-01")
    load("COUNCIL", type(council(0))([type(council(0).files[0])("later.xml", text)]))
    latest = get_snapshot(actor=OPERATOR, source_list="COUNCIL")
    assert GONE in {entry.reference for entry in latest.entries}
    assert not TombstoneRow.objects.exists()


def test_a_tombstone_expires() -> None:
    _load_all()
    _forget(90)
    assert _forget(1000).expired == 0
    assert _forget(1001) == Forgotten(persons=0, expired=1, files=0)
    assert not TombstoneRow.objects.exists()


def test_whoever_left_longer_ago_than_tombstones_last_leaves_none() -> None:
    _load_all()
    assert _forget(1001).persons == 1
    assert not TombstoneRow.objects.exists()


def test_marks_suppress_a_match_by_number_birth_or_father_and_no_name_alone() -> None:
    _load_all()
    _forget(90)
    asked = ListEntry(
        "?",
        PartyKind.PERSON,
        (ListedName("farzi  MITHALI"),),
        fathers=("Nobody",),
        births=(parse_date("1970-01-02"),),
        identifiers=(Identifier(IdentifierKind.PASSPORT, "ex 0000002"),),
    )
    marks = marks_of(asked, number_key())
    found = list_suppressed(actor=OPERATOR, source_list="COUNCIL", marks=marks)
    assert {mark.kind for mark in found} == {MarkKind.NUMBER, MarkKind.BIRTH}
    assert marks_of(seal_entry(asked, number_key()), number_key()) == marks
    nameonly = ListEntry("?", PartyKind.PERSON, (ListedName("FARZI MITHALI"),))
    assert not marks_of(nameonly, number_key())
    assert not list_suppressed(actor=OPERATOR, source_list="BANNED", marks=marks)


@pytest.mark.parametrize(
    "actor",
    [PUBLIC, ANALYST, VERIFIER, AUDITOR, ADMINISTRATOR],
    ids=["public", "analyst", "verifier", "auditor", "administrator"],
)
def test_few_ask_about_tombstones_and_nobody_else_forgets(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        is_suppressed(actor=actor, source_list="COUNCIL", reference=GONE)
    with pytest.raises(NotAllowed):
        list_suppressed(actor=actor, source_list="COUNCIL", marks=())
    with pytest.raises(NotAllowed):
        count_tombstones(actor=actor)
    with pytest.raises(NotAllowed):
        forget_delisted(actor=actor, at=_GONE_BY, retention=KEPT)
