"""Every line of bad input the project names: refused or flagged row by row, with a list to keep."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.test import Client

from misaq.cli.main import run
from misaq.core.access.roles import UserRole
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.accounts import held, signed_in
from tests.support.incident_files import csv_of, row_of

pytestmark = pytest.mark.usefixtures("_loaded")
REFUSED, CHANGED, CONFLICT = 10, 14, 13
NAME = "GEDEvent_v23_1.csv"
POINT = {"latitude": "10.5", "longitude": "20.5"}
GOOD = {"id": "1"}
WRONG_ROWS = (
    ({"id": "2", "latitude": "10,5"}, "DECIMAL_COMMA"),
    ({"id": "3", "best": "2,0"}, "DECIMAL_COMMA"),
    ({"id": "4", "date_end": "2001-01-01"}, "END_BEFORE_START"),
    ({"id": "5", "best": "-1", "low": "-1"}, "NEGATIVE"),
    ({"id": "6"}, "DUPLICATE_ID"),
    ({"id": "6", "best": "8"}, "DUPLICATE_ID"),
    ({"id": ""}, "NO_ID"),
)
ODD_ROWS = (
    ({"id": "2", "latitude": "20.5", "longitude": "10.5"}, "SWAPPED"),
    ({"id": "3", "latitude": "-40", "longitude": "-30"}, "OUTSIDE"),
)
"""One row with its two numbers exchanged, and one whose point lies in the sea."""


def add(folder: Path, rows: list[dict[str, str]], name: str = NAME) -> int:
    return add_bytes(folder, csv_of([row_of(UCDP_GED, **POINT | row) for row in rows]), name)


def add_bytes(folder: Path, data: bytes, name: str = NAME) -> int:
    file = folder / name
    file.write_bytes(data)
    return run(["data", "add", str(file)])


def listed(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [(line["row"], line["rule"]) for line in csv.DictReader(stream)]


def nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> bool:
    capsys.readouterr()
    assert run(["data", "show"]) == 0
    return "No incident data is kept" in capsys.readouterr().out


def test_wrong_rows_refuse_the_file_and_stand_in_a_list_row_by_row(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, [GOOD, *(row for row, _ in WRONG_ROWS)]) == CHANGED
    said = capsys.readouterr().err
    (kept,) = (home / "incidents" / ".refused").iterdir()
    assert kept.name in "".join(said.split())
    found = set(listed(kept))
    for number, (_, rule) in enumerate(WRONG_ROWS, start=3):
        assert (str(number), rule) in found, rule
    assert "2" not in {row for row, _ in found}, "the good row is not listed"
    assert nothing_is_kept(capsys)


def test_points_exchanged_or_in_the_sea_are_flagged_and_the_list_is_downloaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    good = [{"id": str(number)} for number in range(4, 9)]
    assert add(tmp_path, [GOOD, *(row for row, _ in ODD_ROWS), *good]) == 0
    capsys.readouterr()
    out = tmp_path / "odd.csv"
    assert run(["data", "flags", "ucdp-ged", "--out", str(out)]) == 0
    assert listed(out) == [(str(n), rule) for n, (_, rule) in enumerate(ODD_ROWS, start=3)]
    address = "/incidents/releases/ucdp-ged/23.1/flags"
    assert client.get(f"{address}.csv").status_code == 302, "members only"
    given = signed_in(held(UserRole.ANALYST)).get(f"{address}.csv").content.decode()
    assert "3,2,SWAPPED" in given
    assert client.get(f"{address}/").status_code == 200


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(csv_of([row_of(UCDP_GED)], delimiter=";"), ("semicolons",), id="delimiter"),
        pytest.param("id,side_a".encode("utf-16"), ("UTF-16",), id="utf-16"),
        pytest.param(
            csv_of([row_of(UCDP_GED, adm_1="Namoona é")]).decode().encode("latin-1"),
            ("UTF-8",),
            id="latin",
        ),
        pytest.param(
            csv_of([{k: v for k, v in row_of(UCDP_GED).items() if k not in ("best", "low")}]),
            ("best", "low"),
            id="columns missing, named together",
        ),
        pytest.param(
            csv_of([row_of(UCDP_GED, id=str(n), latitude="20.5", longitude="10.5")
                    for n in range(4)]),
            ("in each other's column",),
            id="coordinates exchanged throughout",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_throughout_is_refused_whole(
    data: bytes, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_bytes(tmp_path, data) in (REFUSED, CHANGED)
    said = " ".join(capsys.readouterr().err.split())
    assert all(word in said for word in words), said
    assert nothing_is_kept(capsys)


def test_a_release_older_than_the_one_kept_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, [GOOD]) == 0
    assert add(tmp_path, [{"id": "2"}], "GEDEvent_v22_1.csv") == CONFLICT
    assert "older than 23.1" in " ".join(capsys.readouterr().err.split())
