"""What linked data shares: contexts, days, languages, and rows by key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from misaq.core.packs.projection import Plain
from misaq.reports.open_data.tables import PublicTables

OWN = "urn:misaq:terms:"
"""Names of what no vocabulary has."""

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "misaq": OWN,
    "org": "http://www.w3.org/ns/org#",
    "popolo": "http://www.popoloproject.com/schemas/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def document(names: Iterable[str], public: PublicTables, graph: list[Plain]) -> Plain:
    """Return a JSON-LD document with its prefixes and what it was made from."""
    edition = public.edition
    return {
        "@context": {name: PREFIXES[name] for name in sorted({*names, "dct", "misaq"})},
        "misaq:dataVersion": edition.data_version,
        "misaq:rulesVersion": edition.rules_version,
        "misaq:asOf": edition.as_of.isoformat(),
        "@graph": graph,
    }


def linked(address: str) -> dict[str, str]:
    """Return a link to something."""
    return {"@id": address}


def in_english(text: str) -> dict[str, str]:
    """Return a text in the language of the record."""
    return {"@language": "en", "@value": text}


def names_of(row: Plain) -> list[dict[str, str]]:
    """Return the title of a record, in each language the record has it in."""
    others = [{"@language": t["language"], "@value": t["text"]} for t in row.get("titles", ())]
    return [in_english(row["title"]), *others]


def day(value: Plain | None) -> Any:
    """Return an imprecise day: an exact one as a date, others in the words of EDTF; None as is."""
    if value is None:
        return None
    if value["earliest"] == value["latest"]:
        return {"@type": "xsd:date", "@value": value["earliest"]}
    return {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": value["edtf"]}


def compact(node: Plain) -> Plain:
    """Return the node without what is empty or not on record."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def rows_of(public: PublicTables, table: str) -> dict[str, Plain]:
    """Return the public rows of a register table, by key."""
    return {row["key"]: row for row in public.tables[table].rows}
