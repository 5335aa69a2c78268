"""Which entries a query meets, and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.matching import compare_entries
from misaq.core.lists.naming import Naming, namings_of
from misaq.core.lists.pairs import PairComparison
from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.core.screening.beside import marks_beside
from misaq.core.screening.candidates import Met, find_beside, find_met
from misaq.core.screening.index import Index
from misaq.core.screening.policy import Policy
from misaq.core.screening.postings import mark_of
from misaq.core.screening.query import Query, as_entry
from misaq.core.screening.spellings import number_keys

_FACTS = (
    EvidenceKind.IDENTITY_NUMBER,
    EvidenceKind.FATHER,
    EvidenceKind.BIRTH,
    EvidenceKind.DISTRICT,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An entry and a query, compared.

    Attributes:
        number: place of the entry in the index.
        name: the listed name that met best; the primary one where only a number met.
        naming: the rules by which the names were read.
        pair: the evidence.
        met: how the names met; None where only a number did.
        has_number: whether an identity number agrees.
    """

    number: int
    name: ListedName
    naming: Naming
    pair: PairComparison
    met: Met | None
    has_number: bool

    @property
    def is_exact(self) -> bool:
        """Whether the name was given letter for letter as printed."""
        return self.met is not None and self.met.is_exact


def met_entries(index: Index, query: Query, policy: Policy) -> dict[int, Met | None]:
    """Return the entries that the query meets, by place: each with the name that says most.

    None stands where only a number agrees.
    """
    best: dict[int, Met | None] = dict.fromkeys(_numbered(index, query))
    least = policy.least_score if query.has_facts else policy.alone_score
    beside = marks_beside((query.father,), (query.district,))
    for naming in namings_of(query.kind):
        for name in query.names:
            for met in find_met(index, name, naming, least=least[naming], same=policy.same_name):
                for number in index.bearers.at(met.form):
                    if _says_more(met, best.get(number)):
                        best[number] = met
            for number, met in find_beside(index, name, naming, beside):
                if _says_more(met, best.get(number)):
                    best[number] = met
    return {
        number: met
        for number, met in sorted(best.items())
        if _may_return(index, number, policy)
        and (met is None or _is_worth_weighing(index, query, number, met, policy))
    }


def _is_worth_weighing(index: Index, query: Query, number: int, met: Met, policy: Policy) -> bool:
    """Say whether a name is alike enough alone, or a fact can still speak for it."""
    if met.is_exact or is_alike(met, policy):
        return True
    return has_common_fact(query, index.entries[number])


def facts_of(party: Query | ListEntry) -> Mapping[EvidenceKind, bool]:
    """Return which facts are known of a query or an entry."""
    known: tuple[object, ...]
    if isinstance(party, ListEntry):
        known = (party.identifiers, party.fathers, party.births, party.districts)
    else:
        known = (party.identifiers, party.father, party.birth, party.district)
    return dict(zip(_FACTS, map(bool, known), strict=True))


def has_common_fact(query: Query, entry: ListEntry) -> bool:
    """Say whether anything but the name is known on both sides, and tells namesakes apart."""
    if query.sex is not None and entry.sex is not None:
        return True
    given, printed = facts_of(query), facts_of(entry)
    return any(given[kind] and printed[kind] for kind in _FACTS)


def is_alike(met: Met, policy: Policy) -> bool:
    """Say whether a name is alike enough to count alone: alike, the same, or a part of a body's."""
    is_same = met.is_part or met.likeness >= policy.same_name
    return is_same or met.score >= policy.alone_score[met.naming]


def _says_more(met: Met, known: Met | None) -> bool:
    return known is None or (met.is_exact, met.score) > (known.is_exact, known.score)


def _numbered(index: Index, query: Query) -> list[int]:
    places = (index.numbers.find(mark_of(key)) for key in number_keys(query.identifiers))
    return [number for place in places if place >= 0 for number in index.numbers.postings.at(place)]


def _may_return(index: Index, number: int, policy: Policy) -> bool:
    if policy.lists is not None and index.version(number).source_list not in policy.lists:
        return False
    return index.kind(number) in policy.kinds


def weigh(index: Index, query: Query, number: int, met: Met | None, policy: Policy) -> Weighed:
    """Compare the query with an entry, by the names that met where any did."""
    entry = index.entries[number]
    keys = number_keys(query.identifiers) & number_keys(entry.identifiers)
    if met is None:
        kind = entry.kind if query.kind is PartyKind.UNSTATED else query.kind
        pair = compare_entries(as_entry(query, kind), entry, base_rate=policy.base_rate)
        naming = namings_of(kind)[0]
        return Weighed(number, entry.names[0], naming, pair, None, has_number=bool(keys))
    listed = listed_name(index, entry, met)
    kind = PartyKind.PERSON if met.naming is Naming.PERSONS else PartyKind.ORGANISATION
    asked = replace(as_entry(query, kind), names=(ListedName(met.asked),))
    shown = replace(entry, names=(listed,))
    pair = compare_entries(asked, shown, base_rate=policy.base_rate)
    return Weighed(number, listed, met.naming, pair, met, has_number=bool(keys))


def listed_name(index: Index, entry: ListEntry, met: Met) -> ListedName:
    """Return the name of an entry that was met."""
    text = index.texts[met.form]
    return next(name for name in entry.names if name.text == text)
