"""`misaq threat forecast`, `verify` and `score`, as somebody types them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from misaq.apps.forecasts.models import IssuedRow
from misaq.cli.main import WIDTH, run
from misaq.cli.threat_forecasting import look_ahead
from misaq.core.threat.forecasting import standard
from misaq.core.threat.forecasting.area_months import make_area_months
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.sources.incidents import area_months
from misaq.sources.incidents.deliveries import Delivery
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, row_of

pytestmark = pytest.mark.usefixtures("_loaded")

AT = datetime(2026, 3, 6, tzinfo=UTC)
MONTHS = [f"{year}-{month:02}" for year in range(2002, 2008) for month in range(1, 13)]


def types(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> str:
    """Return what is printed; every line of it fits."""
    found = run(["threat", *map(str, words)])
    out, err = capsys.readouterr()
    assert found == code, err
    assert max(len(line) for line in (out + err).splitlines() if "written." not in line) <= WIDTH
    return str(out if code == 0 else err)


@pytest.fixture
def sealed(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Return a forecast from the end of 2006, of a source that knows 2007 as well.

    A quick model stands in for the chosen pool, which has tests of its own.
    """
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    rows = [
        row_of(
            UCDP_GED, id=f"{n}{again}", date_start=f"{month}-05 00:00:00",
            date_end=f"{month}-05 00:00:00", year=month[:4], latitude="10.5", longitude="20.5",
            best="2", low="2", high="2",
        )
        for n, month in enumerate(MONTHS)
        for again in range(1 + n % 3)
    ]  # fmt: skip
    told = tmp_path / "GEDEvent_v25_1.csv"
    told.write_bytes(csv_of(rows))
    IncidentStore(home / "incidents").add(Delivery(told, AT))
    file = tmp_path / "ahead.json"
    said = types(
        capsys, "forecast", "--source", "ucdp-ged", "--measure", "events",
        "--origin", "2006-12", "--out", file,
    )  # fmt: skip
    assert "beside it:" in said
    assert "2007-12" in said
    return file


def test_a_forecast_is_sealed_verified_and_scored(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = json.loads(sealed.read_text("utf-8"))["seal"]
    assert f"The seal holds: {stated}" in types(capsys, "verify", sealed)
    scored = types(capsys, "score", sealed, "--source", "ucdp-ged")
    assert "Truth: ucdp-ged 25.1" in scored
    assert "0 still waiting" in scored
    assert "Outside the central 90 %" in scored
    sealed.write_text(sealed.read_text("utf-8").replace('"origin":24083', '"origin":24082'))
    assert "The seal does not hold" in types(capsys, "verify", sealed, code=10)


def test_what_is_kept_is_scored_once_verified_and_issued_once(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sealed.exists()
    assert "1 scored." in types(capsys, "score", "--source", "ucdp-ged")
    assert "Nothing new to score." in types(capsys, "score", "--source", "ucdp-ged")
    assert "1 forecasts, 0 not as issued." in types(capsys, "verify")
    told: list[str] = []
    look_ahead("ucdp-ged", say=told.append)
    assert [line for line in told if "after 2007-12" in line]
    assert "Nothing new" in types(capsys, "forecast", "--source", "ucdp-ged", "--measure", "deaths")
    IssuedRow.objects.filter(origin=2006 * 12 + 11, seed=20_460).update(code="0")
    assert run(["threat", "verify"]) == 1
    assert "its row says something else" in capsys.readouterr().out


def test_without_a_class_that_data_carry_it_is_said_why(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sealed.exists()
    said = types(capsys, "forecast", "--source", "ucdp-ged", "--class", "each")
    assert "A class is forecast where its source holds at least 60 events" in said
    assert "EXT           0  not forecast: 0 events in 60 months" in said
    assert "its events count in the classes within it" in said
    assert "Nothing is forecast: the data carry no class." in said
    refused = types(capsys, "forecast", "--source", "ucdp-ged", "--class", "EXT", code=11)
    assert "tells no event of a class 'EXT'" in refused


def test_a_class_is_issued_scored_and_verified_like_all_together(
    sealed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pack of the invented country codes none of these events: months stand in for them."""
    month = np.repeat(np.arange(72), 2)
    happened = np.zeros(144, dtype=np.int64), month, np.ones(144, dtype=np.int64)
    panel = make_area_months(("XX1", "XX2"), np.array([0, 0]), 2002 * 12, 72, happened)
    monkeypatch.setattr(area_months, "areas_of_one_district", lambda *_, **__: frozenset())
    assert sealed.exists()
    monkeypatch.setattr(area_months, "read_class_months", lambda *_, **__: {"MIL": panel})
    asked = ("forecast", "--source", "ucdp-ged", "--class")
    assert "deaths by province, class MIL, after 2007-12" in types(capsys, *asked, "each")
    assert "Nothing new" in types(capsys, *asked, "MIL")
    early = sealed.with_name("early.json")
    types(capsys, *asked, "MIL", "--measure", "events", "--origin", "2006-12", "--out", early)
    assert "0 still waiting" in types(capsys, "score", early)
    assert "2 scored." in types(capsys, "score", "--source", "ucdp-ged")
    assert "4 forecasts, 0 not as issued." in types(capsys, "verify")
    told: list[str] = []
    look_ahead("ucdp-ged", say=told.append)
    assert [line for line in told if "deaths of MIL by province after 2006-12" in line]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("forecast", "--source", "ucdp-ged", "--level", "tehsil"), "below a district nothing"),
        (("forecast", "--source", "nobody"), "is kept"),
        (("forecast", "--source", "nobody:pack"), "compiled no monthly totals"),
        (("forecast", "--level", "district", "--class", "MIL"), "single class is made by district"),
        (("forecast", "--source", "ucdp-ged:pack", "--class", "MIL"), "carry no class"),
        (("verify", "missing.json"), "cannot be read"),
    ],
    ids=["below-district", "no-source", "no-totals", "by-district", "totals-of-class", "no-file"],
)
def test_what_cannot_be_done_is_told(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["threat", *words]) != 0
    assert told in " ".join(capsys.readouterr().err.split())


def test_what_is_no_json_is_no_forecast(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.json").write_text("not json", encoding="utf-8")
    assert "not an issued forecast" in types(capsys, "verify", tmp_path / "notes.json", code=10)
