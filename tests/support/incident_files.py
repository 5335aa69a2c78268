"""Rows of incidents in every form that is read: invented events in an invented country."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.bij import BIJ_STRIKES
from misaq.sources.incidents.body_count import DRONE_STRIKES, SUICIDE_ATTACKS
from misaq.sources.incidents.boxes import Box
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.opening import open_table
from misaq.sources.incidents.own import OWN_FORM
from misaq.sources.incidents.reading import Table, read_table
from misaq.sources.incidents.staging import Asked
from misaq.sources.incidents.ucdp import UCDP_GED

SHARED_INCIDENTS = Path(__file__).parents[3] / "shared/data/incidents"
ON = date(2026, 11, 23)
BOXES = {"Examplia": Box(south=20, north=30, west=60, east=70)}

ROWS: Mapping[str, Mapping[str, str]] = {
    UCDP_GED.name: {
        "id": "1001", "relid": "EXA-1", "year": "2010", "type_of_violence": "1",
        "side_a": "Government of Examplia", "side_b": "Example Front", "where_prec": "1",
        "where_coordinates": "Gate town", "adm_1": "Northland", "adm_2": "Tarn district",
        "latitude": "25.5", "longitude": "65.5", "country": "Examplia", "date_prec": "1",
        "date_start": "2010-03-04 00:00:00.000", "date_end": "2010-03-04 00:00:00.000",
        "deaths_a": "1", "deaths_b": "2", "deaths_civilians": "3", "best": "6", "high": "9",
        "low": "5", "number_of_sources": "2", "source_headline": "Namoona Misali was killed",
        "source_article": "said Namoona Misali", "source_original": "Namoona Misali",
        "where_description": "at the house of Namoona Misali",
    },
    ACLED.name: {
        "event_id_cnty": "EXA7", "event_date": "2023-05-06", "year": "2023",
        "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Example Front", "assoc_actor_1": "Farzi Group", "actor2": "Police Forces",
        "country": "Examplia", "admin1": "Southland", "admin2": "Marsh", "location": "Port",
        "latitude": "24.5", "longitude": "63.5", "geo_precision": "2", "fatalities": "4",
        "source": "Example Times; Example Post", "notes": "Namoona Misali was killed",
        "tags": "", "civilian_targeting": "", "timestamp": "1700000000",
    },
    GTD.name: {
        "eventid": "201003040001", "iyear": "2010", "imonth": "3", "iday": "4",
        "country_txt": "Examplia", "provstate": "Northland", "city": "Tarn", "latitude": "25.5",
        "longitude": "65.5", "specificity": "1", "vicinity": "0", "suicide": "1",
        "attacktype1_txt": "Bombing/Explosion", "targtype1_txt": "Police",
        "target1": "Namoona Misali", "gname": "Example Front", "claimed": "1",
        "weaptype1_txt": "Explosives", "nkill": "6", "nkillter": "1", "nwound": "8",
        "summary": "Namoona Misali was killed",
    },
    SUICIDE_ATTACKS.name: {
        "S#": "5", "Date": "Sunday-November 19-1995", "City": "Tarn ", "Latitude": "25.5",
        "Longitude": "65.5", "Province": "Northland", "Location": "House of Namoona Misali",
        "Target Type": "Police", "Targeted Sect if any": "None", "Killed Min": "",
        "Killed Max": "3", "Injured Min": "2", "Injured Max": "4", "No. of Suicide Blasts": "1",
    },
    DRONE_STRIKES.name: {
        "S#": "6", "Date": "Friday, June 18, 2004", "Location": "Gate", "City": "Tarn",
        "Province": "Northland", "No of Strike": "1", "Total Died Min": "1",
        "Total Died Mix": "5", "Injured Min": "", "Injured Max": "2", "Longitude": "65.5",
        "Latitude": "25.5", "Comments": "Namoona Misali", "Special Mention (Site)": "a house",
    },
    BIJ_STRIKES.name: {
        "strike_id": "B7", "date": "2004-06-17T00:00:00Z", "location": "Gate",
        "country": "Examplia", "area": "Tarn", "min_ppl_killed": "6", "max_ppl_killed": "8",
        "min_civil_killed": "2", "max_civil_killed": "3", "min_injured": "1",
        "max_injured": "1",
    },
    OWN_FORM.name: {
        "event": "2026-17", "starts": "2026-02-03", "province": "Northland", "district": "Tarn",
        "place": "Gate", "place_known": "EXACT", "what": "OPERATIONAL_ATTACK", "tactic": "raid",
        "target": "camp", "who": "Police of Examplia", "against": "Example Front",
        "who_says": "Example Times;Police", "killed": "4", "killed_militants": "3",
        "killed_forces": "1", "killed_civilians": "0", "injured": "2", "suicide": "no",
        "standing": "CONFIRMED", "country": "Examplia",
    },
}  # fmt: skip
"""One good row of every form, by the name of the form."""


def row_of(form: Form, **changed: str) -> dict[str, str]:
    """Return the good row of a form with some cells changed; a column may be left out with it."""
    return {**ROWS[form.name], **changed}


def csv_of(rows: Iterable[Mapping[str, str]], *, delimiter: str = ",") -> bytes:
    """Return rows as a CSV file; the columns are those of the first."""
    listed = list(rows)
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(listed[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(listed)
    return written.getvalue().encode()


def read_rows(
    folder: Path, form: Form, data: bytes, *, set_aside: bool = False, name: str = "rows.csv"
) -> Table:
    """Return what a reader makes of the bytes of a file."""
    file = folder / name
    file.write_bytes(data)
    opened = open_table(file, folder, delimiter=form.delimiter)
    asked = Asked(form, form.source, "1", ON, BOXES, set_aside)
    return read_table(opened, asked, folder)


def rows_in(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table that was read."""
    import duckdb

    connection = duckdb.connect()
    found = connection.read_parquet(str(table.path))
    names = found.columns
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    connection.close()
    return rows
