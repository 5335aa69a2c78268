"""What is alerted: how alike a name must be, and when a common name alone is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from misaq.core.lists.naming import Naming
from misaq.core.lists.records import PartyKind
from misaq.kernel.ids import Key

# Chosen on three quarters of the labelled names; benchmarks/screening.py measures what they do.
_LEAST = MappingProxyType({Naming.PERSONS: 0.6, Naming.BODIES: 0.6})
_ALONE = MappingProxyType({Naming.PERSONS: 0.75, Naming.BODIES: 0.7})
_RARE = MappingProxyType({Naming.PERSONS: 11.0, Naming.BODIES: 4.0})


@dataclass(frozen=True, slots=True)
class Policy:
    """How a query is screened.

    Attributes:
        lists: keys of the lists to search; None searches all that the index holds.
        kinds: sorts of parties that may be returned.
        least_score: how alike a name must be where another fact agrees, by the rules that read it.
        alone_score: how alike a name must be to be alerted alone.
        same_name: how alike, set against its likeness with itself, a name must be to be the same
            name: a common name is little like anything, even itself.
        rare_bits: evidence that a name alone must give to be alerted; less of it, and many people
            carry the name.
        base_rate: share of those whom a name brings up here who are the listed party; far below
            that of two lists, since most who are asked about stand on none.
        least_probability: of a hit where a father, a birth or a number agrees, or a father nearly
            does and the district too.
        least_nearby: of a hit where of all that can be compared the district alone agrees.
        least_elsewhere: of a hit in another province, whatever else agrees, and of one whose
            father, birth or sex is another's where the district alone agrees.
        shows_common: alert on common names too; asked for, never the rule.
        exact_always: alert on a name that is given letter for letter as it is listed, however
            common it is, with what adr 0036 says of aliases.
        most_hits: how many hits are returned.
    """

    lists: frozenset[Key] | None = None
    kinds: frozenset[PartyKind] = frozenset(PartyKind)
    least_score: Mapping[Naming, float] = field(default_factory=lambda: _LEAST)
    alone_score: Mapping[Naming, float] = field(default_factory=lambda: _ALONE)
    same_name: float = 0.9
    rare_bits: Mapping[Naming, float] = field(default_factory=lambda: _RARE)
    base_rate: float = 0.001
    least_probability: float = 0.04
    least_nearby: float = 0.2
    least_elsewhere: float = 0.5
    shows_common: bool = False
    exact_always: bool = True
    most_hits: int = 20


DEFAULT = Policy()
ORGANISATIONS_ONLY = Policy(kinds=frozenset(PartyKind) - {PartyKind.PERSON, PartyKind.UNSTATED})
"""What anybody may ask: no natural person is returned, nor a party that may be one."""
