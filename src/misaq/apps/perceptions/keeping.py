"""How an institution fared, reckoned once for each state of what it rests on."""

from __future__ import annotations

import threading
from collections import OrderedDict

from misaq.apps.perceptions.judging import Judged, judge
from misaq.apps.perceptions.queries import institution_state, list_assessments, list_scales
from misaq.apps.threat.queries import Kept
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may

_KEPT = 64
_judged: OrderedDict[tuple[str, str, str], Judged] = OrderedDict()
_turning = threading.Lock()


def judged_of(*, actor: Actor, institution: str, kept: Kept | None) -> Judged:
    """Return how an institution fared, as reckoned for this state of its words and the figures.

    Nothing of it is written to disk: it stays in memory until something it rests on changes.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    check_may(actor, Permission.READ_PERCEPTIONS)
    basis = "" if kept is None else f"{kept.row}"
    state = (institution, basis, institution_state(institution))
    if (known := _find(state)) is not None:
        return known
    filed = list_assessments(actor=actor, institution=institution)
    found = judge(filed, list_scales(actor=actor).get(institution), kept)
    with _turning:
        _judged[state] = found
        while len(_judged) > _KEPT:
            _judged.popitem(last=False)
    return found


def _find(state: tuple[str, str, str]) -> Judged | None:
    with _turning:
        if state in _judged:
            _judged.move_to_end(state)
        return _judged.get(state)
