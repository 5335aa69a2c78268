"""A prepared index is the index, read back; a damaged or outdated one is made again."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index, build
from misaq.core.screening.query import read_query
from misaq.sources.screening import index_file
from misaq.sources.screening.index_file import (
    forget_indexes,
    from_bytes,
    load_index,
    to_bytes,
)
from tests.support.invented_lists import ABROAD, ENTRIES, HOME, NUMBER, RARE

INDEX = build(ENTRIES)


def test_it_answers_as_the_index_it_was_made_from() -> None:
    again = from_bytes(to_bytes(INDEX))
    assert list(again.entries) == list(INDEX.entries)
    for fields in ({"name": RARE}, {"name": "Bakhtawar", "cnic": NUMBER}, {"name": "BGL"}):
        query = read_query(fields)
        assert screen(again, query) == screen(INDEX, query)


def test_entries_are_read_when_they_are_asked_for_and_then_kept() -> None:
    entries = from_bytes(to_bytes(INDEX)).entries
    assert entries[1] is entries[1]
    assert [each.reference for each in entries[1:3]] == ["XP.2", "XP.3"]
    with pytest.raises(IndexError):
        entries[len(INDEX.entries)]


@pytest.mark.parametrize("at", [0, 40, -1], ids=["front", "header", "end"])
def test_a_damaged_file_is_known(at: int) -> None:
    content = bytearray(to_bytes(INDEX))
    content[at] ^= 1
    with pytest.raises((ValueError, KeyError)):
        from_bytes(bytes(content))


class Made:
    """Makes the index, and counts how often."""

    def __init__(self, index: Index = INDEX) -> None:
        self.index = index
        self.times = 0

    def __call__(self) -> Index:
        self.times += 1
        return self.index


def test_it_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = Made()
    for _ in range(2):
        load_index(tmp_path / "kept", INDEX.versions, made)
    assert made.times == 1
    (path,) = (tmp_path / "kept").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_state_of_a_list_takes_the_place_of_the_old(tmp_path: Path) -> None:
    load_index(tmp_path, INDEX.versions, Made())
    older = build({HOME: ENTRIES[HOME][:1], ABROAD: ENTRIES[ABROAD]})
    newer = type(HOME)(HOME.source_list, HOME.as_of, "c" * 64)
    made = Made(build({newer: ENTRIES[HOME][:1], ABROAD: ENTRIES[ABROAD]}))
    load_index(tmp_path, made.index.versions, made)
    assert made.times == 1
    (path,) = tmp_path.iterdir()
    assert b"Jahandad" not in path.read_bytes()
    assert len(older.entries) == len(made.index.entries)


def test_other_rules_of_names_make_another_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_index(tmp_path, INDEX.versions, Made())
    monkeypatch.setattr(index_file, "rules_stamp", lambda: "other rules")
    made = Made()
    load_index(tmp_path, INDEX.versions, made)
    assert made.times == 1


def test_a_damaged_one_is_made_again_and_all_can_be_forgotten(tmp_path: Path) -> None:
    load_index(tmp_path, INDEX.versions, Made())
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-9])
    made = Made()
    load_index(tmp_path, INDEX.versions, made)
    assert made.times == 1
    forget_indexes(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_kept_it_is_made_and_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load_index(tmp_path / "file" / "below", INDEX.versions, Made()) is INDEX
