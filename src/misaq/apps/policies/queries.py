"""Reading the room policies."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime

from misaq.apps.registers.queries import data_version, get_room
from misaq.core.access.actors import Actor
from misaq.core.policies.records import Policies
from misaq.core.policies.status import PointStatus, list_statuses
from misaq.core.policies.verdicts import RULES_VERSION

_KEPT = 16
_statuses: OrderedDict[tuple[str, date, str], tuple[PointStatus, ...]] = OrderedDict()


def get_register(*, actor: Actor, known_at: datetime | None = None) -> Policies:
    """Return the register as it is, or as it was known at an instant; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    return get_room(Policies, actor=actor, room="policies", known_at=known_at)


def get_statuses(*, actor: Actor, as_of: date) -> tuple[PointStatus, ...]:
    """Return the verdict on every point on a day, known or not, in register order.

    Verdicts are reckoned once for each state of the data, day and version of the rules.
    """
    state = (data_version(actor=actor), as_of, RULES_VERSION)
    if state not in _statuses:
        while len(_statuses) >= _KEPT:
            _statuses.popitem(last=False)
        _statuses[state] = list_statuses(get_register(actor=actor), as_of=as_of)
    return _statuses[state]
