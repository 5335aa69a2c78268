"""What areas, classes and actors are called in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.queries import get_register as get_incidents
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.one_state import once
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.titles import Titled
from misaq.kernel.words import Phrase, say

NOWHERE = say("known to no province")
_NOT_KNOWN = {
    ResultKind.CLASSES: say("of no class by any rule"),
    ResultKind.ACTORS: say("actor not known"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A class or an actor.

    Attributes:
        key: its key; empty where it is not known.
        table: the register it stands in; empty for none.
        words: what it is called in the language of the page.
    """

    key: str
    table: str
    words: Phrase | str


def area_name(code: str) -> Phrase | str:
    """Return what an area is called; a phrase for what is known to no area."""
    area = get_gazetteer(actor=PUBLIC).find(code) if code else None
    if area is None:
        return code or NOWHERE
    return heading_of(area)


def group_name(kind: ResultKind, key: str) -> Named:
    """Return what a class or an actor is called."""
    if not key:
        return Named("", "", _NOT_KNOWN[kind])
    for table, records in _registers(kind):
        if key in records:
            return Named(key, table, heading_of(records[key]))
    return Named(key, "", key)


def _registers(kind: ResultKind) -> tuple[tuple[str, dict[str, Titled]], ...]:
    """Return the registers in which the key of a group may stand, the first before the others."""
    if kind is ResultKind.CLASSES:
        return (("framework.classes", once("threat-classes", _classes)),)
    return (
        ("bodies.bodies", once("threat-bodies", _bodies)),
        ("incidents.actors", once("threat-actors", _actors)),
    )


def _classes() -> dict[str, Titled]:
    return {str(one.key): one for one in get_framework(actor=PUBLIC).classes}


def _bodies() -> dict[str, Titled]:
    return {str(one.key): one for one in get_bodies(actor=PUBLIC).bodies}


def _actors() -> dict[str, Titled]:
    return {str(one.key): one for one in get_incidents(actor=PUBLIC).actors}
