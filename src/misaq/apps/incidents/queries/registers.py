"""Reading what a country pack says of incidents."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.registers.queries import get_room
from misaq.core.access.actors import Actor
from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.registers import Incidents


def get_register(*, actor: Actor, known_at: datetime | None = None) -> Incidents:
    """Return the register as it is, or as it was known at an instant; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    return get_room(Incidents, actor=actor, room="incidents", known_at=known_at)


def get_coding(*, actor: Actor, known_at: datetime | None = None) -> tuple[ActorRegistry, RuleBook]:
    """Return what events are coded with: the actors, and the rules with their vocabularies.

    Raises:
        InputRefused: the instant has no time zone, or the rules on record do not hold together.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    register = get_register(actor=actor, known_at=known_at)
    return (
        ActorRegistry(register.actors, register.actor_patterns),
        RuleBook(register.rules, register.vocabularies),
    )
