"""The life of a change request: its states, and which step leads from where to where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell


class ChangeState(Enum):
    """Where a change request stands."""

    DRAFT = "DRAFT"
    """Its author works on it; nobody is asked for anything."""
    SUBMITTED = "SUBMITTED"
    """Handed in: it waits for somebody else to decide."""
    CHANGE_REQUESTED = "CHANGE_REQUESTED"
    """Sent back to its author with what should be different."""
    ACCEPTED = "ACCEPTED"
    """Decided for: the registers say so."""
    REJECTED = "REJECTED"
    """Decided against."""
    WITHDRAWN = "WITHDRAWN"
    """Taken back by its author."""


class Step(Enum):
    """What brings a change request from one state into another."""

    SUBMIT = "SUBMIT"
    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    REQUEST_CHANGE = "REQUEST_CHANGE"
    WITHDRAW = "WITHDRAW"


class Hand(Enum):
    """Whose step it is."""

    AUTHOR = "AUTHOR"
    """Only who wrote the request."""
    SOMEBODY_ELSE = "SOMEBODY_ELSE"
    """Anybody who may decide, but never the author."""


@dataclass(frozen=True, slots=True)
class Way:
    """A step that leads somewhere.

    Attributes:
        to: the state it leads to.
        hand: whose step it is.
    """

    to: ChangeState
    hand: Hand


_S = ChangeState

TRANSITIONS: Mapping[tuple[ChangeState, Step], Way] = MappingProxyType(
    {
        (_S.DRAFT, Step.SUBMIT): Way(_S.SUBMITTED, Hand.AUTHOR),
        (_S.DRAFT, Step.WITHDRAW): Way(_S.WITHDRAWN, Hand.AUTHOR),
        (_S.SUBMITTED, Step.ACCEPT): Way(_S.ACCEPTED, Hand.SOMEBODY_ELSE),
        (_S.SUBMITTED, Step.REJECT): Way(_S.REJECTED, Hand.SOMEBODY_ELSE),
        (_S.SUBMITTED, Step.REQUEST_CHANGE): Way(_S.CHANGE_REQUESTED, Hand.SOMEBODY_ELSE),
        (_S.SUBMITTED, Step.WITHDRAW): Way(_S.WITHDRAWN, Hand.AUTHOR),
        (_S.CHANGE_REQUESTED, Step.SUBMIT): Way(_S.SUBMITTED, Hand.AUTHOR),
        (_S.CHANGE_REQUESTED, Step.WITHDRAW): Way(_S.WITHDRAWN, Hand.AUTHOR),
    }
)
"""Every step there is: from where, to where, by whom."""

EDITABLE = frozenset({ChangeState.DRAFT, ChangeState.CHANGE_REQUESTED})
"""States in which the author may write."""

DECIDED_BY_SOMEBODY = frozenset(
    {ChangeState.ACCEPTED, ChangeState.REJECTED, ChangeState.CHANGE_REQUESTED}
)
"""States that somebody other than the author brought about."""


def way_of(state: ChangeState, step: Step) -> Way:
    """Return where a step leads from a state.

    Raises:
        StateConflict: there is no such step from there.
    """
    way = TRANSITIONS.get((state, step))
    if way is None:
        raise StateConflict(
            tell(
                "A change request that is {in_words} cannot be {done}.",
                in_words=_IN_WORDS[state],
                done=_DONE[step],
            ),
            next_step=tell("Open it again to see where it stands now."),
            rule="changes.transition",
        )
    return way


_IN_WORDS: Mapping[ChangeState, str] = {
    ChangeState.DRAFT: "a draft",
    ChangeState.SUBMITTED: "handed in",
    ChangeState.CHANGE_REQUESTED: "sent back to its author",
    ChangeState.ACCEPTED: "accepted",
    ChangeState.REJECTED: "rejected",
    ChangeState.WITHDRAWN: "withdrawn",
}

_DONE: Mapping[Step, str] = {
    Step.SUBMIT: "handed in",
    Step.ACCEPT: "accepted",
    Step.REJECT: "rejected",
    Step.REQUEST_CHANGE: "sent back",
    Step.WITHDRAW: "withdrawn",
}
