"""A data set as a Data Package: CSV and JSON of every table, described by one descriptor."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from misaq.reports.open_data.cells import BOM, csv_text
from misaq.reports.open_data.columns import Column, columns_of
from misaq.reports.open_data.tables import KEYS, Edition, PublicTables, Table, sources_of

DESCRIPTOR = "datapackage.json"
FORMAT = 1
"""Form of the files; raised whenever the same edition would give other bytes."""

LICENCE = {
    "name": "Apache-2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
    "title": "Apache License 2.0",
}
_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can tell: no file says when it was packed."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package: its name and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the hash of its bytes, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def release_of(edition: Edition) -> str:
    """Return the name of everything published of an edition: what it is made from, and the form."""
    parts = (edition.as_of.isoformat(), edition.version, edition.rules_version)
    return f"{'_'.join(parts)}_f{FORMAT}"


def files_of(public: PublicTables, *, bom: bool = False) -> tuple[File, ...]:
    """Return the files of the package, the descriptor first.

    Args:
        public: what to write.
        bom: put a byte-order mark in front of each CSV file, for spreadsheets that need it.
    """
    files: list[File] = []
    resources: list[dict[str, Any]] = []
    for table in public.tables.values():
        as_csv, as_json = csv_file(table, bom=bom), json_file(table, public.edition)
        files += [as_csv, as_json]
        resources += [_csv_resource(table, as_csv, public), _json_resource(table, as_json)]
    return (_descriptor(public, resources), *files)


def zip_of(files: Iterable[File]) -> bytes:
    """Return the files as a zip file: the same files, the same bytes (for one zlib)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, file.content)
    return out.getvalue()


def csv_file(table: Table, *, bom: bool = False) -> File:
    """Return a table as CSV."""
    columns = columns_of(table.kind)
    rows = ([column.cell(row) for column in columns] for row in table.rows)
    text = csv_text([column.name for column in columns], rows)
    return File(f"{table.name}.csv", f"{BOM if bom else ''}{text}".encode())


def json_file(table: Table, edition: Edition) -> File:
    """Return a table as JSON, each row as the API gives it."""
    data = {
        "table": table.name,
        "country": edition.country,
        "data_version": edition.data_version,
        "rules_version": edition.rules_version,
        "as_of": edition.as_of.isoformat(),
        "rows": table.rows,
    }
    return File(f"{table.name}.json", json_bytes(data))


def json_bytes(data: Any) -> bytes:
    """Return data as JSON in UTF-8, indented, ending in a line break."""
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _descriptor(public: PublicTables, resources: list[dict[str, Any]]) -> File:
    edition = public.edition
    data = {
        "$schema": _SCHEMA,
        "name": f"misaq-{edition.country.lower()}",
        "id": release_of(edition),
        "title": f"Misaq: internal-security policy of {edition.country_title}",
        "description": (
            "What is on record, and what the checks find in it. Empty cells are values that are "
            "not on record. A text cell that would begin with = + - @, a tab or a line break, or "
            "with an apostrophe, has one apostrophe in front: take it off to have the text. Facts "
            "cited from others remain theirs."
        ),
        "version": f"{edition.pack_version}+{edition.version}",
        "created": edition.recorded_at.isoformat(),
        "licenses": [LICENCE],
        "contributors": [{"title": "Misaq", "roles": ["publisher"]}],
        "misaq": {
            "country": edition.country,
            "data_version": edition.data_version,
            "lists_version": edition.lists_version or None,
            "rules_version": edition.rules_version,
            "as_of": edition.as_of.isoformat(),
        },
        "resources": resources,
    }
    return File(DESCRIPTOR, json_bytes(data))


def _csv_resource(table: Table, file: File, public: PublicTables) -> dict[str, Any]:
    resource = {
        **_resource(table, file, name=table.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": table_schema(table.name, columns_of(table.kind)),
    }
    sources = _cited(table, public)
    return {**resource, "sources": sources} if sources else resource


def _json_resource(table: Table, file: File) -> dict[str, Any]:
    return {
        **_resource(table, file, name=f"{table.name}-json"),
        "format": "json",
        "mediatype": "application/json",
    }


def _resource(table: Table, file: File, *, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": file.name,
        "title": table.name,
        "description": table.meaning,
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
        "licenses": [LICENCE],
    }


def _cited(table: Table, public: PublicTables) -> list[dict[str, str]]:
    """Return the sources that the rows cite, by key."""
    found = []
    for key in sorted(set(sources_of(table.rows)) & public.sources.keys()):
        source = public.sources[key]
        path = {"path": source.address} if source.address.startswith("http") else {}
        found.append({"title": f"{key}: {source.title}", **path})
    return found


def table_schema(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = [KEYS[name]]
    if links := [_foreign_key(column) for column in columns if column.refers_to]:
        schema["foreignKeys"] = links
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
    }
    if column.type == "list":
        field |= {"delimiter": ";", "itemType": "string"}
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field


def _foreign_key(column: Column) -> dict[str, Any]:
    reference: Mapping[str, Any] = {"resource": column.refers_to, "fields": ["key"]}
    return {"fields": [column.name], "reference": dict(reference)}
