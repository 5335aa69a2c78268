"""What one person hands in and another decides: an incident, or that an event is classed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.incidents.entries import Entry
from misaq.kernel.errors import InputRefused, NotAllowed, Problem, StateConflict
from misaq.kernel.words import tell

SHORTEST_REASON = 10
"""Letters below which a reason says nothing."""


class Ruling(Enum):
    """What the second person decided."""

    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True)
class Handling:
    """Who handed something in, and what became of it.

    Attributes:
        by: who handed it in.
        at: when.
        ruling: what was decided; None while it waits.
        decided_by: who decided; empty while it waits; never who handed it in.
        decided_at: when.
        reason: why it was rejected; empty where it was not.
        superseded_at: when a later one took its place; None while none did.
    """

    by: str
    at: datetime
    ruling: Ruling | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    superseded_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.ruling is None

    @property
    def stands(self) -> bool:
        """Whether it was accepted and nothing took its place."""
        return self.ruling is Ruling.ACCEPTED and self.superseded_at is None


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """One version of an incident that was entered here; an earlier one is never changed.

    Attributes:
        number: the incident: the same in all its versions.
        version: 1 for the first.
        entry: what it says.
        why: what this version corrects, or why the incident is withdrawn; empty in the first.
        handling: who handed it in, and what became of it.
        is_withdrawal: whether it takes the incident back; it says what stood before.
    """

    number: int
    version: int
    entry: Entry
    why: str
    handling: Handling
    is_withdrawal: bool = False

    @property
    def counts(self) -> bool:
        """Whether the incident counts as this version says."""
        return self.handling.stands and not self.is_withdrawal


def check_can_decide(handling: Handling, *, by: str, ruling: Ruling, reason: str) -> None:
    """Refuse a decision by who handed it in, of what is decided, or a rejection without a reason.

    Raises:
        StateConflict: somebody has decided already.
        NotAllowed: the same person handed it in.
        InputRefused: it is rejected and nobody is told why.
    """
    if not handling.waits:
        raise StateConflict(
            tell("This is decided already."),
            next_step=tell("Look at it again to see how it stands."),
            rule="incidents.decided",
        )
    if handling.by == by:
        raise NotAllowed(
            tell("Nobody decides what they handed in themselves."),
            next_step=tell("Ask a colleague to decide it."),
            rule="incidents.two-persons",
        )
    if ruling is Ruling.REJECTED and len(reason.strip()) < SHORTEST_REASON:
        raise InputRefused(
            tell("A rejection says why."),
            next_step=tell("Write what is wrong with it, so that it can be handed in anew."),
            rule="incidents.reason",
            problems=(Problem("reason", tell("a reason is needed.")),),
        )


def check_can_withdraw(versions: Sequence[EntryVersion], *, why: str) -> Entry:
    """Return what stands of an incident, if it can be withdrawn.

    Args:
        versions: every version of it, the first one first.

    Raises:
        StateConflict: nothing of it counts, or a version waits for a decision.
        InputRefused: it is not said why.
    """
    standing = next((one for one in versions if one.counts), None)
    if standing is None and not versions[-1].handling.waits:
        raise StateConflict(
            tell("This incident does not count, so there is nothing to withdraw."),
            next_step=tell("Look at its versions to see how it stands."),
            rule="incidents.withdrawn",
        )
    check_can_hand_in_anew(versions[-1], why=why)
    return versions[-1].entry if standing is None else standing.entry


def check_can_hand_in_anew(latest: EntryVersion, *, why: str) -> None:
    """Refuse a new version while another waits, and one that does not say what it corrects.

    Raises:
        StateConflict: a version waits for a decision.
        InputRefused: nothing is said of what is corrected.
    """
    if latest.handling.waits:
        raise StateConflict(
            tell("A version of this incident waits for a decision."),
            next_step=tell("Wait for the decision, then correct what stands."),
            rule="incidents.one-waits",
        )
    if len(why.strip()) < SHORTEST_REASON:
        raise InputRefused(
            tell("A correction or withdrawal says why."),
            next_step=tell("Write what was wrong and who says so."),
            rule="incidents.reason",
            problems=(Problem("why", tell("it is not said what was wrong.")),),
        )
