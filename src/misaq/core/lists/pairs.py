"""Two entries compared, in a form that can be read out line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.core.lists.evidence import Bearing, EvidenceKind, EvidenceLine
from misaq.core.lists.records import NameQuality
from misaq.core.names.comparison import NameComparison


class Outcome(Enum):
    """What can be said of a pair."""

    SAME = "SAME"
    NEEDS_A_PERSON = "NEEDS_A_PERSON"
    NOT_SAME = "NOT_SAME"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the outcomes part.

    Attributes:
        same: from this probability on a pair is the same, if its evidence allows it.
        same_bodies: the same for bodies, of whom lists print little but their names. The base rate
            is that of pairs by chance, so that one name on both lists alone says about .93; of the
            774 labelled pairs of different Pakistani bodies none says more than .01.
        possible: from this probability on a person looks at the pair.
        settled_name: score from which names of bodies may settle a pair on their own.
    """

    same: float = 0.95
    same_bodies: float = 0.8
    possible: float = 0.1
    settled_name: float = 0.9


DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class PairComparison:
    """Two entries compared.

    Attributes:
        left: reference of the first entry.
        right: reference of the second.
        name: the best pair of their names, with its working; None where a person meets a body.
        left_quality: how its issuer ranks the name that met best.
        right_quality: the other's.
        lines: the evidence, the name first, then the heaviest first, then what is missing.
        bits: all evidence with the base rate, unbounded: a total order.
        probability: that the two are one party, 0 to 1.
        outcome: what can be said.
        is_conflict: whether an identity number agrees while name and father do not.
        settles: facts that would settle it, the strongest first; empty when it is settled.
        base_rate: share of the pairs that blocking brings up that are one party.
        corroboration: puts pairs of equal bits in order; no evidence (see that file).
    """

    left: str
    right: str
    name: NameComparison | None
    left_quality: NameQuality
    right_quality: NameQuality
    lines: tuple[EvidenceLine, ...]
    bits: float
    probability: float
    outcome: Outcome
    is_conflict: bool
    settles: tuple[EvidenceKind, ...]
    base_rate: float
    corroboration: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def rank(self) -> tuple[float, ...]:
        """What pairs are put in order by; the best has the greatest."""
        return (self.bits, *self.corroboration)

    @property
    def lines_for(self) -> tuple[EvidenceLine, ...]:
        """What speaks for one party."""
        return tuple(line for line in self.lines if line.bearing is Bearing.FOR)

    @property
    def lines_against(self) -> tuple[EvidenceLine, ...]:
        """What speaks against."""
        return tuple(line for line in self.lines if line.bearing is Bearing.AGAINST)

    @property
    def lines_missing(self) -> tuple[EvidenceLine, ...]:
        """What is not known, or says nothing."""
        return tuple(line for line in self.lines if line.bearing is Bearing.MISSING)

    @property
    def is_name_only(self) -> bool:
        """Whether nothing but the name speaks for one party."""
        return all(line.kind is EvidenceKind.NAME for line in self.lines_for)
