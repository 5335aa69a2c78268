"""`misaq places`, as somebody types it."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from misaq.apps.audit.queries import list_entries
from misaq.cli.main import WIDTH, run
from misaq.core.access.actors import operator
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, row_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
SQUARE = [[[20.0, 10.0], [20.5, 10.0], [20.5, 11.0], [20.0, 11.0], [20.0, 10.0]]]


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Path) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_examplia(AT)


def types(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what is printed; every line of it fits."""
    found = run(["places", *arguments])
    out, err = capsys.readouterr()
    assert found == code, err
    printed = str(out if code == 0 else err)
    assert "json" in arguments or max(map(len, printed.splitlines())) <= WIDTH
    return printed


def boundary_file(folder: Path, **properties: str) -> str:
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    }
    path = folder / "areas.geojson"
    path.write_text(json.dumps({"features": [feature]}), encoding="utf-8")
    return str(path)


def test_a_name_is_found_in_any_spelling(capsys: pytest.CaptureFixture[str]) -> None:
    assert "XX102  Korrib" in types(capsys, "find", "KORRIB agency", "--on", "2010-01-01")
    found = json.loads(types(capsys, "find", "Nowhere", "--format", "json"))
    assert found["district_code"] == ""
    assert found["remarks"] == ["UNKNOWN_DISTRICT"]


def test_areas_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "XX1  North Province: 2 districts" in types(capsys, "show")
    assert "MERGED" not in types(capsys, "show", "XX-KORRIB")
    data = json.loads(types(capsys, "show", "XX101", "--format", "json"))
    assert data["areas"][0]["title"] == "Tarn"
    types(capsys, "show", "XX999", code=11)


def test_a_boundary_file_is_checked_kept_and_noted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = boundary_file(tmp_path, PCODE="XX101", NAME="Tarn")
    assert "1 district outlines" in types(capsys, "add", path, "--check")
    assert "No boundary file is kept" in types(capsys, "show")
    added = types(capsys, "add", path, "--terms", "Free to use")
    assert "Codes on record without an outline: XX102; XX201." in added
    assert "Free to use" in types(capsys, "show")
    (event,) = [e for e in list_entries(actor=operator(7)) if e.event == "boundaries.added"]
    assert event.facts == {"outlines": 1}
    assert list((tmp_path / "places").glob("**/*.geojson")) == []


def test_a_file_without_codes_is_refused_and_not_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    refused = types(capsys, "add", boundary_file(tmp_path, NAME="Tarn"), code=10)
    assert "No property of the file holds codes" in refused
    assert not (tmp_path / "places").exists()
    types(capsys, "add", str(tmp_path / "absent.geojson"), code=10)


def test_names_of_a_source_are_set_against_the_boundaries(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = row_of(UCDP_GED, adm_1="North Province", latitude="10.5", longitude="20.25")
    events = tmp_path / "ged-1.csv"
    events.write_bytes(csv_of([row]))
    assert run(["data", "add", str(events), "--release", "1"]) == 0
    assert "No boundary file" in types(capsys, "compare", UCDP_GED.source, code=13)
    types(capsys, "add", boundary_file(tmp_path, PCODE="XX102", NAME="Korrib"))
    listed = tmp_path / "odd.csv"
    told = types(capsys, "compare", UCDP_GED.source, "--out", str(listed))
    assert "in 1 the point lies elsewhere" in told
    (found,) = csv.DictReader(listed.read_text(encoding="utf-8").splitlines())
    assert (found["event_id"], found["remarks"]) == ("1001", "POLYGON_CONFLICT")
