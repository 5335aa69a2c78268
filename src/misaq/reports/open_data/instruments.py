"""Instruments of law in the words of schema.org (Legislation)."""

from __future__ import annotations

from misaq.core.packs.projection import Plain
from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.linked import (
    compact,
    day,
    document,
    in_english,
    linked,
    names_of,
    rows_of,
)
from misaq.reports.open_data.popolo import find_row
from misaq.reports.open_data.tables import PublicTables


def instrument(public: PublicTables, at: Addresses, key: str) -> Plain:
    """Return an instrument with its provisions and what happened to them.

    Whether it is in force is no field here: courts and sources differ, and the page says how.

    Raises:
        NotFound: there is none with the key.
    """
    row = find_row(public, "law.instruments", key)
    provisions = rows_of(public, "law.provisions").values()
    parts = [_provision(p, at) for p in provisions if p["instrument"] == key]
    node = {
        "@id": at.page("law.instruments", key),
        "@type": "schema:Legislation",
        "schema:legislationIdentifier": key,
        "schema:name": names_of(row),
        "schema:legislationType": row["kind"],
        "schema:legislationDateVersion": day(row["read_on"]),
        "misaq:event": _events(row),
        "schema:hasPart": parts,
    }
    return document(("schema", "xsd"), public, [compact(node)])


def _provision(row: Plain, at: Addresses) -> Plain:
    return compact(
        {
            "@id": at.page("law.provisions", row["key"]),
            "@type": "schema:Legislation",
            "schema:legislationIdentifier": row["key"],
            "schema:name": row["number"],
            "schema:abstract": in_english(row["text"]),
            "schema:isPartOf": linked(at.page("law.instruments", row["instrument"])),
            "misaq:event": _events(row),
        }
    )


def _events(row: Plain) -> list[Plain]:
    return [
        compact(
            {
                "misaq:kind": event["kind"],
                "dct:date": day(event["happened_on"]),
                "misaq:by": event["by"],
                "misaq:touched": event["note"],
            }
        )
        for event in row["events"]
    ]
