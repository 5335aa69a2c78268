"""Boundary files are kept by their hash, and the last of each level is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from misaq.core.places.records import Level
from misaq.kernel.errors import Unavailable
from misaq.sources.places.keeping import BoundaryStore

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


def test_the_file_added_last_is_asked(tmp_path: Path) -> None:
    store = BoundaryStore(tmp_path / "places")
    first = store.keep(b"one", level=Level.DISTRICT, name="a.geojson", added_at=AT, terms="Free")
    second = store.keep(b"two", level=Level.DISTRICT, name="b.geojson", added_at=AT)
    assert store.find(Level.DISTRICT) == second
    assert store.find(Level.PROVINCE) is None
    again = store.keep(b"one", level=Level.DISTRICT, name="c.geojson", added_at=AT)
    assert again == first
    assert store.find(Level.DISTRICT) == first
    assert store.read(first) == b"one"
    assert len(store.list_kept()) == 2


def test_the_name_of_a_file_is_kept_without_its_folder(tmp_path: Path) -> None:
    kept = BoundaryStore(tmp_path).keep(
        b"x", level=Level.PROVINCE, name="/somebody/home/b.geojson", added_at=AT
    )
    assert kept.name == "b.geojson"


def test_a_spoiled_record_is_refused_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "boundaries.json").write_text('[{"sha256": 1}]', encoding="utf-8")
    with pytest.raises(Unavailable, match="cannot be read"):
        BoundaryStore(tmp_path).list_kept()
