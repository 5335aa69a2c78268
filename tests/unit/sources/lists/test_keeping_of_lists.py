"""The bytes of every state of a list are kept, and any state is read again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from misaq.kernel.errors import InputRefused, NotFound, Unavailable
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.keeping import KeptState, ListStore
from misaq.sources.lists.read import read_snapshot
from misaq.sources.uploads.store import FileStore
from tests.support.files_to_read import FILES, PRINTED_PLAIN, source_list

LIST = Key("EX:1/a")
AT = datetime(2026, 3, 6, 12, tzinfo=UTC)


def _keep(store: ListStore, data: bytes = PRINTED_PLAIN, at: datetime = AT) -> KeptState:
    return store.keep(
        source_list=LIST,
        files=[NamedBytes("a.csv", data)],
        address="https://example.org/a.csv",
        fetched_at=at,
        terms="Free to use with the source named.",
        as_of=date(2026, 3, 6),
    )


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    state = _keep(store)
    again = ListStore(tmp_path)
    assert again.list_states(LIST) == (state,)
    assert again.read_files(state) == (NamedBytes("a.csv", PRINTED_PLAIN),)
    assert state.origin.terms == "Free to use with the source named."
    assert again.get_state(LIST, state.origin.digests[0][:8]) == state


def test_the_same_bytes_again_are_the_first_record(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    first = _keep(store)
    assert _keep(store, at=AT + timedelta(days=1)) == first
    assert len(store.list_states(LIST)) == 1


def test_bytes_that_were_removed_come_back_with_the_same_state(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    state = _keep(store)
    FileStore(tmp_path).remove(state.origin.digests[0])
    with pytest.raises(NotFound):
        store.read_files(state)
    assert store.read_files(_keep(store)) == (NamedBytes("a.csv", PRINTED_PLAIN),)


def test_states_stand_in_the_order_they_came(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    later = _keep(store, b"name\nB\n", AT + timedelta(days=1))
    earlier = _keep(store, b"name\nA\n")
    assert store.list_states(LIST) == (earlier, later)
    assert store.list_states(Key("OTHER")) == ()


def test_any_past_state_is_read_again(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    files = FILES["OFAC_CSV"]
    state = store.keep(
        source_list=LIST, files=files, address="handed in", fetched_at=AT, as_of=date(2026, 3, 6)
    )
    kept = source_list("OFAC_CSV")
    before = read_snapshot(source_list=kept, files=files, as_of=state.as_of)
    after = read_snapshot(source_list=kept, files=store.read_files(state), as_of=state.as_of)
    assert before == after


def test_instants_are_kept_in_utc(tmp_path: Path) -> None:
    there = AT.astimezone(timezone(timedelta(hours=5)))
    assert _keep(ListStore(tmp_path), at=there).origin.fetched_at == AT
    assert ListStore(tmp_path).list_states(LIST)[0].origin.fetched_at.utcoffset() == timedelta(0)


def test_bytes_that_were_altered_are_not_given_out(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    state = _keep(store)
    digest = state.origin.digests[0]
    (tmp_path / "kept" / digest[:2] / digest).write_bytes(b"other")
    with pytest.raises(Unavailable):
        store.read_files(state)


def test_a_record_that_was_altered_is_told(tmp_path: Path) -> None:
    _keep(ListStore(tmp_path))
    (record,) = (tmp_path / "states").rglob("*.json")
    record.write_text("{}", encoding="utf-8")
    with pytest.raises(Unavailable):
        ListStore(tmp_path).list_states(LIST)


@pytest.mark.parametrize("address", ["/srv/a.csv", "file:///a.csv", "~/a.csv", "C:\\a.csv"])
def test_a_path_of_a_machine_is_no_address(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputRefused, match="not a path"):
        ListStore(tmp_path).keep(
            source_list=LIST, files=FILES["UN_XML"], address=address, fetched_at=AT
        )


def test_no_files_no_zone_no_such_state(tmp_path: Path) -> None:
    store = ListStore(tmp_path)
    with pytest.raises(InputRefused, match="No file"):
        store.keep(source_list=LIST, files=[], address="x", fetched_at=AT)
    with pytest.raises(InputRefused, match="time zone"):
        _keep(store, at=AT.replace(tzinfo=None))
    with pytest.raises(NotFound):
        store.get_state(LIST, "abc")


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "states").write_text("in the way", encoding="utf-8")
    with pytest.raises(Unavailable, match="refuses to keep"):
        _keep(ListStore(tmp_path))
