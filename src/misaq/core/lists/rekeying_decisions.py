"""What people decided of an entry that may have come back under another reference.

Decisions are only added. The latest of a pair stands; one that takes another back says so. "Same"
moves what was judged of the entry to its new reference, so it takes two people; "split" says that
they are two entries, and does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.lists.judgements import ConfirmedRekeying
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import tell


class Ruling(Enum):
    """What somebody decided of two references of one list."""

    SAME = "SAME"
    """One entry; the issuer gave it another reference."""
    SPLIT = "SPLIT"
    """Two entries, however alike."""
    UNDONE = "UNDONE"
    """What was decided before is taken back; nothing is decided now."""


Pair = tuple[str, str, str]
"""List, the reference that is gone, the one that is new."""


@dataclass(frozen=True, slots=True)
class RekeyingDecision:
    """What one person decided of two references, and who confirmed it.

    Attributes:
        number: rises with time; no two are alike.
        source_list: the list.
        old: the reference that is gone.
        new: the reference that is new.
        ruling: what was decided.
        decided_by: who.
        decided_at: when (aware, UTC).
        confirmed_by: the second person; None until confirmed.
    """

    number: int
    source_list: str
    old: str
    new: str
    ruling: Ruling
    decided_by: str
    decided_at: datetime
    confirmed_by: str | None = None

    @property
    def pair(self) -> Pair:
        """List and references it is about."""
        return self.source_list, self.old, self.new

    @property
    def binds(self) -> bool:
        """Return whether what was judged of the entry follows it to its new reference."""
        return self.ruling is Ruling.SAME and self.confirmed_by is not None

    @property
    def is_settled(self) -> bool:
        """Return whether nobody has to look at the pair any more."""
        return self.binds or self.ruling is Ruling.SPLIT


def standing_decisions(decisions: Iterable[RekeyingDecision]) -> Mapping[Pair, RekeyingDecision]:
    """Return the decision that stands for each pair: the latest."""
    found: dict[Pair, RekeyingDecision] = {}
    for decision in sorted(decisions, key=lambda one: one.number):
        found[decision.pair] = decision
    return found


def confirmed(decisions: Iterable[RekeyingDecision]) -> tuple[ConfirmedRekeying, ...]:
    """Return the changes of references that bind, in the order in which they were decided."""
    binding = (one for one in standing_decisions(decisions).values() if one.binds)
    return tuple(
        ConfirmedRekeying(one.source_list, one.old, one.new, str(one.confirmed_by))
        for one in sorted(binding, key=lambda one: one.number)
    )


def check_can_decide(pair: Pair, ruling: Ruling, standing: Mapping[Pair, RekeyingDecision]) -> None:
    """Refuse what is decided already, what there is nothing of to undo, and a second new reference.

    Raises:
        InputRefused: both references are one.
        StateConflict: it is so already, or the old reference has another new one.
    """
    source_list, old, new = pair
    if old == new:
        raise InputRefused(
            tell("The two references are the same."), next_step=tell("Give the new reference.")
        )
    before = standing.get(pair)
    now = Ruling.UNDONE if before is None else before.ruling
    if now is ruling:
        raise StateConflict(
            tell("This is how it stands already."),
            next_step=tell("Look at the pair again."),
            rule="lists.rekeying-stands",
        )
    if ruling is Ruling.SAME and any(
        other != pair and other[0] == source_list and said.ruling is Ruling.SAME
        for other, said in standing.items()
        if old == other[1] or new == other[2]
    ):
        raise StateConflict(
            tell("One of these references was joined with another one before."),
            next_step=tell("Undo that first, or say that these are two entries."),
            rule="lists.rekeyed-once",
        )


def check_can_confirm_rekeying(decision: RekeyingDecision, *, by: str, stands: bool) -> None:
    """Refuse a confirmation by the one who decided, of what needs none, or of what was replaced.

    Raises:
        NotAllowed: the same person.
        StateConflict: nothing to confirm, or it no longer stands.
    """
    waits = decision.ruling is Ruling.SAME and decision.confirmed_by is None
    if not waits or not stands:
        raise StateConflict(
            tell("This decision waits for no confirmation."),
            next_step=tell("Look at the pair again."),
            rule="lists.rekeying-waits",
        )
    if decision.decided_by == by:
        raise NotAllowed(
            tell("Who decided that an entry has another reference cannot also confirm it."),
            next_step=tell("Ask a second person."),
            rule="lists.rekeying-by-two",
        )
