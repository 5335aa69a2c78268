"""Reading what the pack says of lists."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.registers.queries import get_room
from misaq.core.access.actors import Actor
from misaq.core.lists.registers import Lists


def get_register(*, actor: Actor, known_at: datetime | None = None) -> Lists:
    """Return the register as it is, or as it was known at an instant; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    return get_room(Lists, actor=actor, room="lists", known_at=known_at)
