"""Reading the room places."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from misaq.apps.registers.queries import data_version, get_room
from misaq.core.access.actors import Actor
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Places


def get_register(*, actor: Actor, known_at: datetime | None = None) -> Places:
    """Return the register as it is, or as it was known at an instant; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    return get_room(Places, actor=actor, room="places", known_at=known_at)


_KEPT = 2
_gazetteers: OrderedDict[str, Gazetteer] = OrderedDict()


def get_gazetteer(*, actor: Actor) -> Gazetteer:
    """Return the areas as they are on record now, ready to be asked; made once for each state."""
    version = data_version(actor=actor)
    if version not in _gazetteers:
        while len(_gazetteers) >= _KEPT:
            _gazetteers.popitem(last=False)
        _gazetteers[version] = Gazetteer(get_register(actor=actor))
    return _gazetteers[version]
