"""An assurance on record ("their back is broken") beside what this source records after it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from misaq.core.lists.lineage import Lineage
from misaq.core.threat.measures.counts import Tally, whole
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.months import month_of
from misaq.core.threat.measures.re_emergence import ReEmergence, re_emergence
from misaq.core.threat.measures.results import Limits, Measured, result_of
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

MONTHS = (6, 12, 24, 36)
LIMITS = Limits(
    say(
        "What this source records in the same areas, or of the same bodies, over as many months "
        "before and after the assurance was given."
    ),
    say(
        "Not whether whoever gave it knew better or worse, and not what it brought about. Whether "
        "an assurance was kept is for its readers to say: the words and the figures stand side by "
        "side."
    ),
)


@dataclass(frozen=True, slots=True)
class Assured:
    """What was assured, as far as it can be set beside figures.

    Attributes:
        key: key of the assurance in the register.
        on: when it was given; where not known to the day, months count from its last day.
        areas: codes of the areas it was about; empty for all.
        bodies: keys of the bodies it was about; empty for any.
    """

    key: str
    on: ImpreciseDate
    areas: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """The same span before and after.

    Attributes:
        months: how long it is.
        before: events and deaths; None where the data begins later.
        after: events and deaths; None where the data ends earlier.
    """

    months: int
    before: Tally | None
    after: Tally | None

    @property
    def change(self) -> float | None:
        """Relative change of attacks; None where a side is missing or nothing was before."""
        if self.before is None or self.after is None or not self.before.attacks:
            return None
        return self.after.attacks / self.before.attacks - 1.0


@dataclass(frozen=True, slots=True)
class WhatFollowed:
    """An assurance beside what followed.

    Attributes:
        assured: the assurance.
        beside: by length of the span, shortest first.
        last_attack: day of the last attack in the data; None where none followed.
        re_emergence: whether and under which names attacks came back; the level is of the
            bodies' attacks only where the assurance is about some.
    """

    assured: Assured
    beside: tuple[Beside, ...]
    last_attack: date | None
    re_emergence: Measured[ReEmergence]


def what_followed(
    events: DatedEvents, assured: Assured, lineage: Lineage | None = None
) -> Measured[WhatFollowed]:
    """Set an assurance beside events before and after; the days it may be of are in neither.

    Only attacks of the bodies are counted where the assurance names some; new names are looked for
    among all attacks in its areas, or everywhere where it names none.

    Args:
        lineage: relations between bodies on record, if actors are keys of bodies.
    """
    if not events.span[0] <= assured.on.earliest <= assured.on.latest <= events.span[1]:
        raise InputRefused(
            tell("The assurance of {day} is not of the days of the data.", day=assured.on),
            next_step=tell("Use a release that covers that day."),
        )
    codes = assured.areas or events.areas.codes
    placed = events.in_areas(codes) if assured.areas else events
    own = placed.of_bodies(assured.bodies)
    later = own.attacks().day
    later = later[later > assured.on.latest.toordinal()]
    found = WhatFollowed(
        assured,
        tuple(_beside(own, assured.on, months) for months in MONTHS),
        date.fromordinal(int(later.max())) if later.size else None,
        re_emergence(
            events, codes, month_of(assured.on.latest), bodies=assured.bodies, lineage=lineage
        ),
    )
    return result_of(events, found, LIMITS, notes=_notes(found))


def months_on(day: date, months: int) -> date:
    """Return the same day of a later month (earlier where negative), or that month's last."""
    month = month_of(day) + months
    year, place = divmod(month, 12)
    return date(year, place + 1, min(day.day, monthrange(year, place + 1)[1]))


def _beside(events: DatedEvents, on: ImpreciseDate, months: int) -> Beside:
    first, last = events.span
    start, end = months_on(on.earliest, -months), months_on(on.latest, months)
    before = (events.day >= start.toordinal()) & (events.day < on.earliest.toordinal())
    after = (events.day > on.latest.toordinal()) & (events.day <= end.toordinal())
    return Beside(
        months,
        whole(events.where(before)) if start >= first else None,
        whole(events.where(after)) if end <= last else None,
    )


def _notes(found: WhatFollowed) -> tuple[Phrase, ...]:
    missing = [beside.months for beside in found.beside if beside.after is None]
    notes = []
    if missing:
        notes.append(say("The data ends before {months} months had passed.", months=min(missing)))
    if found.assured.bodies:
        notes.append(
            say(
                "Counted is what this source lays to the bodies named, and not what nobody claimed."
            )
        )
    return tuple(notes)
