"""An entry prepared for comparing: read once, compared many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.identity_numbers import IdentityNumber, read_numbers
from misaq.core.lists.naming import RULES, Naming, namings_of
from misaq.core.lists.places import Place, place_words, read_country, read_place
from misaq.core.lists.records import ListedName, ListEntry, NameQuality

_TRUST = {
    NameQuality.PRIMARY: 1.0,
    NameQuality.STRONG: 1.0,
    NameQuality.ORIGINAL_SCRIPT: 1.0,
    NameQuality.FORMER: 0.97,
    NameQuality.WEAK: 0.93,
}


_NONE_SHARED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PreparedName:
    """A name as read.

    Attributes:
        printed: the name as printed, with how the issuer ranks it.
        read: its words, as the rules of its sort read them.
        keys: words under which it is found.
        trust: above 0 to 1; what its rank leaves of a score.
        acronym: the acronym that is all there is of it, in small letters; empty where it is more.
        bearers: entries of its list that bear the same name, as far as they were counted.
        acronyms: of its own acronyms those that other entries of its list carry as well, with how
            many do, itself among them.
    """

    printed: ListedName
    read: Any
    keys: frozenset[str]
    trust: float
    acronym: str = ""
    bearers: int = 1
    acronyms: Mapping[str, int] = field(default_factory=lambda: _NONE_SHARED)


@dataclass(frozen=True, slots=True)
class PreparedEntry:
    """An entry whose names and facts are read.

    Attributes:
        entry: the entry as printed.
        names: its names by the rules that may come to compare them, the primary one first.
        fathers: names of the father as read.
        numbers: identity numbers that can be compared.
        districts: places of residence.
        countries: nationalities, each as stems of its words.
        birth_places: each as words.
        facts: which facts it prints: a bit for each of ``FACTS``, the first the lowest.
        keys: words under which the entry is found, by any of its names, and by those of fathers
            and districts: of many who share a name, they bring up the right ones.
    """

    entry: ListEntry
    names: Mapping[Naming, tuple[PreparedName, ...]]
    fathers: tuple[Any, ...]
    numbers: frozenset[IdentityNumber]
    districts: tuple[Place, ...]
    countries: tuple[frozenset[str], ...]
    birth_places: tuple[frozenset[str], ...]
    facts: int
    keys: frozenset[str]


FACTS = (
    EvidenceKind.IDENTITY_NUMBER,
    EvidenceKind.BIRTH,
    EvidenceKind.FATHER,
    EvidenceKind.DISTRICT,
    EvidenceKind.NATIONALITY,
    EvidenceKind.BIRTH_PLACE,
    EvidenceKind.SEX,
)
"""What may be printed beside the names."""


def prepare(entry: ListEntry) -> PreparedEntry:
    """Return the entry with its names and facts read."""
    names = {naming: _names(entry, naming) for naming in namings_of(entry.kind)}
    rules = RULES[Naming.PERSONS]
    fathers = tuple(rules.read(father) for father in entry.fathers if father.strip())
    districts = tuple(read_place(text) for text in entry.districts)
    numbers = read_numbers(entry.identifiers)
    countries = tuple(filter(None, map(read_country, entry.nationalities)))
    birth_places = tuple(filter(None, map(place_words, entry.birth_places)))
    facts = (numbers, entry.births, fathers, districts, countries, birth_places, entry.sex)
    return PreparedEntry(
        entry=entry,
        names=names,
        fathers=fathers,
        numbers=numbers,
        districts=districts,
        countries=countries,
        birth_places=birth_places,
        facts=sum(1 << place for place, fact in enumerate(facts) if fact),
        keys=frozenset().union(
            *(name.keys for read in names.values() for name in read),
            *(_marked("father", rules.keys(father)) for father in fathers),
            *(_marked("district", place.district) for place in districts),
        ),
    )


def _marked(what: str, words: frozenset[str]) -> frozenset[str]:
    """Return words of another part of an entry, so that they meet nothing but their like."""
    return frozenset(f"{what} {word}" for word in words)


def _names(entry: ListEntry, naming: Naming) -> tuple[PreparedName, ...]:
    rules = RULES[naming]
    unique = {name.text: name for name in reversed(entry.names)}
    found = []
    for name in entry.names:
        if unique.pop(name.text, None) is None:
            continue
        read = rules.read(name.text)
        trust = _TRUST[name.quality]
        found.append(PreparedName(name, read, rules.keys(read), trust, _acronym(naming, read)))
    return tuple(found)


def _acronym(naming: Naming, read: Any) -> str:
    if naming is Naming.PERSONS or len(read.words) != 1 or not read.words[0].is_acronym:
        return ""
    return str(read.words[0].plain)
