"""What the pages of lineage show: counts that say what they count, families, chains of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Relation, Standing
from misaq.core.lists.lineage import (
    Chain,
    ListedCount,
    between,
    chains_of,
    family_of,
    lineage_of,
)
from misaq.core.lists.lineage_data import counts_of
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.organisations import organisation_chart
from misaq.reports.charts.records import Chart

_WORDS = (
    say("Every name counted"),
    say("Names of one body counted once"),
    say("Names of one body, its wings, fronts and affiliates counted once"),
)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A way of counting, and what it gives.

    Attributes:
        words: the way.
        count: what it gives.
        groups: bodies it takes together, two or more in each.
    """

    words: Phrase
    count: ListedCount
    groups: tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class FamilyOfBody:
    """A body and all it is said to be related to.

    Attributes:
        members: the family, the body among them.
        relations: what is asserted among its members.
        chains: successive names of one body in it.
        picture: its listings over time.
    """

    members: tuple[Body, ...]
    relations: tuple[Relation, ...]
    chains: tuple[Chain, ...]
    picture: Chart | None


def count_rows(bodies: Bodies, as_of: date) -> tuple[CountRow, ...]:
    """Return the proscribed bodies counted in each way."""
    counts = counts_of(bodies, as_of=as_of, standing=Standing.PROSCRIBED)
    return tuple(
        CountRow(words, count, tuple(group for group in count.groups if len(group) > 1))
        for words, count in zip(_WORDS, counts, strict=True)
    )


def family_of_body(bodies: Bodies, key: Key, as_of: date) -> FamilyOfBody:
    """Return the family of one body; alone, where nothing on record relates it to another."""
    lineage = lineage_of(bodies, as_of=as_of)
    members = family_of(lineage, key)
    known = by_key(bodies.bodies)
    return FamilyOfBody(
        members=tuple(known[member] for member in members),
        relations=between(lineage, members),
        chains=tuple(c for c in chains_of(lineage) if set(c.names) <= set(members)),
        picture=None if len(members) == 1 else organisation_chart(bodies, members, as_of=as_of),
    )
