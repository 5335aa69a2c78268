"""The Data Package: what its descriptor says is what its files are."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from misaq.core.packs import TABLES
from misaq.reports.open_data.cells import BOM, unguarded
from misaq.reports.open_data.columns import columns_of
from misaq.reports.open_data.package import DESCRIPTOR, File, files_of, release_of, zip_of
from misaq.reports.open_data.tables import KINDS
from tests.support.open_data import EDITION, invented_tables

TYPES = {"string", "number", "integer", "boolean", "date", "array", "list"}


@pytest.fixture(scope="module")
def files() -> dict[str, File]:
    return {file.name: file for file in files_of(invented_tables())}


@pytest.fixture(scope="module")
def descriptor(files: dict[str, File]) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(files[DESCRIPTOR].content)
    return described


def rows_in(file: File) -> list[dict[str, str]]:
    text = file.content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_descriptor_has_what_the_standard_asks_of_a_package(
    descriptor: dict[str, Any],
) -> None:
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[-a-z0-9._/]+", descriptor["name"])
    assert descriptor["licenses"][0].keys() >= {"name", "path", "title"}
    assert descriptor["created"] == "2024-03-01T12:00:00+00:00"
    assert descriptor["misaq"]["as_of"] == "2024-06-01"
    names = [resource["name"] for resource in descriptor["resources"]]
    assert len(set(names)) == len(names) > 0


def test_each_resource_says_its_bytes_hash_and_form(
    descriptor: dict[str, Any], files: dict[str, File]
) -> None:
    listed = set()
    for resource in descriptor["resources"]:
        content = files[resource["path"]].content
        listed.add(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["encoding"] == "utf-8"
        assert not resource["path"].startswith(("/", "."))
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["description"], resource["name"]
        assert (
            resource["mediatype"]
            == {"csv": "text/csv", "json": "application/json"}[resource["format"]]
        )
    assert listed | {DESCRIPTOR} == set(files)


def test_every_register_and_everything_found_is_in_it(descriptor: dict[str, Any]) -> None:
    names = {resource["name"] for resource in descriptor["resources"]}
    assert names >= {*TABLES, "findings", "gaps", "verdicts", "checks"}


def test_the_columns_of_each_csv_are_those_of_its_schema(
    descriptor: dict[str, Any], files: dict[str, File]
) -> None:
    for resource in descriptor["resources"]:
        if resource["format"] != "csv":
            continue
        fields = resource["schema"]["fields"]
        header = files[resource["path"]].content.decode().split("\r\n", 1)[0].split(",")
        assert header == [field["name"] for field in fields]
        assert len(set(header)) == len(header)
        assert {field["type"] for field in fields} <= TYPES
        assert all(field["description"] for field in fields), resource["name"]


def test_each_cell_fits_the_type_of_its_column(
    descriptor: dict[str, Any], files: dict[str, File]
) -> None:
    for resource in descriptor["resources"]:
        if resource["format"] == "csv":
            fields = {field["name"]: field for field in resource["schema"]["fields"]}
            for row in rows_in(files[resource["path"]]):
                for name, cell in row.items():
                    check_cell(fields[name], cell)


def check_cell(field: dict[str, Any], cell: str) -> None:
    if cell == "":
        return
    match field["type"]:
        case "boolean":
            assert cell in {"true", "false"}
        case "integer":
            int(cell)
        case "number":
            float(cell)
        case "date":
            date.fromisoformat(cell)
        case "array":
            assert isinstance(json.loads(cell), list)
        case _:
            values = field.get("constraints", {}).get("enum")
            assert values is None or unguarded(cell) in values, (field["name"], cell)


def test_keys_name_one_row_and_links_lead_to_rows(
    descriptor: dict[str, Any], files: dict[str, File]
) -> None:
    csvs = {r["name"]: r for r in descriptor["resources"] if r["format"] == "csv"}
    keys = {
        name: [row[r["schema"]["primaryKey"][0]] for row in rows_in(files[r["path"]])]
        for name, r in csvs.items()
        if "primaryKey" in r["schema"]
    }
    for name, found in keys.items():
        assert len(set(found)) == len(found), name
    for name, resource in csvs.items():
        for link in resource["schema"].get("foreignKeys", ()):
            (column,), there = link["fields"], link["reference"]
            assert there["fields"] == ["key"]
            held = {row[column] for row in rows_in(files[resource["path"]])} - {""}
            assert held <= set(keys[there["resource"]]), (name, column)


def test_each_table_names_the_sources_its_rows_cite(descriptor: dict[str, Any]) -> None:
    clocks = next(r for r in descriptor["resources"] if r["name"] == "law.clocks")
    assert clocks["sources"]
    assert all(source["title"] for source in clocks["sources"])
    assert all(s.get("path", "http").startswith("http") for s in clocks["sources"])


def test_json_has_the_rows_of_the_csv(files: dict[str, File]) -> None:
    for name in KINDS:
        data = json.loads(files[f"{name}.json"].content)
        assert data["table"] == name
        assert len(data["rows"]) == len(rows_in(files[f"{name}.csv"]))


def test_the_same_edition_gives_the_same_zip_whenever_it_is_made() -> None:
    first = zip_of(files_of(invented_tables()))
    assert zip_of(files_of(invented_tables())) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == DESCRIPTOR
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_mark_for_spreadsheets_stands_before_csv_and_is_counted() -> None:
    marked = {file.name: file for file in files_of(invented_tables(), bom=True)}
    assert marked["law.clocks.csv"].content.startswith(BOM.encode())
    assert marked["law.clocks.json"].content.startswith(b"{")
    described = json.loads(marked[DESCRIPTOR].content)["resources"]
    clocks = next(r for r in described if r["name"] == "law.clocks")
    assert clocks["bytes"] == len(marked["law.clocks.csv"].content)


def test_a_release_is_named_by_what_it_is_made_from() -> None:
    assert release_of(EDITION) == "2024-06-01_0123456789abcdef_2026.1_f1"


def test_a_negative_number_stays_a_number() -> None:
    column = next(c for c in columns_of(KINDS["sourcebook.observations"]) if c.name == "value")
    assert column.cell({"value": -12.5}) == "-12.5"
