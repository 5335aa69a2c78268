"""What the reasons look at: the two lists, what was found of them, and the bodies on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from misaq.core.lists.assignment import Weighed, assign
from misaq.core.lists.blocking import candidate_pairs
from misaq.core.lists.gap_records import Which
from misaq.core.lists.matching import compare_prepared
from misaq.core.lists.pairs import Outcome, PairComparison
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.reconcile import Reconciliation, prepare_all
from misaq.core.lists.records import ListEntry
from misaq.core.lists.sides import Directory, OtherTime, Side
from misaq.core.names.comparison import NameRelation

_LIKELY = 0.5
_SHARED = 0.0
"""Bits that the words of two names share, above which what they say of each other is believed."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that may explain why an entry stands on one list only.

    Attributes:
        both: the two lists reconciled.
        directory: bodies on record and how they relate.
        partners: of each side, the entry of the other side by reference, where settled.
        bodies: of each side, the body of the directory that an entry is, where one is found.
        elsewhere: of each side, the party that the *other* list holds at another time.
        relations: of each side, what the names of an entry say of entries of the other side.
        bases: of each side, what its entries with a settled partner are listed under.
    """

    both: Reconciliation
    directory: Directory
    partners: Mapping[Which, Mapping[str, str]]
    bodies: Mapping[Which, Mapping[str, str]]
    elsewhere: Mapping[Which, Mapping[str, OtherTime]]
    relations: Mapping[Which, Mapping[str, tuple[tuple[NameRelation, str], ...]]]
    bases: Mapping[Which, frozenset[str]]

    def side(self, which: Which) -> Side:
        """Return one of the two lists."""
        return self.both.left if which is Which.LEFT else self.both.right

    def linked(self, which: Which) -> Mapping[str, str]:
        """Return the settled partners of a list's entries."""
        return self.partners[which]

    def bodies_on(self, which: Which) -> Mapping[str, str]:
        """Return the bodies of the directory that stand on a list, each with its entry."""
        return {body: reference for reference, body in self.bodies[which].items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """An entry of which it is asked why it stands on one list only.

    Attributes:
        around: what may explain it.
        which: on which list it stands.
        entry: the entry.
    """

    around: Surroundings
    which: Which
    entry: ListEntry

    @property
    def other(self) -> Which:
        """The list on which it does not stand."""
        return Which.RIGHT if self.which is Which.LEFT else Which.LEFT

    @property
    def side(self) -> Side:
        """The list on which it stands."""
        return self.around.side(self.which)

    @property
    def other_side(self) -> Side:
        """The list on which it does not stand."""
        return self.around.side(self.other)

    @property
    def body(self) -> str:
        """Key of the body of the directory that it is; empty where none is found."""
        return self.around.bodies[self.which].get(self.entry.reference, "")

    @property
    def possible_partner(self) -> str | None:
        """Reference of the entry of the other list that it may be; None where there is none."""
        for link in self.around.both.possible:
            mine, theirs = link.left, link.right
            if self.which is Which.RIGHT:
                mine, theirs = theirs, mine
            if mine == self.entry.reference and not _says_related(link.comparison):
                return theirs
        return None

    def title_of(self, reference: str) -> str:
        """Return the name of an entry of the other list."""
        entries = self.other_side.entries
        return next((e.name for e in entries if e.reference == reference), reference)


def _says_related(pair: PairComparison) -> bool:
    """Say whether the names themselves tell two related bodies apart, as a former name does."""
    return pair.name is not None and pair.name.relation is not None


def surroundings_of(both: Reconciliation, directory: Directory) -> Surroundings:
    """Look everything up that the reasons need, once for all entries."""
    sides = {Which.LEFT: both.left, Which.RIGHT: both.right}
    read = {which: prepare_all(side) for which, side in sides.items()}
    left = {link.left: link.right for link in both.links}
    right = {link.right: link.left for link in both.links}
    partners = {Which.LEFT: left, Which.RIGHT: right}
    known = tuple(prepare(entry) for entry in directory.entries)
    return Surroundings(
        both=both,
        directory=directory,
        partners=partners,
        bodies={which: _bodies(read[which], known) for which in Which},
        elsewhere={
            Which.LEFT: _elsewhere(_alone(read[Which.LEFT], left), both.right),
            Which.RIGHT: _elsewhere(_alone(read[Which.RIGHT], right), both.left),
        },
        relations={
            Which.LEFT: _relations(_alone(read[Which.LEFT], left), read[Which.RIGHT]),
            Which.RIGHT: _relations(_alone(read[Which.RIGHT], right), read[Which.LEFT]),
        },
        bases={which: _bases(sides[which], partners[which]) for which in Which},
    )


def _alone(
    entries: Sequence[PreparedEntry], partners: Mapping[str, str]
) -> tuple[PreparedEntry, ...]:
    return tuple(entry for entry in entries if entry.entry.reference not in partners)


def _bases(side: Side, partners: Mapping[str, str]) -> frozenset[str]:
    return frozenset(e.basis for e in side.entries if e.reference in partners and e.basis)


def _bodies(entries: Sequence[PreparedEntry], known: Sequence[PreparedEntry]) -> dict[str, str]:
    """Return the body of the directory that each entry is, one to one; a key is its own body."""
    keys = {body.entry.reference for body in known}
    found = {e.entry.reference: e.entry.reference for e in entries if e.entry.reference in keys}
    if len(found) == len(entries):
        return found
    found.update(_matched(entries, known))
    return found


def _matched(entries: Sequence[PreparedEntry], known: Sequence[PreparedEntry]) -> dict[str, str]:
    pairs = []
    for one, other in candidate_pairs(entries, known):
        pair = compare_prepared(entries[one], known[other])
        if pair.outcome is not Outcome.NOT_SAME and pair.probability >= _LIKELY:
            pairs.append(Weighed(pair.left, pair.right, pair.bits, (pair.left, pair.right)))
    return {pair.left: pair.right for pair in assign(pairs).pairs}


def _elsewhere(entries: Sequence[PreparedEntry], other: Side) -> dict[str, OtherTime]:
    by_reference = {time.entry.reference: time for time in other.others}
    if not by_reference or not entries:
        return {}
    known = tuple(prepare(time.entry) for time in other.others)
    return {mine: by_reference[theirs] for mine, theirs in _matched(entries, known).items()}


def _relations(
    entries: Sequence[PreparedEntry], others: Sequence[PreparedEntry]
) -> dict[str, tuple[tuple[NameRelation, str], ...]]:
    found: dict[str, list[tuple[float, NameRelation, str]]] = {}
    for one, other in candidate_pairs(entries, others):
        pair = compare_prepared(entries[one], others[other])
        name = pair.name
        if name is not None and name.relation is not None and name.bits > _SHARED:
            held = (-name.bits, name.relation, pair.right)
            found.setdefault(pair.left, []).append(held)
    return {
        reference: tuple((relation, theirs) for _, relation, theirs in sorted(held, key=_rank))
        for reference, held in found.items()
    }


def _rank(held: tuple[float, NameRelation, str]) -> tuple[float, str, str]:
    return held[0], held[1].value, held[2]
