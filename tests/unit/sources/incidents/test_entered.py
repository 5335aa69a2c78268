"""Incidents entered here, written in our own form and read back like anybody's."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from misaq.core.incidents.entries import Entry, EntryKind, Toll
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, Standing
from misaq.kernel.ids import Key
from misaq.sources.incidents.entered import write_entered
from misaq.sources.incidents.flags import ReleaseRefused
from misaq.sources.incidents.own import OWN_FORM
from misaq.sources.incidents.reading import read_one
from tests.support.incident_files import row_of

RAID = Entry(
    "H00007",
    EntryKind.SEARCH_OPERATION,
    date(2026, 2, 3),
    date(2026, 2, 5),
    ("The Daily; late edition", "The Gazette"),
    date_precision=DatePrecision.WEEK,
    province="XX1",
    district="XX101",
    place="Gate",
    place_precision=PlacePrecision.NEARBY,
    who=Key("STATE"),
    against=Key("FRONT"),
    killed=Toll(Count(3, 2, 4), forces=1, militants=2, civilians=0),
    injured=Toll(Count(5)),
    is_suicide=False,
    standing=Standing.CONFIRMED,
)
AREAS = {"XX1": "North Province", "XX101": "Tarn"}
ACTORS = {Key("STATE"): "Forces of Examplia", Key("FRONT"): "Example Front"}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "entered-1.csv"
    assert write_entered([RAID], AREAS, ACTORS, file) == 1
    (cells,) = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    event = read_one(OWN_FORM, cells, release="entered-1")
    assert (event.starts, event.ends, event.date_precision) == (RAID.starts, RAID.ends, 2)
    assert (event.province, event.district, event.place) == ("North Province", "Tarn", "Gate")
    assert (event.side_a, event.side_b, event.sources) == ("Forces of Examplia", "Example Front", 2)
    assert (event.killed_side_a, event.killed_side_b, event.killed_civilians) == (1, 2, 0)
    assert (event.killed, event.injured.best) == (Count(3, 2, 4), 5)
    assert (event.kind, event.is_suicide) == ("SEARCH_OPERATION", False)
    assert event.standing is Standing.CONFIRMED


def test_incitement_is_read_with_the_provision_that_reaches_it_only() -> None:
    with pytest.raises(ReleaseRefused, match="OWN_FORM"):
        read_one(OWN_FORM, row_of(OWN_FORM, what="INCITEMENT"), release="1")
    told = row_of(OWN_FORM, what="INCITEMENT", legal_hook="EXA:11(1)")
    assert read_one(OWN_FORM, told, release="1").kind == "INCITEMENT"
