"""What people make of a proposal: the states it can be in, and the steps between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell


class ProposalState(Enum):
    """What became of a proposal."""

    PROPOSED = "PROPOSED"
    """Nobody has decided."""
    ACCEPTED = "ACCEPTED"
    """The document says it, in these words."""
    AMENDED = "AMENDED"
    """The document says it, in the words of whoever decided."""
    REJECTED = "REJECTED"
    """The document does not say it."""


class DecisionStep(Enum):
    """What somebody does with a proposal."""

    ACCEPT = "ACCEPT"
    AMEND = "AMEND"
    REJECT = "REJECT"
    UNDO = "UNDO"
    """Take a decision back; the decision itself stays on record."""


TAKEN = frozenset({ProposalState.ACCEPTED, ProposalState.AMENDED})
"""The document says it."""

WAYS: Mapping[tuple[ProposalState, DecisionStep], ProposalState] = MappingProxyType(
    {
        (ProposalState.PROPOSED, DecisionStep.ACCEPT): ProposalState.ACCEPTED,
        (ProposalState.PROPOSED, DecisionStep.AMEND): ProposalState.AMENDED,
        (ProposalState.PROPOSED, DecisionStep.REJECT): ProposalState.REJECTED,
        (ProposalState.ACCEPTED, DecisionStep.UNDO): ProposalState.PROPOSED,
        (ProposalState.AMENDED, DecisionStep.UNDO): ProposalState.PROPOSED,
        (ProposalState.REJECTED, DecisionStep.UNDO): ProposalState.PROPOSED,
    }
)
"""Where each step leads; a step that is not here is refused."""


def check_can_step(state: ProposalState, step: DecisionStep) -> ProposalState:
    """Return the state that a step leads to.

    Raises:
        StateConflict: no such step leads on from there.
    """
    found = WAYS.get((state, step))
    if found is None:
        raise StateConflict(
            tell("This proposal is decided already.")
            if step is not DecisionStep.UNDO
            else tell("Nobody has decided this proposal, so nothing can be taken back."),
            next_step=tell("Take the decision back first.")
            if step is not DecisionStep.UNDO
            else tell("Accept, amend or reject it."),
            rule="reading.step",
        )
    return found
