"""Which bodies come of which: chains of renames, families, and counts that say what they count.

A relation is what somebody asserts, with a source. Nothing here finds a relation; it follows those
on record. A rename makes two names of one body; a splinter, a faction, a wing, a front or an
alliance does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind, Spell, Standing
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import is_verified

RENAMES = frozenset({RelationKind.RENAMED_TO})
PARTS = frozenset({RelationKind.WING_OF, RelationKind.FRONT_OF, RelationKind.AFFILIATE_OF})
"""Kinds by which the first body belongs to the second."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The relations that had come about by a day.

    Attributes:
        bodies: every body on record, by key, in register order.
        relations: those that surely had not come later, in register order.
    """

    bodies: Mapping[Key, Body]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """One body under its successive names.

    Attributes:
        names: its names from the first to the last; at least two.
        renames: the relations between them, one fewer than the names.
    """

    names: tuple[Key, ...]
    renames: tuple[Relation, ...]


def lineage_of(bodies: Bodies, *, as_of: date, verified_only: bool = False) -> Lineage:
    """Return the relations on record by the day.

    A relation of no known day counts, since nothing puts it later.

    Args:
        verified_only: leave out what nobody read in a source.
    """
    return Lineage(
        by_key(bodies.bodies),
        tuple(
            relation
            for relation in bodies.relations
            if _has_come(relation, as_of) and not (verified_only and not is_verified(relation.cite))
        ),
    )


def _has_come(relation: Relation, as_of: date) -> bool:
    return relation.since is None or relation.since.on_or_before(as_of) is not Certainty.NO


def ends_of(relation: Relation) -> tuple[Key, Key]:
    """Return the earlier body and the one that came of it, or belongs to it."""
    if relation.kind in RENAMES:
        return relation.source_body, relation.target_body
    return relation.target_body, relation.source_body


def chains_of(lineage: Lineage) -> tuple[Chain, ...]:
    """Return every chain of renames, from each first name along each way to a last one.

    Names in a ring of renames have no first, and give no chain.
    """
    renames = [r for r in lineage.relations if r.kind in RENAMES]
    later = {r.target_body for r in renames}
    firsts = dict.fromkeys(r.source_body for r in renames if r.source_body not in later)
    return tuple(chain for first in firsts for chain in _chains((first,), (), renames))


def _chains(
    names: tuple[Key, ...], used: tuple[Relation, ...], renames: list[Relation]
) -> Iterator[Chain]:
    ways = [r for r in renames if r.source_body == names[-1] and r.target_body not in names]
    if not ways and used:
        yield Chain(names, used)
    for way in ways:
        yield from _chains((*names, way.target_body), (*used, way), renames)


def groups_of(
    keys: Iterable[Key], relations: Iterable[Relation], kinds: frozenset[RelationKind]
) -> tuple[tuple[Key, ...], ...]:
    """Return the keys in groups that relations of these kinds join, each in the order given.

    Two keys are joined through bodies that are not among the keys as well.
    """
    root: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for relation in relations:
        if relation.kind in kinds:
            first, second = sorted((find(relation.source_body), find(relation.target_body)))
            root[second] = first
    groups: dict[Key, list[Key]] = {}
    for key in dict.fromkeys(keys):
        groups.setdefault(find(key), []).append(key)
    return tuple(tuple(group) for group in groups.values())


def families_of(
    lineage: Lineage, kinds: frozenset[RelationKind] = frozenset(RelationKind)
) -> tuple[tuple[Key, ...], ...]:
    """Return the bodies that relations of these kinds join, two or more together."""
    groups = groups_of(lineage.bodies, lineage.relations, kinds)
    return tuple(group for group in groups if len(group) > 1)


def family_of(lineage: Lineage, key: Key) -> tuple[Key, ...]:
    """Return the body and all it is related to, however many steps away; alone, only itself."""
    groups = groups_of(lineage.bodies, lineage.relations, frozenset(RelationKind))
    return next((group for group in groups if key in group), (key,))


def between(lineage: Lineage, keys: Iterable[Key]) -> tuple[Relation, ...]:
    """Return the relations with both ends among the keys."""
    held = frozenset(keys)
    return tuple(r for r in lineage.relations if {r.source_body, r.target_body} <= held)


@dataclass(frozen=True, slots=True)
class ListedCount:
    """How many bodies stood on a list on a day, and what was counted as one.

    Attributes:
        as_of: the day.
        listed: bodies that surely stood on it, in register order.
        perhaps: bodies of which the record does not say for sure; not counted.
        groups: the listed bodies, those counted as one together.
        relations: the relations that join members of a group.
    """

    as_of: date
    listed: tuple[Key, ...]
    perhaps: tuple[Key, ...]
    groups: tuple[tuple[Key, ...], ...]
    relations: tuple[Relation, ...]

    @property
    def names(self) -> int:
        """How many names there are when each is counted."""
        return len(self.listed)

    @property
    def total(self) -> int:
        """How many there are when each group is counted once."""
        return len(self.groups)


def count_listed(
    bodies: Bodies,
    *,
    as_of: date,
    standing: Standing = Standing.PROSCRIBED,
    together: frozenset[RelationKind] = frozenset(),
    verified_only: bool = True,
) -> ListedCount:
    """Return how many bodies stood listed on the day.

    Args:
        standing: what the list puts them under.
        together: kinds of relations whose ends are counted as one ("SSP, Millat-e-Islamia and ASWJ
            once": ``RENAMES``). Empty counts every name.
        verified_only: join only by relations that somebody read in a source.
    """
    running = {
        certainty: {s.body for s in bodies.spells if _runs(s, standing, as_of, certainty)}
        for certainty in (Certainty.YES, Certainty.PERHAPS)
    }
    surely = running[Certainty.YES]
    listed = tuple(body.key for body in bodies.bodies if body.key in surely)
    lineage = lineage_of(bodies, as_of=as_of, verified_only=verified_only)
    joining = tuple(r for r in lineage.relations if r.kind in together)
    return ListedCount(
        as_of=as_of,
        listed=listed,
        perhaps=tuple(b.key for b in bodies.bodies if b.key in running[Certainty.PERHAPS] - surely),
        groups=groups_of(listed, joining, together),
        relations=joining,
    )


def _runs(spell: Spell, standing: Standing, as_of: date, certainty: Certainty) -> bool:
    return spell.standing is standing and spell.span.holds(as_of) is certainty


@dataclass(frozen=True, slots=True)
class Reemergence:
    """A listed body that came back under another name, or acts through another body.

    Attributes:
        relation: what ties the two, as somebody asserts it.
        earlier: spell of the listed body.
        body: the body that came of it.
        later: its own first spell of that standing; None where it has none by the day.
        days: days that surely lie between the two listings; None where none surely do.
    """

    relation: Relation
    earlier: Spell
    body: Key
    later: Spell | None
    days: int | None


def find_reemergences(
    bodies: Bodies,
    *,
    as_of: date,
    kinds: frozenset[RelationKind],
    standings: frozenset[Standing] = frozenset({Standing.PROSCRIBED}),
) -> tuple[Reemergence, ...]:
    """Return the bodies that came of listed ones, in the order of the relations.

    Args:
        kinds: which relations count: ``RENAMES``, ``PARTS``, or the same name.
        standings: what counts as listed for the body that came of it.
    """
    firsts = _first_spells(bodies, as_of, frozenset({Standing.PROSCRIBED}))
    seconds = _first_spells(bodies, as_of, standings)
    found = []
    for relation in lineage_of(bodies, as_of=as_of).relations:
        origin, body = ends_of(relation)
        if relation.kind in kinds and origin in firsts:
            later = seconds.get(body)
            days = None if later is None else _days_between(firsts[origin], later)
            found.append(Reemergence(relation, firsts[origin], body, later, days))
    return tuple(found)


def _first_spells(
    bodies: Bodies, as_of: date, standings: frozenset[Standing]
) -> Mapping[Key, Spell]:
    """Return the first spell of each body that may have begun by the day; undated ones last."""
    begun = [
        spell
        for spell in bodies.spells
        if spell.standing in standings
        and (spell.span.starts is None or spell.span.starts.on_or_before(as_of) is not Certainty.NO)
    ]
    begun.sort(key=lambda s: date.max if s.span.starts is None else s.span.starts.earliest)
    firsts: dict[Key, Spell] = {}
    for spell in begun:
        firsts.setdefault(spell.body, spell)
    return firsts


def _days_between(first: Spell, second: Spell) -> int | None:
    if first.span.starts is None or second.span.starts is None:
        return None
    days = (second.span.starts.earliest - first.span.starts.latest).days
    return days if days > 0 else None
