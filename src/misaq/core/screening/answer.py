"""What screening answers: hits with evidence for and against, and what was not alerted, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.pairs import PairComparison
from misaq.core.lists.records import ListedName, ListEntry
from misaq.core.screening.query import Query
from misaq.kernel.ids import Key


class HitClass(Enum):
    """How much speaks for a hit; none of them is a finding about anybody."""

    POSSIBLE = "POSSIBLE"
    """The name, and nothing else that agrees."""
    PROBABLE = "PROBABLE"
    """The name, and one fact that namesakes seldom share."""
    STRONG = "STRONG"
    """The name, and two such facts, or an agreeing number."""
    CONFLICT = "CONFLICT"
    """A number agrees and the name does not: one of the two is wrong, and a person must look."""


class Outcome(Enum):
    """What an answer comes to."""

    CLEAR = "CLEAR"
    """Nothing found."""
    HELD_BACK = "HELD_BACK"
    """Only the name agrees, and many carry it: no alert; a fact is asked for."""
    ALERT = "ALERT"


@dataclass(frozen=True, slots=True, order=True)
class ListVersion:
    """A list as it stood when it was searched.

    Attributes:
        source_list: key of the list.
        as_of: day of the snapshot.
        digest: SHA-256 of what was read, or of its parts; empty where it is not known.
    """

    source_list: Key
    as_of: date
    digest: str = ""

    def __str__(self) -> str:
        return f"{self.source_list} of {self.as_of.isoformat()}"


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many carry a name.

    Attributes:
        other_entries: other entries of the lists searched that carry it, or nearly.
        per_100k: estimate of how many of 100,000 people carry it; None where nothing is known.
    """

    other_entries: int
    per_100k: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party that the query may mean.

    Attributes:
        version: the list, as it was searched.
        entry: the entry as printed.
        name: the listed name that met best.
        pair: the comparison: names word by word, evidence for and against, what is missing.
        rank: POSSIBLE, PROBABLE, STRONG or CONFLICT.
        is_exact: whether the name was given letter for letter as printed.
        commonness: how many carry the name.
        is_part: whether what was asked is a part of the listed name of a body.
    """

    version: ListVersion
    entry: ListEntry
    name: ListedName
    pair: PairComparison
    rank: HitClass
    is_exact: bool
    commonness: Commonness
    is_part: bool = False

    @property
    def reference(self) -> str:
        """The issuer's reference of the entry."""
        return self.entry.reference

    @property
    def probability(self) -> float:
        """Estimate, 0 to 1, that it is the same party; no score of a person."""
        return self.pair.probability


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Why nobody was alerted although a listed name is like this one.

    Attributes:
        commonness: how many carry the name.
        bring: facts that would tell, the strongest first; empty where the lists print none.
    """

    commonness: Commonness
    bring: tuple[EvidenceKind, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one query.

    Attributes:
        query: what was asked.
        searched: the lists, each as it was searched.
        hits: the strongest first.
        more_hits: how many weaker hits are left off.
        held_back: set where something was not alerted for commonness alone.
    """

    query: Query
    searched: tuple[ListVersion, ...]
    hits: tuple[Hit, ...] = ()
    more_hits: int = 0
    held_back: HeldBack | None = None

    @property
    def outcome(self) -> Outcome:
        """What it comes to."""
        if self.hits:
            return Outcome.ALERT
        return Outcome.CLEAR if self.held_back is None else Outcome.HELD_BACK
