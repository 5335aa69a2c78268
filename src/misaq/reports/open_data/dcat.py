"""The data set described for catalogues of open data: DCAT 3 as JSON-LD."""

from __future__ import annotations

from typing import Any

from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.package import LICENCE, release_of
from misaq.reports.open_data.tables import PublicTables, Table

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_PUBLISHER = {"@type": "foaf:Agent", "foaf:name": "Misaq"}


def catalogue(public: PublicTables, at: Addresses) -> dict[str, Any]:
    """Return the catalogue: one data set for each table, one for all, and the API."""
    edition = public.edition
    return {
        "@context": CONTEXT,
        "@id": f"{at.site}/data/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": f"Misaq: internal-security policy of {edition.country_title}",
        "dct:description": "What is on record, and what the checks find in it.",
        "dct:publisher": _PUBLISHER,
        "dct:license": {"@id": LICENCE["path"]},
        "dct:language": ["en"],
        "dct:modified": _instant(public),
        "foaf:homepage": {"@id": f"{at.site}/"},
        "dcat:dataset": [_whole(public, at), *(_one(t, public, at) for t in _tables(public))],
        "dcat:service": _service(public, at),
    }


def _tables(public: PublicTables) -> tuple[Table, ...]:
    return tuple(public.tables.values())


def _whole(public: PublicTables, at: Addresses) -> dict[str, Any]:
    release = release_of(public.edition)
    return {
        **_described(public, f"{at.site}/data/"),
        "dct:title": "Every public table",
        "dct:description": "A Data Package: CSV and JSON of every table with their schemas.",
        "dcat:version": release,
        "dcat:hasVersion": {"@id": f"{at.site}/data/releases/{release}/misaq.zip"},
        "dcat:distribution": [
            _distribution(at.data("misaq.zip"), "application/zip"),
            _distribution(at.data("datapackage.json"), "application/json"),
        ],
    }


def _one(table: Table, public: PublicTables, at: Addresses) -> dict[str, Any]:
    path = table.name.replace(".", "/")
    return {
        **_described(public, at.api(path)),
        "dct:title": table.name,
        "dct:description": table.meaning,
        "dcat:distribution": [
            _distribution(at.data(f"{table.name}.csv"), "text/csv"),
            _distribution(at.data(f"{table.name}.json"), "application/json"),
            {
                **_distribution(at.api(path), "application/json"),
                "dcat:accessService": {"@id": at.api("")},
            },
        ],
    }


def _described(public: PublicTables, address: str) -> dict[str, Any]:
    edition = public.edition
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": address,
        "dct:publisher": _PUBLISHER,
        "dct:license": {"@id": LICENCE["path"]},
        "dct:spatial": {"@type": "dct:Location", "dct:identifier": edition.country},
        "dct:modified": _instant(public),
        "dcat:version": edition.version,
    }


def _distribution(address: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{_MEDIA}{media_type}"},
        "dct:license": {"@id": LICENCE["path"]},
    }


def _service(public: PublicTables, at: Addresses) -> dict[str, Any]:
    return {
        "@id": at.api(""),
        "@type": "dcat:DataService",
        "dct:title": f"API of Misaq for {public.edition.country_title}",
        "dcat:endpointURL": {"@id": at.api("")},
        "dcat:endpointDescription": {"@id": at.api("openapi.json")},
        "dct:license": {"@id": LICENCE["path"]},
    }


def _instant(public: PublicTables) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": public.edition.recorded_at.isoformat()}
