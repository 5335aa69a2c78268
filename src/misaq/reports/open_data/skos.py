"""The framework of threat classes as a SKOS concept scheme."""

from __future__ import annotations

from typing import Any

from misaq.core.packs.projection import Plain
from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.linked import compact, document, in_english, linked, names_of, rows_of
from misaq.reports.open_data.tables import PublicTables

_MATCHES = frozenset({"exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"})


def concept_scheme(public: PublicTables, at: Addresses) -> Plain:
    """Return the scheme: classes with broader and narrower ones, nexus, and matches elsewhere."""
    classes = rows_of(public, "framework.classes")
    scheme = f"{at.site}/framework.jsonld#scheme"
    tops = [_id(at, key) for key, row in classes.items() if row["within"] is None]
    whole: Plain = {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": in_english("Framework of threats to internal security"),
        "skos:hasTopConcept": [linked(top) for top in tops],
    }
    others = [_scheme(row, at) for row in rows_of(public, "framework.schemes").values()]
    concepts = [_concept(row, public, at, scheme) for row in classes.values()]
    return document(("skos", "xsd"), public, [whole, *others, *concepts])


def _id(at: Addresses, key: str) -> str:
    return at.page("framework.classes", key)


def _scheme(row: Plain, at: Addresses) -> Plain:
    return compact(
        {
            "@id": at.page("framework.schemes", row["key"]),
            "@type": "skos:ConceptScheme",
            "skos:prefLabel": names_of(row),
            "skos:notation": row["key"],
            "skos:note": in_english(row["caution"]),
        }
    )


def _concept(row: Plain, public: PublicTables, at: Addresses, scheme: str) -> Plain:
    classes = rows_of(public, "framework.classes").values()
    inside = [other["key"] for other in classes if other["within"] == row["key"]]
    return compact(
        {
            "@id": _id(at, row["key"]),
            "@type": "skos:Concept",
            "skos:inScheme": linked(scheme),
            "skos:topConceptOf": linked(scheme) if row["within"] is None else None,
            "skos:notation": row["key"],
            "skos:prefLabel": names_of(row),
            "skos:definition": in_english(row["definition"]),
            "skos:scopeNote": in_english(row["speech_warning"]) if row["speech_warning"] else None,
            "skos:broader": linked(_id(at, row["within"])) if row["within"] else None,
            "skos:narrower": [linked(_id(at, key)) for key in inside],
            **_touching(row["key"], public, at),
            **_matches(row["key"], public, at),
            "misaq:legalHook": [
                linked(at.page("law.provisions", key)) for key in row["legal_hooks"]
            ],
        }
    )


def _touching(key: str, public: PublicTables, at: Addresses) -> Plain:
    links = rows_of(public, "framework.links").values()
    nexus = [link for link in links if link["kind"] == "NEXUS"]
    related = [n["target_class"] for n in nexus if n["source_class"] == key]
    related += [n["source_class"] for n in nexus if n["target_class"] == key]
    feeds = [
        link["target_class"]
        for link in links
        if link["kind"] == "FEEDS" and link["source_class"] == key
    ]
    return {
        "skos:related": [linked(_id(at, other)) for other in related],
        "misaq:feeds": [linked(_id(at, other)) for other in feeds],
    }


def _matches(key: str, public: PublicTables, at: Addresses) -> dict[str, Any]:
    found: dict[str, list[Plain]] = {}
    for row in rows_of(public, "framework.crosswalks").values():
        if row["threat_class"] != key or row["fit"] not in _MATCHES or not row["term"]:
            continue
        term = {
            "@type": "skos:Concept",
            "skos:prefLabel": in_english(row["term"]),
            "skos:inScheme": linked(at.page("framework.schemes", row["scheme"])),
        }
        found.setdefault(f"skos:{row['fit']}", []).append(term)
    return dict(found)
