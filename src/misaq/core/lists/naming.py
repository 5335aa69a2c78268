"""The two ways of comparing names, of persons and of bodies, under one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from misaq.core.lists.records import PartyKind
from misaq.core.names.comparison import NameComparison
from misaq.core.names.organisations import (
    compare_organisations,
    organisation_keys,
    read_organisation,
)
from misaq.core.names.organisations_weighing import weigh as weigh_organisations
from misaq.core.names.persons import compare_persons, person_keys, read_person
from misaq.core.names.persons_scoring import weigh_soon as weigh_persons


class Weighed(Protocol):
    """What weighing two names gives: the score and bits of their comparison."""

    @property
    def score(self) -> float: ...

    @property
    def bits(self) -> float: ...


class Naming(Enum):
    """By which rules a name is compared."""

    PERSONS = "PERSONS"
    BODIES = "BODIES"

    __hash__ = object.__hash__  # members are looked up for every pair; that of Enum is slow


@dataclass(frozen=True, slots=True)
class NameRules:
    """How names of one sort are read, compared and found.

    Attributes:
        read: a name as printed, read into its words.
        compare: two read names, with the working.
        weigh: the same score and bits without the working; where no word meets the bits may be 0.
        keys: words under which a name is found; two names of one party share at least one.
    """

    read: Callable[[str], Any]
    compare: Callable[[Any, Any], NameComparison]
    weigh: Callable[[Any, Any], Weighed]
    keys: Callable[[Any], frozenset[str]]


RULES = {
    Naming.PERSONS: NameRules(read_person, compare_persons, weigh_persons, person_keys),
    Naming.BODIES: NameRules(
        read_organisation, compare_organisations, weigh_organisations, organisation_keys
    ),
}


_MAY_BE_PERSONS = (PartyKind.PERSON, PartyKind.UNSTATED)


def naming_of(left: PartyKind, right: PartyKind) -> Naming | None:
    """Return the rules for two parties; None where one is a person and the other is not."""
    if left is not PartyKind.PERSON and right is not PartyKind.PERSON:
        return Naming.BODIES
    return Naming.PERSONS if left in _MAY_BE_PERSONS and right in _MAY_BE_PERSONS else None


def namings_of(kind: PartyKind) -> tuple[Naming, ...]:
    """Return the rules by which an entry may come to be compared."""
    if kind is PartyKind.PERSON:
        return (Naming.PERSONS,)
    if kind is PartyKind.UNSTATED:
        return (Naming.BODIES, Naming.PERSONS)
    return (Naming.BODIES,)
