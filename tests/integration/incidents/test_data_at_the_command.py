"""`misaq data`, as somebody types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from misaq.apps.threat.queries import list_bases
from misaq.cli import data_adding
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC
from misaq.sources.incidents import fetching
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.ucdp import UCDP_GED
from misaq.sources.lists.fetch import Fetched
from misaq.sources.lists.files import NamedBytes
from tests.support.incident_files import SHARED_INCIDENTS, csv_of, row_of
from tests.support.skips import NO_SHARED_DATA

pytestmark = pytest.mark.usefixtures("_loaded")

MAPPING = """\
- source: example-office
  title: Events of the example office
  terms: OWN
  delimiter: ";"
  decimal: ","
  day_formats: ["%d.%m.%Y"]
  columns:
    - {column: No, means: event_id}
    - {column: Day, means: starts}
    - {column: Where, means: district}
    - {column: Dead, means: killed_best}
    - {column: North, means: latitude}
    - {column: East, means: longitude}
    - {column: Known, means: place_precision, codes: [{said: town, means: EXACT}]}
  constants:
    - {means: country, value: Examplia}
    - {means: kind, value: attack}
  dropped:
    - {column: Victims, reason: names persons}
"""
MAPPED = "No;Day;Where;Dead;North;East;Known;Victims\n7;04.03.2010;Tarn;2;10,5;20,5;town;Namoona\n"


def _run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = run(["data", *map(str, words)])
    printed = capsys.readouterr()
    return code, " ".join((printed.out + printed.err).split())


def _ged(folder: Path, release: str, *changed: dict[str, str]) -> Path:
    file = folder / f"GEDEvent_v{release.replace('.', '_')}.csv"
    point = {"latitude": "10.5", "longitude": "20.5"}
    file.write_bytes(csv_of([row_of(UCDP_GED, **(point | one)) for one in changed]))
    return file


def test_what_was_cut_off_is_done_when_the_file_is_added_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _ged(tmp_path, "24.1", {"id": "1"})

    def pulled(_source: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as plug:
        plug.setattr(data_adding, "_prepare", pulled)
        _run(capsys, "add", first)
    assert list_bases(actor=PUBLIC) == ()
    assert "nothing changed" in _run(capsys, "add", first)[1]
    assert [one.basis.key for one in list_bases(actor=PUBLIC)] == ["ucdp-ged"]


def test_a_release_from_beginning_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No incident data is kept" in _run(capsys, "show")[1]
    first = _ged(tmp_path, "24.1", {"id": "1", "low": "7"}, {"id": "2", "where_prec": "4"})
    code, said = _run(capsys, "add", first)
    assert code == 0, said
    assert "ucdp-ged 24.1: 2 events, 2010-03-04 to 2010-03-04" in said
    assert "Odd rows, kept as they are (misaq data flags ucdp-ged): LOW_OVER_HIGH 1" in said
    assert "1 in a district, 1 in a province only, 0 in neither" in said
    assert "24.1 is kept already; nothing changed." in _run(capsys, "add", first)[1]

    code, said = _run(
        capsys, "add", _ged(tmp_path, "25.1", {"id": "2", "where_prec": "4", "best": "7"})
    )
    assert "From 24.1 to 25.1: 0 added, 1 removed, 1 recoded. 1 killed_best" in said
    assert (
        "ucdp-ged 24.1: 2 events, 2010-03-04 to 2010-03-04, superseded" in _run(capsys, "show")[1]
    )
    kept = json.loads(_run(capsys, "show", "--format", "json")[1])
    assert [(one["release"], one["is_current"]) for one in kept] == [
        ("24.1", False),
        ("25.1", True),
    ]

    found = json.loads(_run(capsys, "diff", "ucdp-ged", "--format", "json")[1])
    assert (found["before"], found["after"], found["removed"]) == ("24.1", "25.1", 1)
    out = tmp_path / "changes.csv"
    assert _run(capsys, "diff", "ucdp-ged", "--out", out)[0] == 0
    assert {line["change"] for line in csv.DictReader(io.StringIO(out.read_text()))} == {
        "REMOVED", "RECODED",
    }  # fmt: skip
    assert "24.1: 2 events 1 LOW_OVER_HIGH" in _run(capsys, "flags", "ucdp-ged", "24.1")[1]
    assert _run(capsys, "flags", "ucdp-ged", "--out", tmp_path / "flags.csv")[0] == 0
    assert _run(capsys, "add", _ged(tmp_path, "23.1", {"id": "3"}))[0] == 13
    assert _run(capsys, "add", "--older", _ged(tmp_path, "23.1", {"id": "3"}))[0] == 0


def test_a_refused_file_leaves_its_list_and_nothing_else(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _ged(tmp_path, "25.1", {"id": "1"}, {"id": "2", "best": "-1"}, {"id": "2"})
    code, said = _run(capsys, "add", file)
    assert code == 14
    assert "row 3: counts fewer than none." in said
    (listed,) = (home / "incidents" / ".refused").iterdir()
    assert "Every such row is listed in" in said
    assert [line["row"] for line in csv.DictReader(io.StringIO(listed.read_text()))] == [
        "3", "3", "3", "4",
    ]  # fmt: skip
    assert "No incident data is kept" in _run(capsys, "show")[1]
    assert "Set aside: 2 rows." in _run(capsys, "add", "--set-aside", file)[1]


def test_any_table_with_a_mapping_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, mapping = tmp_path / "office.csv", tmp_path / "office.yml"
    table.write_text(MAPPED)
    mapping.write_text(MAPPING)
    code, said = _run(capsys, "add", table, "--mapping", mapping)
    assert code == 0, said
    assert "example-office 2010-03-04: 1 events" in said
    assert "1 in a district" in said
    mapping.write_text(MAPPING.replace("means: starts", "means: begins").replace("EXACT", "ROUGH"))
    code, said = _run(capsys, "add", table, "--mapping", mapping)
    assert code == 10
    assert "nothing is called begins here" in said
    assert "nothing says the starts" in said
    assert "ROUGH is no place_precision" in said


def test_a_release_is_fetched_from_its_publisher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher = "https://ucdp.uu.se/downloads/ged/ged251-csv.zip"
    data = _ged(tmp_path, "25.1", {"id": "1"}).read_bytes()

    def fetch(address: str, **_: object) -> Fetched:
        assert address == publisher
        return Fetched(NamedBytes("ged251-csv.csv", data), address)

    monkeypatch.setattr(fetching, "fetch", fetch)
    code, said = _run(capsys, "get", "ucdp-ged")
    assert code == 0, said
    assert "ucdp-ged 25.1: 1 events" in said
    assert publisher in _run(capsys, "show")[1]


@pytest.mark.parametrize("form", [ACLED, GTD], ids=["acled", "gtd"])
def test_terms_are_said_when_rows_come(
    form: Form, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes(csv_of([row_of(form)]))
    assert f"NO_REDISTRIBUTION: {form.credit}" in _run(capsys, "add", file)[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "none.csv"), 11),
        (("diff", "ucdp-ged"), 11),
        (("flags", "ucdp-ged"), 11),
        (("get", "acled"), 10),
        (("get", "rumour"), 11),
    ],
    ids=["no-file", "nothing-to-compare", "no-release", "not-handed-out", "no-source"],
)
def test_what_is_not_there(
    words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(capsys, *words)[0] == code


def test_the_real_files_load_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    if not SHARED_INCIDENTS.is_dir():
        pytest.skip(NO_SHARED_DATA)
    names = ("ged-22*", "ged-candidate*", "PakistanSuicide*", "PakistanDrone*", "bij_*")
    files = [file for name in names for file in SHARED_INCIDENTS.glob(name)]
    code, said = _run(capsys, "add", *files)
    assert code == 0, said
    kept = {one["source"]: one for one in json.loads(_run(capsys, "show", "--format", "json")[1])}
    assert {source: one["rows"] for source, one in kept.items()} == {
        "ucdp-ged": 5983, "ucdp-ged-candidate": 2391, "pbc-suicide": 492, "pbc-drone": 404,
        "bij": 430,
    }  # fmt: skip
    assert kept["ucdp-ged"]["release"] == "22.1"
    assert kept["ucdp-ged-candidate"]["release"] == "23.0.10"
