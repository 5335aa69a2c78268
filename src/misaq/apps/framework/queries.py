"""Reading the room framework."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.registers.queries import get_room
from misaq.core.access.actors import Actor
from misaq.core.framework.records import Framework


def get_register(*, actor: Actor, known_at: datetime | None = None) -> Framework:
    """Return the register as it is, or as it was known at an instant; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    return get_room(Framework, actor=actor, room="framework", known_at=known_at)
