"""Loading a pack: what changes, what stays, what is refused."""

from __future__ import annotations

import importlib
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from misaq.apps.audit.queries import list_entries
from misaq.apps.law.queries import get_register as get_law
from misaq.apps.registers.actions import load_pack, loading
from misaq.apps.registers.differences import FieldChange, RecordChange
from misaq.apps.registers.mapping import models_by_table
from misaq.apps.registers.queries import (
    data_version,
    find_revision,
    get_country,
    get_registers,
    list_history,
    list_revisions,
    preview_load,
)
from misaq.apps.registers.report import LoadReport, to_data, to_lines
from misaq.apps.registers.revisions import EMPTY_VERSION, Cause
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.packs import Registers
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.sources.packfiles import Pack
from tests.integration.registers.small_pack import (
    INSTRUMENTS,
    SOURCES,
    instrument,
    pack_of,
    small_pack,
    source,
)

pytestmark = pytest.mark.django_db

ACTOR = operator(7)
MONDAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def load(pack: Pack, at: datetime = MONDAY) -> LoadReport:
    """Load the pack."""
    return load_pack(actor=ACTOR, at=at, pack=pack)


def count_rows() -> int:
    """Return the number of rows in all tables, past ones included."""
    return sum(model._default_manager.count() for model in models_by_table().values())


def changed_pack() -> Pack:
    """Return the small pack with one source changed, one gone, one new."""
    return pack_of(
        sourcebook__sources=[source("A", "Another gazette"), source("C")],
        law__instruments=[instrument("ACT-1")],
    )


def test_before_the_first_load_everything_is_empty() -> None:
    assert get_registers(actor=PUBLIC) == Registers()
    assert get_law(actor=PUBLIC).instruments == ()
    assert data_version(actor=PUBLIC) == EMPTY_VERSION
    assert find_revision(actor=PUBLIC) is None
    with pytest.raises(NotFound, match="No country pack"):
        get_country(actor=PUBLIC)


def test_a_first_load_puts_the_whole_pack_on_record() -> None:
    pack = small_pack()
    report = load(pack)
    assert (report.added, report.changed, report.removed) == (3, 0, 0)
    assert report.is_written
    assert get_registers(actor=PUBLIC) == pack.registers
    assert get_sourcebook(actor=PUBLIC) == pack.registers.sourcebook
    assert get_country(actor=PUBLIC) == pack.country
    revision = find_revision(actor=PUBLIC)
    assert revision is not None
    assert (revision.at, revision.cause, revision.pack_version) == (
        MONDAY,
        Cause.LOAD,
        pack.version,
    )
    assert revision.counts[SOURCES] == 2
    assert revision.data_version == report.data_version == data_version(actor=PUBLIC)


@pytest.mark.parametrize("room", [field.name for field in fields(Registers)])
def test_every_room_reads_its_own_register(room: str) -> None:
    load(small_pack())
    queries = importlib.import_module(f"misaq.apps.{room}.queries")
    assert queries.get_register(actor=PUBLIC) == getattr(small_pack().registers, room)


def test_a_second_load_of_the_same_pack_changes_nothing_and_leaves_no_audit_row() -> None:
    load(small_pack())
    before = (count_rows(), data_version(actor=PUBLIC), list_entries(actor=PUBLIC))
    report = load(small_pack(), TUESDAY)
    assert not report.is_change
    assert not report.is_written
    assert report.unchanged == 3
    assert to_lines(report) == ("xx: nothing to change; 3 records are as they were.",)
    assert (count_rows(), data_version(actor=PUBLIC), list_entries(actor=PUBLIC)) == before
    assert len(list_revisions(actor=PUBLIC)) == 1


def test_a_changed_pack_shows_each_field_before_and_after() -> None:
    load(small_pack())
    report = load(changed_pack(), TUESDAY)
    (table,) = (table for table in report.tables if table.is_change)
    assert table.table == SOURCES
    assert (table.added, table.removed) == (("C",), ("B",))
    assert table.changed == (
        RecordChange("A", (FieldChange("title", "A gazette", "Another gazette"),)),
    )
    assert to_lines(report) == (
        "xx: loaded 1 new, 1 changed, 1 removed; 1 as they were.",
        SOURCES,
        "  new      C",
        "  changed  A",
        "           title: A gazette → Another gazette",
        "  removed  B",
    )
    assert to_data(report)["counts"] == {"added": 1, "changed": 1, "removed": 1, "unchanged": 1}


def test_a_first_load_is_said_by_table_and_long_lines_are_wrapped() -> None:
    sources = [source(f"A-GAZETTE-WITH-A-LONG-KEY-{number}") for number in range(40)]
    first = to_lines(load(pack_of(sourcebook__sources=[source("A")])))
    assert first[1:] == ("sourcebook.sources: 1 new",)
    second = to_lines(load(pack_of(sourcebook__sources=[source("A"), *sources]), TUESDAY))
    assert max(map(len, second)) <= 80
    assert " ".join(" ".join(second).split()).endswith("and 28 more")


