"""Every name and alias of a real list alerts as it is printed; the list is read in place."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.lists.records import Snapshot
from misaq.core.screening.answering import screen
from misaq.core.screening.index import build, by_list
from misaq.core.screening.query import Query
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot
from tests.support import skips
from tests.support.files_to_read import SHARED_LISTS, source_list

FILE = "un/un-consolidated-2025-04-19.xml.gz"


@pytest.fixture(scope="module")
def council() -> Snapshot:
    """Return the consolidated list of April 2025."""
    path = SHARED_LISTS / FILE
    if not path.is_file():
        pytest.skip(skips.NO_SHARED_DATA)
    files = [NamedBytes(path.name, path.read_bytes())]
    return read_snapshot(source_list=source_list("UN_XML"), files=files, as_of=date(2025, 4, 19))


def test_every_listed_name_and_alias_alerts(council: Snapshot) -> None:
    index = build(by_list([council]))
    asked = missed = 0
    for entry in council.entries:
        for name in dict.fromkeys(name.text for name in entry.names):
            if not any(letter.isalnum() for letter in name):
                continue
            asked += 1
            answer = screen(index, Query((name,), entry.kind))
            references = [hit.reference for hit in answer.hits]
            missed += entry.reference not in references
    assert asked > 3_000
    assert missed == 0
