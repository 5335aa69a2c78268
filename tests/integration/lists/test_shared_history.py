"""The whole series of the United Nations' list as one history: counts only, no names."""

from __future__ import annotations

import pytest

from misaq.core.lists.history import ListHistory, history_of
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot
from tests.support import skips
from tests.support.files_to_read import SHARED_LISTS, source_list

REMOVED = {"2018-06-07": 10, "2018-10-29": 16, "2020-11-23": 103, "2020-12-01": 12}
"""Removals by the snapshot that shows them first, as counted before this was written."""


@pytest.fixture(scope="module")
def history() -> ListHistory:
    """Return the history of seven states, made from the latest to the earliest."""
    if not SHARED_LISTS.is_dir():
        pytest.skip(skips.NO_SHARED_DATA)
    files = sorted((SHARED_LISTS / "un").glob("*.xml.gz"), reverse=True)
    whole = [file for file in files if "corrupt" not in file.name]
    return history_of(
        read_snapshot(
            source_list=source_list("UN_XML"), files=[NamedBytes(file.name, file.read_bytes())]
        )
        for file in whole
    )


def test_every_state_has_its_place(history: ListHistory) -> None:
    assert len(history.days) == 7
    assert history.days == tuple(sorted(history.days))
    assert [count.total for count in history.counts] == [1024, 1024, 1098, 1093, 1018, 1006, 877]


def test_removals_are_found_and_all_of_them_are_silent(history: ListHistory) -> None:
    found = {one.as_of.isoformat(): one.delisted for one in history.turnover}
    assert {day: found[day] for day in REMOVED} == REMOVED
    assert found["2025-04-19"] == 174
    assert sum(one.delisted for one in history.turnover) == 315
    assert sum(not spell.is_current for spell in history.spells) == 315


def test_nobody_was_re_keyed_or_came_back(history: ListHistory) -> None:
    assert not history.rekeyings
    assert not any(one.relisted for one in history.turnover)
