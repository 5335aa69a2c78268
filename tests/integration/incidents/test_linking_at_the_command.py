"""`misaq incidents link`, as somebody types it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from misaq.cli.main import WIDTH, run
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, row_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
POINT = {"latitude": "10.5", "longitude": "20.5"}
DAYS = tuple(date(2010, 1, 5) + timedelta(days=23 * number) for number in range(24))


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Path) -> None:
    settings.MISAQ_HOME = str(tmp_path / "home")
    load_examplia(AT)


def types(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what is printed; every line of it fits."""
    found = run(["incidents", "link", *arguments])
    out, err = capsys.readouterr()
    assert found == code, err
    printed = str(out if code == 0 else err)
    assert "json" in arguments or max(map(len, printed.splitlines())) <= WIDTH
    return printed


def add(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keep a release of two sources that tell the same, but for every sixth event."""
    ged = [
        row_of(
            UCDP_GED, id=str(n), date_start=f"{day} 00:00:00", date_end=f"{day} 00:00:00",
            year=str(day.year), best=str(5 + n), low=str(5 + n), high=str(5 + n), **POINT,
        )
        for n, day in enumerate(DAYS)
    ]  # fmt: skip
    gtd = [
        row_of(
            GTD, eventid=f"2010{n:08d}", iyear=str(day.year), imonth=str(day.month),
            iday=str(day.day), nkill=str(5 + n), **POINT,
        )
        for n, day in enumerate(DAYS)
        if n % 6
    ]  # fmt: skip
    for name, rows in (("GEDEvent_v25_1.csv", ged), ("globalterrorismdb_0522dist.csv", gtd)):
        (folder / name).write_bytes(csv_of(rows))
        assert run(["data", "add", str(folder / name)]) == 0
    capsys.readouterr()


def test_two_sources_are_linked_and_chance_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, capsys)
    said = types(capsys, "ucdp-ged", "gtd", "--show", "2")
    assert "ucdp-ged and gtd" in said
    assert "By chance:" in said
    assert "Precision:" in said
    assert "suspected duplicates" in said
    data = types(capsys, "ucdp-ged", "gtd", "--format", "json")
    assert not any(word in data for word in ("Example Front", "Tarn", "Bombing", "10.5")), (
        "what a source says does not leave as data"
    )
    assert data == types(capsys, "ucdp-ged", "gtd", "--format", "json"), "the seed decides"
    told = json.loads(data)
    pairs = {(one["left"], one["right"]) for one in (*told["links"], *told["possible"])}
    assert len(pairs & {(str(n), f"2010{n:08d}") for n in range(len(DAYS))}) >= 15
    assert told["linked"] == len(told["links"])
    assert told["left"]["matched"] + len(told["left"]["left_over"]) == told["left"]["inside"]


def test_a_source_that_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert "misaq data show" in types(capsys, "ucdp-ged", "gtd", code=11)
