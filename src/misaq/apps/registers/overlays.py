"""Changes made here on top of a pack, and how they stand towards it. No Django.

An overlay holds on to one *place*: a field of a record ("title"), the record as a whole ("": added
here, or withdrawn when it has no value), or one entry of a list that the record holds
("evidence+3f…", by the digest of the entry as it was first: of the pack's, or of the one added
here). An entry without a value is taken out of its list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from misaq.apps.registers.bodies import Body, digest_of_body

RECORD = ""
"""The place of a record as a whole."""
ENTRY = "+"
"""Stands between the field and the digest in the place of an entry."""

Held = Mapping[str, Any]
"""What is held here of one record, by place."""


class Ending(Enum):
    """Why an overlay is no longer in force."""

    REPLACED = "REPLACED"
    """The same field was changed again."""
    KEPT_MINE = "KEPT_MINE"
    """A conflict was settled for the change: a new overlay holds it against the new pack value."""
    TOOK_PACK = "TOOK_PACK"
    """The pack's value was taken."""
    WITHDRAWN = "WITHDRAWN"
    """The record that had been added here was withdrawn."""
    UNDONE = "UNDONE"
    """What stood there before was put back."""


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
        field: the place in the record: a field, "" for the record itself, or an entry of a list.
        value: what stands there now, as plain data; None when it is left out or withdrawn.
        base_value: what the pack said when the change was made; None likewise.
        reason: why, in the words of who made it.
        made_by: id of the actor.
        ended_at: when it ceased to be in force; None while it is.
        ending: why it did; None while it is in force.
        origin: what brought it about ("change:12"); empty when it was made at the command.
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
    origin: str = ""

    @property
    def is_of_record(self) -> bool:
        """Return whether it adds or withdraws the record as a whole."""
        return self.field == RECORD

    @property
    def is_entry(self) -> bool:
        """Return whether it adds, changes or takes out one entry of a list of the record."""
        return ENTRY in self.field


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
        body: what the pack says of the record now; None when it has it no longer. For a place
            inside a record that was added here, that record.
    """
    return OverlayStatus(overlay, _standing(overlay, body), _pack_value(overlay, body))


def _pack_value(overlay: Overlay, body: Body | None) -> Any:
    if overlay.is_of_record or body is None:
        return body
    if overlay.is_entry:
        there = find_entry(body, overlay.field)
        if there is None and overlay.value in _entries(body, overlay.field):
            return overlay.value
        return there
    return body.get(overlay.field)


def _standing(overlay: Overlay, body: Body | None) -> Standing:
    if overlay.ended_at is not None:
        return Standing.ENDED
    if body is None and not overlay.is_of_record:
        return Standing.RECORD_REMOVED
    pack_value = _pack_value(overlay, body)
    if pack_value == overlay.base_value:
        return Standing.IN_FORCE
    return Standing.PACK_AGREES if pack_value == overlay.value else Standing.PACK_CHANGED


def entry_place(field: str, entry: Body) -> str:
    """Return the place of one entry of a list."""
    return f"{field}{ENTRY}{digest_of_body(entry)[:24]}"


def with_overlays(bodies: Mapping[str, Body], overlays: Iterable[Overlay]) -> Mapping[str, Body]:
    """Return the bodies of one table, by key, with the overlays of that table laid over them.

    Records added here come after those of the pack, by key; those withdrawn here are left out. An
    overlay on a record that is not there changes nothing.
    """
    held: dict[str, dict[str, Any]] = {}
    for overlay in overlays:
        held.setdefault(overlay.key, {})[overlay.field] = overlay.value
    added = sorted(key for key in held if key not in bodies)
    found = ((key, laid_over(bodies.get(key), held.get(key, {}))) for key in [*bodies, *added])
    return {key: body for key, body in found if body is not None}


def laid_over(body: Body | None, held: Held) -> Body | None:
    """Return one record with what is held here; None when it is not there, or is withdrawn."""
    if RECORD in held:
        body = held[RECORD]
    if body is None:
        return None
    for place in sorted(held, key=lambda place: (ENTRY in place, place)):
        if ENTRY in place:
            body = _with_entry(body, place, held[place])
        elif place != RECORD:
            body = with_value(body, place, held[place])
    return body


def grounds(bodies: Mapping[str, Body], overlays: Iterable[Overlay]) -> Mapping[str, Body]:
    """Return what overlays of one table hold on to: the pack's records, and those added here."""
    added = {o.key: o.value for o in overlays if o.is_of_record and o.value is not None}
    return {**added, **bodies}


def find_entry(body: Body, place: str) -> Any:
    """Return the entry that a place names in a record as it stands; None when it has none."""
    field = place.partition(ENTRY)[0]
    return next((e for e in _entries(body, place) if entry_place(field, e) == place), None)


def _with_entry(body: Body, place: str, entry: Any) -> Body:
    """Put the entry where the one it stands for is, else at the end; without one, take it out."""
    field, there = place.partition(ENTRY)[0], _entries(body, place)
    old = find_entry(body, place)
    if old is not None:
        new = [entry if each == old else each for each in there]
        return with_value(body, field, [each for each in new if each is not None] or None)
    if entry is None or entry in there:
        return body
    return with_value(body, field, [*there, entry])


def _entries(body: Body, place: str) -> Sequence[Any]:
    return tuple(body.get(place.partition(ENTRY)[0], ()))


def with_value(body: Body, field: str, value: Any) -> Body:
    """Return the body with another value in one field; None leaves the field out."""
    rest = {name: old for name, old in body.items() if name != field}
    return rest if value is None else {**rest, field: value}
