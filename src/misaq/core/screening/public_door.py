"""What anybody asks about organisations: how often from one place, and counted without the text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import ClassVar

from misaq.kernel.errors import NotAllowed
from misaq.kernel.words import tell

_WINDOW = 60.0
_PLACES = 10_000
"""Places remembered at once; the one that asked longest ago is forgotten first."""


class Door(Enum):
    """Where anybody asks."""

    PAGE = "PAGE"
    API = "API"
    RECONCILE = "RECONCILE"


class Counted(Enum):
    """What is counted of it."""

    ASKED = "ASKED"
    ALERTED = "ALERTED"
    TURNED_AWAY = "TURNED_AWAY"


@dataclass(frozen=True, slots=True)
class PublicCount:
    """How many names anybody asked about at a door on a day.

    Attributes:
        day: in UTC.
        door: where.
        asked: names answered.
        alerted: of them, with at least one hit.
        turned_away: names beyond what one place may ask about.
    """

    day: date
    door: Door
    asked: int
    alerted: int
    turned_away: int


class AskedTooOften(NotAllowed):
    """One place asked more than this site answers in a minute."""

    http_status: ClassVar[int] = 429


@dataclass(slots=True)
class Gate:
    """Lets so many names a minute through from one place, and forgets a place within minutes.

    Each place has a store of names that fills up evenly over a minute, so that a burst is answered
    and a stream is held to its rate.
    """

    stores: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def check(self, place: str, *, names: int, most: int, now: float) -> None:
        """Refuse names beyond what a place may ask; count those that are answered.

        Args:
            place: whoever asks, as a keyed hash of an address.
            names: how many are asked about.
            most: how many a place may ask about in a minute; 0 for any number.
            now: seconds of a clock that only goes forward.

        Raises:
            AskedTooOften: so it is; nothing is counted.
        """
        if not most:
            return
        left, at = self.stores.pop(place, (float(most), now))
        left = min(float(most), left + (now - at) * most / _WINDOW)
        if names > left:
            self.stores[place] = (left, now)
            raise _too_often(most)
        self.stores[place] = (left - names, now)
        while len(self.stores) > _PLACES:
            self.stores.popitem(last=False)


def _too_often(most: int) -> AskedTooOften:
    return AskedTooOften(
        tell("From one place, {most} names a minute are answered here.", most=most),
        next_step=tell(
            "Wait a minute and ask again; a list that is asked about often can be downloaded."
        ),
        rule="screening.public-rate",
    )
