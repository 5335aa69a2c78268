"""Lineage as plain data, the same for the page's download and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from misaq.core.bodies.records import Bodies, Relation, RelationKind, Spell, Standing
from misaq.core.lists.lineage import (
    PARTS,
    RENAMES,
    Lineage,
    ListedCount,
    between,
    chains_of,
    count_listed,
    families_of,
    lineage_of,
)
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, best_confidence

Plain = Mapping[str, Any]

WAYS: tuple[tuple[str, frozenset[RelationKind]], ...] = (
    ("each name", frozenset()),
    ("renames together", RENAMES),
    ("renames and parts together", RENAMES | PARTS),
)
"""What is counted as one, from nothing to everything that is the same body or belongs to it."""


def counts_of(bodies: Bodies, *, as_of: date, standing: Standing) -> tuple[ListedCount, ...]:
    """Return the count of a list in each of the ways, those that take more together later."""
    return tuple(
        count_listed(bodies, as_of=as_of, standing=standing, together=kinds) for _, kinds in WAYS
    )


def lineage_data(bodies: Bodies, *, as_of: date) -> Plain:
    """Return all relations on record by the day, the families, the chains and the counts."""
    lineage = lineage_of(bodies, as_of=as_of)
    counts = counts_of(bodies, as_of=as_of, standing=Standing.PROSCRIBED)
    return {
        "as_of": as_of.isoformat(),
        "proscribed": [
            {
                "counted_together": way,
                "total": count.total,
                "groups": [list(group) for group in count.groups if len(group) > 1],
            }
            for (way, _), count in zip(WAYS, counts, strict=True)
        ],
        "families": [family_data(bodies, family, as_of=as_of) for family in families_of(lineage)],
    }


def family_data(bodies: Bodies, family: Sequence[Key], *, as_of: date) -> Plain:
    """Return the bodies of a family, their listings, and the relations between them."""
    lineage = lineage_of(bodies, as_of=as_of)
    relations = between(lineage, family)
    held = Lineage({key: lineage.bodies[key] for key in family}, relations)
    return {
        "bodies": [
            {
                "key": key,
                "title": lineage.bodies[key].title,
                "listings": [_spell(s) for s in bodies.spells if s.body == key],
            }
            for key in family
        ],
        "relations": [_relation(relation) for relation in relations],
        "chains_of_renames": [list(chain.names) for chain in chains_of(held)],
    }


def _spell(spell: Spell) -> Plain:
    starts, ends = spell.span.starts, spell.span.ends
    return {
        "standing": spell.standing.value,
        "basis": spell.basis,
        "starts": None if starts is None else starts.text,
        "ends": None if ends is None else ends.text,
        "order": spell.order or None,
        "sources": _sources(spell.cite),
    }


def _relation(relation: Relation) -> Plain:
    return {
        "key": relation.key,
        "first": relation.source_body,
        "kind": relation.kind.value,
        "second": relation.target_body,
        "since": None if relation.since is None else relation.since.text,
        "asserted_by": relation.asserted_by,
        "confidence": best_confidence(relation.cite).value,
        "sources": _sources(relation.cite),
    }


def _sources(cite: Sequence[Citation]) -> list[str]:
    return [citation.source for citation in cite]
