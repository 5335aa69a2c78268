"""Events and deaths by year of each force of a state that is a side, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.measures.counts import LIMITS
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.picture.finer import plain_of_groups
from misaq.core.threat.picture.grouping import years_of_actors
from misaq.core.threat.picture.records import WHOLE, ResultKind, Stored
from misaq.kernel.words import say

_SEVERAL = say(
    "An event with two forces as its sides is counted with both, and once in every other figure."
)


def years_of_forces(by_force: DatedEvents | None) -> Iterator[Stored]:
    """Yield what is counted with each force in the whole country; nothing where none is named.

    Args:
        by_force: each event once for every force that is a side of it, under its key.
    """
    if by_force is not None and len(by_force):
        body = plain_of_groups(years_of_actors(WHOLE, by_force))
        yield Stored(ResultKind.FORCES, WHOLE, body, LIMITS.can, LIMITS.cannot, (_SEVERAL,))
