"""Pairs of which somebody knows whether they are one party: what the weights are fitted on.

Lists are matched with all they print, with primary names only, and without facts, so that the
weights hold for thin entries too. Invented people stand for lists of five fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.lists_data import (
    DATA,
    LabelledPair,
    is_here,
    read_ofac,
    read_pairs,
    read_uk,
    read_un,
)
from misaq.core.lists.blocking import candidate_pairs
from misaq.core.lists.evidence import Agreement, EvidenceKind
from misaq.core.lists.fact_lines import met_facts
from misaq.core.lists.matching import OWN_DIFFER, calibration_of
from misaq.core.lists.naming import RULES, Naming, naming_of
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.prepared_names import best_names
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind
from misaq.core.lists.shared_names import count_bearers
from tests.support.invented_names import (
    SMALL_TABLE,
    InventedPerson,
    invent_population,
    read_frequencies,
)

FREQUENCIES = DATA / "matching" / "pk-name-token-frequencies.csv"
Met = tuple[EvidenceKind, Agreement]
STEADY: Mapping[Met, float] = {
    # Set and not fitted: hardly any labelled pair says it, or invented people would say too much.
    (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
    (EvidenceKind.SEX, Agreement.OTHER): -4.0,
    (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
    OWN_DIFFER: -4.0,
}


@dataclass(frozen=True, slots=True)
class Observed:
    """A pair of which somebody knows whether it is one party.

    Blocking brought it up, or it was hand-picked: then its base rate says nothing. What a name that
    several entries share takes from the evidence (``shared``) is known and not fitted.
    """

    naming: Naming
    cluster: str
    same: bool
    score: float
    rarity: float
    shared: float
    facts: tuple[Met, ...]
    is_hand_picked: bool = False

    @property
    def part(self) -> str:
        """Last digit of the hash of its cluster."""
        return hashlib.sha1(self.cluster.encode(), usedforsecurity=False).hexdigest()[-1]


@dataclass(frozen=True, slots=True)
class Task:
    """Two lists and the partners that are known."""

    left: Sequence[ListEntry]
    right: Sequence[ListEntry]
    partners: dict[tuple[str, str], str]


def list_tasks() -> tuple[Task, ...]:
    """Return the lists to match, with the partners known of them."""
    return (
        Task(
            read_un().entries,
            read_ofac().entries,
            _partners("gold-dev-un-ofac-2021", lambda pair: pair.cluster),
        ),
        Task(
            read_uk().entries,
            read_ofac().entries,
            _partners("gold-dev-uk-ofac-2021", lambda pair: _number(pair.left)),
        ),
        Task(
            read_un("2018-06-07").entries,
            read_uk().entries,
            _partners("gold-dev-un-uk-2018", lambda pair: pair.cluster),
        ),
    )


def _partners(name: str, left: Callable[[LabelledPair], str]) -> dict[tuple[str, str], str]:
    return {(left(p), _number(p.right)): p.cluster for p in read_pairs(name) if p.same}


def _number(labelled: str) -> str:
    return labelled.rpartition("-")[2]


def observe(task: Task, change: Callable[[ListEntry], ListEntry] = lambda e: e) -> list[Observed]:
    """Return every candidate pair of an entry whose partner is known."""
    clusters = {left: cluster for (left, _), cluster in task.partners.items()}
    ones = [prepare(e) for e in task.left]
    others = [prepare(e) for e in task.right]
    thin_ones = count_bearers([prepare(change(e.entry)) for e in ones])
    thin_others = count_bearers([prepare(change(e.entry)) for e in others])
    found = []
    for one, other in candidate_pairs(ones, others):
        left, right = ones[one].entry.reference, others[other].entry.reference
        if left in clusters:
            same = (left, right) in task.partners
            seen = observed(thin_ones[one], thin_others[other], clusters[left], same=same)
            found.extend([] if seen is None else [seen])
    return found


def observed(
    left: PreparedEntry, right: PreparedEntry, cluster: str, *, same: bool
) -> Observed | None:
    """Return what a pair shows; None where a person meets a body."""
    naming = naming_of(left.entry.kind, right.entry.kind)
    if naming is None:
        return None
    calibration = calibration_of(naming)
    best = best_names(
        left.names[naming],
        right.names[naming],
        RULES[naming].weigh,
        calibration.bits_of_name,
        STEADY[OWN_DIFFER] if naming is Naming.BODIES else 0.0,
    )
    facts = tuple(met for met in met_facts(left, right) if met[1] is not Agreement.MISSING)
    if best.own_differ:
        facts += (OWN_DIFFER,)
    return Observed(naming, cluster, same, best.score, best.rarity, best.shared, facts)


def hand_picked() -> list[Observed]:
    """Return pairs of spellings of Pakistani organisations: few, and far from easy."""
    found = []
    for pair in read_pairs("gold-dev-pk-org"):
        left, right = (
            prepare(ListEntry(ref, PartyKind.ORGANISATION, (ListedName(name),)))
            for ref, name in ((pair.left, pair.left_name), (pair.right, pair.right_name))
        )
        seen = observed(left, right, pair.cluster, same=pair.same)
        found.extend([] if seen is None else [replace(seen, is_hand_picked=True)])
    return found


def primary_only(entry: ListEntry) -> ListEntry:
    """Return the entry with its primary name and without aliases."""
    return replace(entry, names=(replace(entry.names[0], quality=NameQuality.PRIMARY),))


def names_only(entry: ListEntry) -> ListEntry:
    """Return the entry with nothing but its names."""
    return ListEntry(entry.reference, entry.kind, entry.names)


def five_fields(seed: int = 11) -> list[Observed]:
    """Return candidate pairs of invented people, as a list of five fields prints them."""
    asked, listed = ask_five_fields(seed=seed)
    found = []
    for one, other in candidate_pairs([query for query, _ in asked], listed):
        query, truth = asked[one]
        same = listed[other].entry.reference == truth
        seen = observed(query, listed[other], f"asked {one}", same=same)
        found.extend([] if seen is None else [seen])
    return found


def ask_five_fields(*, seed: int) -> tuple[list[tuple[PreparedEntry, str]], list[PreparedEntry]]:
    """Return invented people asked for, each with whom they are (or nobody), and the list."""
    table = read_frequencies(FREQUENCIES) if is_here() else SMALL_TABLE
    people = invent_population(table, seed=seed, listed=3000, queries=700, strangers=300)
    asked = [(_five(query.person), query.truth) for query in people.queries]
    asked += [(_five(person), "") for person in (*people.namesakes, *people.strangers)]
    return asked, list(count_bearers([_five(person) for person in people.listed]))


def _five(person: InventedPerson) -> PreparedEntry:
    return prepare(
        ListEntry(
            person.reference,
            PartyKind.PERSON,
            (ListedName(person.name),),
            fathers=(person.father,) if person.father else (),
            districts=(f"{person.district}, {person.province}",),
        )
    )


def invented_spellings(
    *, seed: int, count: int = 3000
) -> tuple[list[PreparedEntry], list[tuple[PreparedEntry, int]]]:
    """Return invented people by name alone, and altered names each with the place of whose it is.

    The names are drawn by how common words are among Pakistani names where that table is here.
    """
    table = read_frequencies(FREQUENCIES) if is_here() else SMALL_TABLE
    people = invent_population(table, seed=seed, listed=count, queries=count, strangers=0)
    listed = [prepare(names_only(_five(person).entry)) for person in people.listed]
    places = {one.entry.reference: place for place, one in enumerate(listed)}
    asked = [
        (prepare(names_only(_five(query.person).entry)), places[query.truth])
        for query in people.queries
        if query.truth
    ]
    return listed, asked
