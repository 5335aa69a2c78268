"""Incidents to measure linking on, read in place; never copied into the repository."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.lists_data import DATA
from benchmarks.places import gazetteer_of_pakistan
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import event_of
from misaq.core.places.matching import find_area
from misaq.sources.incidents.known import recognise
from misaq.sources.incidents.opening import open_table
from misaq.sources.incidents.reading import read_table
from misaq.sources.incidents.staging import Asked

INCIDENTS = DATA / "incidents"
_GED = INCIDENTS / "ged-22.1-pakistan-1989-2018.csv.gz"
_DRONE = re.compile(r"drone|predator|us missile|u\.s\. missile", re.IGNORECASE)
_HERE = ("Government of Pakistan", "Government of India")
_BUREAU = "Bureau of Invest"
_HELD_BACK = frozenset("0123")
_LATER = date(2100, 1, 1)


def is_here() -> bool:
    """Say whether the data lie beside this clone."""
    return _GED.is_file()


def gtd_file() -> Path | None:
    """Return the file of the Global Terrorism Database, where ``MISAQ_GTD`` names one."""
    named = os.environ.get("MISAQ_GTD", "")
    return Path(named) if named else None


def is_held_back(event: SourceEvent) -> bool:
    """Say whether the day of an event is kept for the last measurement: a quarter, by hash."""
    day = event.starts.isoformat().encode()
    return hashlib.sha1(day, usedforsecurity=False).hexdigest()[-1] in _HELD_BACK


@cache
def read_ged() -> tuple[SourceEvent, ...]:
    """Return the events of UCDP GED in Pakistan."""
    return read_events(_GED)


@cache
def read_suicide() -> tuple[SourceEvent, ...]:
    """Return the suicide attacks of Pakistan Body Count."""
    return read_events(INCIDENTS / "PakistanSuicideAttacks.csv")


@cache
def read_body_count() -> tuple[SourceEvent, ...]:
    """Return the drone strikes of Pakistan Body Count."""
    return read_events(INCIDENTS / "PakistanDroneAttacks.csv")


@cache
def read_bureau() -> tuple[SourceEvent, ...]:
    """Return the drone strikes of the Bureau of Investigative Journalism."""
    return read_events(INCIDENTS / "bij_pakistan.csv")


def read_events(file: Path) -> tuple[SourceEvent, ...]:
    """Return the events of a file that one of our readers knows; refused rows are left out."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        opened = open_table(file, scratch)
        form = recognise(opened.name, opened.header)
        asked = Asked(form, form.source_for("0"), "0", _LATER, {}, set_aside=True)
        table = read_table(opened, asked, scratch)
        with duckdb.connect() as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(table.path)])
            names = [column[0] for column in found.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    events = (event_of({**row, "source": asked.source, "release": "0"}) for row in rows)
    return tuple(_placed(event) for event in events)


_gazetteer = cache(gazetteer_of_pakistan)


def _placed(event: SourceEvent) -> SourceEvent:
    """Return the event with the codes of its areas, as the store has it."""
    found = find_area(
        _gazetteer(),
        province=event.province,
        district=event.district,
        place=event.place,
        precision=event.place_precision,
    )
    return replace(event, province_code=found.province_code, district_code=found.district_code)


@cache
def told_as_drone_strikes() -> frozenset[str]:
    """Return the events of GED that are drone strikes by its first side or by the report cited.

    A silver flag: for many events no report's headline is kept.
    """
    return frozenset(
        row["id"]
        for row in _rows_of_ged()
        if "United States" in row["side_a"]
        or _DRONE.search(row["source_headline"] + " " + row["source_article"])
    )


@cache
def told_as_foreign_strikes() -> frozenset[str]:
    """Return these, with what GED itself tells as struck from abroad: a wider silver flag.

    A strike on an Afghan body stands in GED between that body and the government of Afghanistan, in
    Pakistan, often without a headline; others cite the list of strikes itself. By GED's own columns
    alone. A few of these are no drone strikes (helicopters over the border).
    """
    abroad = (
        row["id"]
        for row in _rows_of_ged()
        if _BUREAU in row["source_article"]
        or (row["side_a"].startswith("Government of ") and not row["side_a"].startswith(_HERE))
    )
    return told_as_drone_strikes() | frozenset(abroad)


@cache
def _rows_of_ged() -> tuple[Mapping[str, str], ...]:
    with gzip.open(_GED, "rb") as packed:
        return tuple(csv.DictReader(io.TextIOWrapper(packed, "utf-8", newline="")))


def hide(events: Iterable[SourceEvent], source: str) -> tuple[SourceEvent, ...]:
    """Return the events as of one source, without what says of what sort they are."""
    return tuple(
        replace(
            event,
            source=source,
            event_id=f"{event.source}:{event.event_id}",
            kind="",
            tactic="",
            target="",
            side_a="",
            side_b="",
            claimed_by="",
            is_suicide=None,
        )
        for event in events
    )


def silver_pairs() -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
    """Return, by two sources, pairs of the only strike of a day in each: by date alone."""
    columns = {"ucdp-ged": "ged_id", "bij": "bij_id", "pbc-drone": "pbc_no"}
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    file = INCIDENTS / "drone_strikes_same_day_silver_labels.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if not row["tier"].startswith("unique_same_day"):
                continue
            ids = {source: _identifier(row[column]) for source, column in columns.items()}
            for left, right in (
                ("pbc-drone", "bij"),
                ("pbc-drone", "ucdp-ged"),
                ("bij", "ucdp-ged"),
            ):
                if ids[left] and ids[right]:
                    found.setdefault((left, right), set()).add((ids[left], ids[right]))
    return {sources: frozenset(pairs) for sources, pairs in found.items()}


def _identifier(cell: str) -> str:
    return cell.removesuffix(".0")
