"""The gap between two lists, entry by entry, in a form that can be read out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.lists.reconcile import Reconciliation
from misaq.core.lists.records import PartyKind
from misaq.core.lists.sides import Side
from misaq.kernel.words import Phrase


class Which(Enum):
    """On which of the two lists an entry stands."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"


class GapReason(Enum):
    """Why an entry stands on one list only."""

    COUNTED_TWICE = "COUNTED_TWICE"
    PERSON_NOT_ORGANISATION = "PERSON_NOT_ORGANISATION"
    AWAITS_A_PERSON = "AWAITS_A_PERSON"
    """It may be an entry of the other list; nobody has judged it yet."""
    OBSERVATION_ONLY = "OBSERVATION_ONLY"
    DELISTED = "DELISTED"
    LISTED_LATER = "LISTED_LATER"
    ALIAS_OR_RENAME = "ALIAS_OR_RENAME"
    FACTION_WING_OR_FRONT = "FACTION_WING_OR_FRONT"
    OTHER_BASIS = "OTHER_BASIS"
    FOREIGN_NO_DOMESTIC_ORDER = "FOREIGN_NO_DOMESTIC_ORDER"
    NO_EXPLANATION = "NO_EXPLANATION"


LAW_ALONE = frozenset({GapReason.OTHER_BASIS, GapReason.FOREIGN_NO_DOMESTIC_ORDER})
"""Reasons by which the law allows the difference, though no fact on record explains it."""
OPEN = frozenset({GapReason.NO_EXPLANATION})


@dataclass(frozen=True, slots=True)
class Explanation:
    """One reason, and what it rests on.

    Attributes:
        reason: the reason.
        said: in a sentence.
        other: reference of the entry or body that explains it; empty where none does.
        lag: days between the two listings; None where a day is not known.
    """

    reason: GapReason
    said: Phrase
    other: str = ""
    lag: int | None = None


@dataclass(frozen=True, slots=True)
class GapLine:
    """An entry on one list only.

    Attributes:
        which: on which list it stands.
        reference: its reference.
        name: its primary name.
        kind: what sort of party.
        basis: what it is listed under, as printed.
        explanation: the first reason that holds.
        also: further reasons that hold, in order.
    """

    which: Which
    reference: str
    name: str
    kind: PartyKind
    basis: str
    explanation: Explanation
    also: tuple[Explanation, ...] = ()

    @property
    def reason(self) -> GapReason:
        """The first reason that holds."""
        return self.explanation.reason


@dataclass(frozen=True, slots=True)
class RenameGroup:
    """Entries of one list that are one body under several names.

    Attributes:
        which: on which list.
        references: the entries, in the order of the list.
    """

    which: Which
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Two lists, and why they differ.

    Attributes:
        reconciliation: who is who.
        lines: every entry on one list only, the first list first, each in its order.
        renames: entries that are one body under several names; counted once when asked.
        renames_once: whether such a group counts once in the totals.
    """

    reconciliation: Reconciliation
    lines: tuple[GapLine, ...]
    renames: tuple[RenameGroup, ...] = ()
    renames_once: bool = False

    def side(self, which: Which) -> Side:
        """Return one of the two lists."""
        both = self.reconciliation
        return both.left if which is Which.LEFT else both.right

    @property
    def as_of(self) -> date:
        """The later of the two days."""
        return max(self.reconciliation.left.as_of, self.reconciliation.right.as_of)

    @property
    def overlap(self) -> int:
        """Parties settled to stand on both lists; a body under several names once, when asked."""
        return len({self._party(Which.LEFT, link.left) for link in self.reconciliation.links})

    @property
    def left_total(self) -> int:
        """Parties on the first list: its entries less what it counts twice."""
        return self._total(Which.LEFT)

    @property
    def right_total(self) -> int:
        """Parties on the second list."""
        return self._total(Which.RIGHT)

    @property
    def union(self) -> int:
        """Parties on at least one list."""
        return self.left_total + self.right_total - self.overlap

    @property
    def residual(self) -> tuple[GapLine, ...]:
        """Entries for which no explanation was found."""
        return tuple(line for line in self.lines if line.reason in OPEN)

    def count(self, reason: GapReason, which: Which) -> int:
        """Return how many entries of a list have a reason first."""
        return self._counts()[which, reason]

    def _counts(self) -> Counter[tuple[Which, GapReason]]:
        return Counter((line.which, line.reason) for line in self.lines)

    def _total(self, which: Which) -> int:
        both = self.reconciliation
        side, doubles = (
            (both.left, both.left_doubles)
            if which is Which.LEFT
            else (both.right, both.right_doubles)
        )
        repeated = {double.reference for double in doubles}
        counted = [e.reference for e in side.entries if e.reference not in repeated]
        return len({self._party(which, reference) for reference in counted})

    def _party(self, which: Which, reference: str) -> str:
        """Return what the entry counts as: the first of its group when renames count once."""
        if self.renames_once:
            for group in self.renames:
                if group.which is which and reference in group.references:
                    return group.references[0]
        return reference
