"""Rows of sources whose terms keep them back leave through no option of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from misaq.cli.main import run
from misaq.sources.incidents.acled import ACLED
from tests.support.incident_files import csv_of, row_of

pytestmark = pytest.mark.usefixtures("_loaded")
NOT_ALLOWED = 12


def _add(folder: Path, *days: str) -> None:
    rows = [row_of(ACLED, event_id_cnty=f"EXA{n}", event_date=day) for n, day in enumerate(days)]
    file = folder / "rows.csv"
    file.write_bytes(csv_of(rows))
    assert run(["data", "add", str(file)]) == 0


def test_changes_between_releases_are_counted_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(tmp_path, "2023-01-01")
    _add(tmp_path, "2023-01-01", "2023-03-02")
    out = tmp_path / "changes.csv"
    capsys.readouterr()
    assert run(["data", "diff", "acled", "--out", str(out)]) == NOT_ALLOWED
    assert "may not be passed on" in " ".join(capsys.readouterr().err.split())
    assert not out.exists()
    assert run(["data", "diff", "acled"]) == 0
    assert "0 removed" in capsys.readouterr().out


def test_rows_to_look_at_are_counted_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(tmp_path, "2023-01-01")
    out = tmp_path / "doubtful.csv"
    capsys.readouterr()
    assert run(["places", "compare", "acled", "--out", str(out)]) == NOT_ALLOWED
    assert not out.exists()


def test_the_list_of_odd_rows_holds_numbers_and_no_cell_of_the_source(tmp_path: Path) -> None:
    _add(tmp_path, "2023-01-01")
    out = tmp_path / "odd.csv"
    assert run(["data", "flags", "acled", "--out", str(out)]) == 0
    heads = out.read_text(encoding="utf-8").splitlines()[0]
    assert heads == "row,event_id,rule,outcome,what,next_step"
