"""What coding gives: the classes of an event, each with the rule that gave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.core.incidents.coding.actors import ActorMatch
from misaq.core.incidents.coding.terms import Meaning
from misaq.core.incidents.words import ARMED_GROUPS, STATE_CLASSES, ActorClass, Nature, Role
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence


class Coder(Enum):
    """Who gave a label."""

    RULE = "RULE"
    PEOPLE = "PEOPLE"
    """Two people, over the rules."""


@dataclass(frozen=True, slots=True)
class Label:
    """One class of an event.

    Attributes:
        threat_class: the class.
        rule: the rule that gave it; empty where people did.
        confidence: how sure it is.
        role: whether the event is of the class or an operation against those of the class.
        coder: who gave it.
    """

    threat_class: Key
    rule: str
    confidence: Confidence
    role: Role = Role.ACT
    coder: Coder = Coder.RULE


@dataclass(frozen=True, slots=True)
class Coding:
    """What an event counts as.

    Attributes:
        labels: its classes, the primary first, each once for each role.
        primary: the class it is counted in; None where no rule speaks or none fits.
        primary_rule: the rule that gave it; empty where no rule speaks.
        nature: what it counts as in a total.
        side_a: who the first side is.
        side_b: who the second side is.
        claimant: who claimed it.
        meaning: what the source's words mean.
        is_recoded: whether people decided it.
        has_changed_since: whether the source has changed the event since people decided.
    """

    labels: tuple[Label, ...]
    primary: Key | None
    primary_rule: str
    nature: Nature
    side_a: ActorMatch
    side_b: ActorMatch
    claimant: ActorMatch
    meaning: Meaning
    is_recoded: bool = False
    has_changed_since: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether no rule says anything of the event: it is counted as unknown, never left out."""
        return self.nature is Nature.UNKNOWN

    @property
    def is_state_operation(self) -> bool | None:
        """Whether the country's own forces used the force; None where nobody says who attacked."""
        if self.nature in (Nature.UNKNOWN, Nature.CLASH):
            return None
        return self.nature is Nature.OPERATION

    @property
    def group(self) -> Key | None:
        """The actor below the state: the first side, the second, or whoever claimed it."""
        sides = (self.side_a, self.side_b, self.claimant)
        named = (one.actor for one in sides if one.actor_class in ARMED_GROUPS)
        return next(named, None)

    @property
    def forces(self) -> tuple[Key, ...]:
        """The forces of a state that are a side, of this one or another, each once."""
        named = (
            one.actor
            for one in (self.side_a, self.side_b)
            if one.actor_class in STATE_CLASSES or one.actor_class is ActorClass.FOREIGN_STATE
        )
        return tuple(dict.fromkeys(actor for actor in named if actor is not None))

    @property
    def confidence(self) -> Confidence | None:
        """How sure the primary class is; None where there is none."""
        own = (one.confidence for one in self.labels if one.threat_class == self.primary)
        return None if self.primary is None else next(own, None)

    @property
    def classes(self) -> tuple[Key, ...]:
        """The classes the event is of, the primary first; not those it was directed against."""
        return tuple(one.threat_class for one in self.labels if one.role is Role.ACT)

    @property
    def against(self) -> tuple[Key, ...]:
        """The classes that a state operation was directed against."""
        return tuple(one.threat_class for one in self.labels if one.role is Role.AGAINST)
