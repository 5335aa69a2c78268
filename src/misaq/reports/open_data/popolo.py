"""Institutions and committees in the words of Popolo and of the organization ontology."""

from __future__ import annotations

from misaq.core.packs.projection import Plain
from misaq.kernel.errors import NotFound
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
from misaq.reports.open_data.tables import PublicTables

_INSTITUTIONS = "institutions.institutions"
_COMMITTEES = "institutions.committees"


def institutions(public: PublicTables, at: Addresses) -> Plain:
    """Return every institution."""
    return _document(
        public, [institution_node(r, at) for r in rows_of(public, _INSTITUTIONS).values()]
    )


def committees(public: PublicTables, at: Addresses) -> Plain:
    """Return every committee."""
    return _document(public, [committee_node(r, at) for r in rows_of(public, _COMMITTEES).values()])


def institution(public: PublicTables, at: Addresses, key: str) -> Plain:
    """Return one institution.

    Raises:
        NotFound: there is none with the key.
    """
    return _document(public, [institution_node(find_row(public, _INSTITUTIONS, key), at)])


def committee(public: PublicTables, at: Addresses, key: str) -> Plain:
    """Return one committee.

    Raises:
        NotFound: there is none with the key.
    """
    return _document(public, [committee_node(find_row(public, _COMMITTEES, key), at)])


def find_row(public: PublicTables, table: str, key: str) -> Plain:
    """Return the public row of a record.

    Raises:
        NotFound: there is none with the key.
    """
    found = rows_of(public, table).get(key)
    if found is None:
        raise NotFound(
            f"There is no record {key!r} in {table}.",
            next_step=f"Look for its key in /api/v1/{table.replace('.', '/')}.",
            rule="registers.key",
        )
    return found


def institution_node(row: Plain, at: Addresses) -> Plain:
    """Return an institution as a node."""
    return compact(
        {
            "@id": at.page(_INSTITUTIONS, row["key"]),
            "@type": ["org:FormalOrganization", "popolo:Organization"],
            "dct:identifier": row["key"],
            "skos:prefLabel": names_of(row),
            "org:classification": row["level"],
            "org:subOrganizationOf": linked(at.page(_INSTITUTIONS, row["parent"]))
            if row["parent"]
            else None,
            "popolo:area": row["area"],
            "schema:foundingDate": day(row["life"]["starts"]),
            "schema:dissolutionDate": day(row["life"]["ends"]),
            "skos:note": in_english(row["note"]) if row["note"] else None,
        }
    )


def committee_node(row: Plain, at: Addresses) -> Plain:
    """Return a committee as a node; its spans of life and its remit are in our own words."""
    return compact(
        {
            "@id": at.page(_COMMITTEES, row["key"]),
            "@type": ["org:OrganizationalUnit", "popolo:Organization"],
            "dct:identifier": row["key"],
            "skos:prefLabel": names_of(row),
            "org:classification": "committee",
            "org:unitOf": linked(at.page(_INSTITUTIONS, row["house"])),
            "misaq:mayQuestion": [linked(at.page(_INSTITUTIONS, key)) for key in row["remit"]],
            "misaq:wholeOfGovernment": row["whole_of_government"],
            "misaq:span": [
                compact(
                    {
                        "misaq:state": span["state"],
                        "schema:startDate": day(span["span"]["starts"]),
                        "schema:endDate": day(span["span"]["ends"]),
                        "skos:note": in_english(span["note"]) if span["note"] else None,
                    }
                )
                for span in row["spans"]
            ],
        }
    )


def _document(public: PublicTables, graph: list[Plain]) -> Plain:
    return document(("org", "popolo", "schema", "skos", "xsd"), public, graph)