def test_any_past_state_can_be_asked_for() -> None:
    load(small_pack())
    first = data_version(actor=PUBLIC)
    load(changed_pack(), TUESDAY)
    assert get_registers(actor=PUBLIC) == changed_pack().registers
    for instant in (MONDAY, TUESDAY - timedelta(microseconds=1)):
        assert get_registers(actor=PUBLIC, known_at=instant) == small_pack().registers
        assert get_sourcebook(actor=PUBLIC, known_at=instant) == small_pack().registers.sourcebook
        assert data_version(actor=PUBLIC, known_at=instant) == first
    before = MONDAY - timedelta(microseconds=1)
    assert get_registers(actor=PUBLIC, known_at=before) == Registers()
    assert get_registers(actor=PUBLIC, known_at=TUESDAY) == changed_pack().registers


def test_going_back_to_an_earlier_pack_goes_back_to_its_data_version() -> None:
    load(small_pack())
    first = data_version(actor=PUBLIC)
    load(changed_pack(), TUESDAY)
    assert data_version(actor=PUBLIC) != first
    load(small_pack(), WEDNESDAY)
    assert data_version(actor=PUBLIC) == first
    assert [(v.recorded_at, v.superseded_at) for v in history("A")] == [
        (MONDAY, TUESDAY),
        (TUESDAY, WEDNESDAY),
        (WEDNESDAY, None),
    ]


def history(key: str) -> tuple[object, ...]:
    """Return what the packs said of a source over time."""
    return list_history(actor=PUBLIC, table=SOURCES, key=key)


def test_a_record_that_never_was_has_no_history() -> None:
    with pytest.raises(NotFound, match="never had"):
        history("Z")
    with pytest.raises(NotFound, match="no table"):
        list_history(actor=PUBLIC, table="law.nothing", key="A")


def test_the_order_of_the_pack_is_kept_and_a_new_order_is_a_change() -> None:
    load(small_pack())
    other = pack_of(
        sourcebook__sources=[source("C"), source("B"), source("A")],
        law__instruments=[instrument("ACT-1")],
    )
    report = load(other, TUESDAY)
    assert report.is_written
    assert "  in another order" in to_lines(report)
    assert [s.key for s in get_sourcebook(actor=PUBLIC).sources] == ["C", "B", "A"]


def test_the_country_may_change_its_title_alone() -> None:
    load(small_pack())
    renamed = pack_of(
        title="New Examplia",
        sourcebook__sources=[source("A"), source("B")],
        law__instruments=[instrument("ACT-1")],
    )
    report = load(renamed, TUESDAY)
    assert "  pack.yml title: Examplia → New Examplia" in to_lines(report)
    assert get_country(actor=PUBLIC).title == "New Examplia"
    assert get_country(actor=PUBLIC, known_at=MONDAY).title == "Examplia"


def test_the_audit_holds_counts_and_versions() -> None:
    report = load(small_pack())
    (row,) = list_entries(actor=PUBLIC)
    assert (row.event, row.object_table, row.object_key) == (
        "registers.pack-loaded",
        "registers",
        "xx",
    )
    assert row.facts == {
        "pack_version": small_pack().version,
        "data_version": report.data_version,
        "added": 3,
        "changed": 0,
        "removed": 0,
        "conflicts": 0,
    }


def test_a_preview_changes_nothing() -> None:
    load(small_pack())
    before = (count_rows(), list_entries(actor=PUBLIC))
    report = preview_load(actor=ACTOR, pack=changed_pack())
    assert (report.added, report.changed, report.removed) == (1, 1, 1)
    assert not report.is_written
    assert to_lines(report)[0].startswith("xx: would load 1 new")
    assert (count_rows(), list_entries(actor=PUBLIC)) == before


def test_another_country_is_refused() -> None:
    load(small_pack())
    with pytest.raises(StateConflict, match="hold xx; a pack of yy cannot replace it"):
        load(pack_of(code="yy"), TUESDAY)
    assert list_entries(actor=PUBLIC)[-1].rule == "registers.one-country"


def test_a_clock_that_stands_before_the_last_change_is_refused() -> None:
    load(small_pack(), TUESDAY)
    with pytest.raises(StateConflict, match="clock"):
        load(changed_pack(), MONDAY)
    assert get_registers(actor=PUBLIC) == small_pack().registers


def test_what_breaks_off_in_the_middle_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    load(small_pack())
    before = (count_rows(), data_version(actor=PUBLIC), list_entries(actor=PUBLIC))
    write_table = loading._write_table

    def break_off(change: object, *rest: object) -> None:
        write_table(change, *rest)
        if change.table == INSTRUMENTS:
            raise ZeroDivisionError

    monkeypatch.setattr(loading, "_write_table", break_off)
    with pytest.raises(ZeroDivisionError):
        load(changed_pack(), TUESDAY)
    assert (count_rows(), data_version(actor=PUBLIC), list_entries(actor=PUBLIC)) == before
    assert get_registers(actor=PUBLIC) == small_pack().registers


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(InputRefused, match="no time zone"):
        get_registers(actor=PUBLIC, known_at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_row_this_version_cannot_read_is_said_and_a_load_mends_it() -> None:
    pack = small_pack()
    load(pack)
    model = models_by_table()[SOURCES]
    model._default_manager.filter(key="A").update(body={"key": "A", "colour": "red"})
    from misaq.apps.registers import queries

    queries._records.clear()
    with pytest.raises(StateConflict, match="cannot be read by this version") as caught:
        get_registers(actor=PUBLIC)
    assert any("colour" in str(problem) for problem in caught.value.problems)
    load(pack, TUESDAY)
    queries._records.clear()
    assert get_registers(actor=PUBLIC) == pack.registers
