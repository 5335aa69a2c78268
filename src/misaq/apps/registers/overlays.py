"""Changes made here on top of a pack, and how they stand towards it. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from misaq.apps.registers.bodies import Body


class Ending(Enum):
    """Why an overlay is no longer in force."""

    REPLACED = "REPLACED"
    """The same field was changed again."""
    KEPT_MINE = "KEPT_MINE"
    """A conflict was settled for the change: a new overlay holds it against the new pack value."""
    TOOK_PACK = "TOOK_PACK"
    """The pack's value was taken."""


class Choice(Enum):
    """How a conflict between a change and the pack is settled."""

    KEEP_MINE = "KEEP_MINE"
    TAKE_PACK = "TAKE_PACK"


class Standing(Enum):
    """How an overlay stands towards the pack now."""

    IN_FORCE = "IN_FORCE"
    """The pack still says what it said when the change was made."""
    PACK_CHANGED = "PACK_CHANGED"
    """The pack says something else by now; the change stays in force until that is settled."""
    PACK_AGREES = "PACK_AGREES"
    """The pack has come to say the same as the change."""
    RECORD_REMOVED = "RECORD_REMOVED"
    """The pack no longer has the record; the change has nothing to hold on to."""
    ENDED = "ENDED"
    """Replaced or settled: no longer in force."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A change of one field of one record.

    Attributes:
        id: its number.
        value: what the field says now, as plain data; None when it is left out.
        base_value: what the pack said when the change was made; None likewise.
        reason: why, in the words of who made it.
        made_by: id of the actor.
        ended_at: when it ceased to be in force; None while it is.
        ending: why it did; None while it is in force.
    """

    id: int
    table: str
    key: str
    field: str
    value: Any
    base_value: Any
    reason: str
    made_at: datetime
    made_by: str
    ended_at: datetime | None = None
    ending: Ending | None = None
    ending_reason: str = ""


@dataclass(frozen=True, slots=True)
class OverlayStatus:
    """An overlay beside what the pack says now.

    Attributes:
        pack_value: what the pack says now; None when the field is left out or the record gone.
    """

    overlay: Overlay
    standing: Standing
    pack_value: Any

    @property
    def needs_settling(self) -> bool:
        """Whether somebody should look at it: the pack has moved since the change was made."""
        return self.standing not in {Standing.IN_FORCE, Standing.ENDED}


def status_of(overlay: Overlay, body: Body | None) -> OverlayStatus:
    """Return how the overlay stands.

    Args:
        body: what the pack says of the record now; None when it has it no longer.
    """
    pack_value = None if body is None else body.get(overlay.field)
    return OverlayStatus(overlay, _standing(overlay, body, pack_value), pack_value)


def _standing(overlay: Overlay, body: Body | None, pack_value: Any) -> Standing:
    if overlay.ended_at is not None:
        return Standing.ENDED
    if body is None:
        return Standing.RECORD_REMOVED
    if pack_value == overlay.base_value:
        return Standing.IN_FORCE
    return Standing.PACK_AGREES if pack_value == overlay.value else Standing.PACK_CHANGED


def with_overlays(bodies: Mapping[str, Body], overlays: Iterable[Overlay]) -> Mapping[str, Body]:
    """Return the bodies of one table, by key, with the overlays of that table laid over them.

    An overlay on a record that is not there changes nothing.
    """
    changed = dict(bodies)
    for overlay in overlays:
        if overlay.key in changed:
            changed[overlay.key] = with_value(changed[overlay.key], overlay.field, overlay.value)
    return changed


def with_value(body: Body, field: str, value: Any) -> Body:
    """Return the body with another value in one field; None leaves the field out."""
    rest = {name: old for name, old in body.items() if name != field}
    return rest if value is None else {**rest, field: value}
