"""A state operation: who led it, on what basis, at whose request, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.words import STATE_CLASSES, ActorClass, Tier
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

TIERS: dict[ActorClass, Tier] = {
    ActorClass.POLICE: Tier.POLICE,
    ActorClass.CIVIL_FORCES: Tier.CIVIL_FORCES,
    ActorClass.MILITARY: Tier.MILITARY,
}
"""Tier of the forces of each class; of ``STATE`` no tier is known."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of an operation for those it was against, as counts; None is "not known".

    Attributes:
        killed: killed.
        arrested: arrested.
        charged: charged with an offence.
        convicted: convicted.
        acquitted: acquitted.
        released: released without a charge.
        rehabilitated: taken into a programme and through it.
    """

    killed: int | None = None
    arrested: int | None = None
    charged: int | None = None
    convicted: int | None = None
    acquitted: int | None = None
    released: int | None = None
    rehabilitated: int | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """Names of the counts that are known, in order."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)

    @property
    def is_only_force(self) -> bool:
        """Whether nothing is known of what came of it but the dead."""
        return self.known == ("killed",)


@dataclass(frozen=True, slots=True)
class StateOperation:
    """What is known of one use of force by the state.

    Attributes:
        lead: institution in the lead; None where not known.
        tier: tier of the forces in the lead; None where not known.
        basis: provision it rested on; None where not known.
        requisition: who called the forces in and under what; empty where not known.
        outcomes: what came of it.
    """

    lead: Key | None = None
    tier: Tier | None = None
    basis: Key | None = None
    requisition: str = ""
    outcomes: Outcomes = Outcomes()

    @property
    def missing(self) -> tuple[Phrase, ...]:
        """What is not known and would be needed to judge it."""
        asked = (
            (self.lead is None, say("who led it")),
            (self.tier is None, say("which forces used it")),
            (self.basis is None, say("on what legal basis")),
            (not self.requisition, say("who called the forces in")),
            (self.outcomes.is_only_force or not self.outcomes.known, say("what came of it")),
        )
        return tuple(words for is_missing, words in asked if is_missing)


def operation_of(coding: Coding, killed: int | None = None) -> StateOperation | None:
    """Return what coding knows of the operation that an event is; None where it is none.

    A source that names only "the government" leaves the tier unknown.
    """
    if not coding.is_state_operation:
        return None
    forces = (coding.side_a.actor_class, coding.side_b.actor_class)
    tier = next((TIERS.get(one) for one in forces if one in STATE_CLASSES), None)
    return StateOperation(tier=tier, outcomes=Outcomes(killed=killed))
