"""Whether a legal text can be relied on at a day: computed from events, never imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.law.records import Instrument, Law, Provision, ValidityEvent, ValidityEventKind
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say, word_of

_E = ValidityEventKind


class Validity(Enum):
    """The state of a text at a day."""

    UNKNOWN = "UNKNOWN"
    """Its commencement is not on record."""
    NOT_YET = "NOT_YET"
    IN_FORCE = "IN_FORCE"
    STRUCK_DOWN = "STRUCK_DOWN"
    STRUCK_DOWN_SUSPENDED = "STRUCK_DOWN_SUSPENDED"
    """Struck down, and the judgment suspended: it runs on, contested."""
    SUSPENDED = "SUSPENDED"
    LAPSED = "LAPSED"
    REPEALED = "REPEALED"

    @property
    def is_sound(self) -> bool:
        """Whether nothing on record speaks against relying on the text."""
        return self in (Validity.IN_FORCE, Validity.UNKNOWN)

    @property
    def in_words(self) -> Phrase:
        """The state as a sentence says it."""
        if self is Validity.STRUCK_DOWN_SUSPENDED:
            return say("struck down, and the judgment suspended")
        return word_of(self)


NEXT: dict[tuple[Validity, ValidityEventKind], Validity] = {
    (Validity.UNKNOWN, _E.COMMENCED): Validity.IN_FORCE,
    (Validity.UNKNOWN, _E.AMENDED): Validity.IN_FORCE,
    (Validity.UNKNOWN, _E.STRUCK_DOWN): Validity.STRUCK_DOWN,
    (Validity.UNKNOWN, _E.SUSPENDED): Validity.SUSPENDED,
    (Validity.UNKNOWN, _E.LAPSED): Validity.LAPSED,
    (Validity.UNKNOWN, _E.REPEALED): Validity.REPEALED,
    (Validity.IN_FORCE, _E.AMENDED): Validity.IN_FORCE,
    (Validity.IN_FORCE, _E.STRUCK_DOWN): Validity.STRUCK_DOWN,
    (Validity.IN_FORCE, _E.SUSPENDED): Validity.SUSPENDED,
    (Validity.IN_FORCE, _E.LAPSED): Validity.LAPSED,
    (Validity.IN_FORCE, _E.REPEALED): Validity.REPEALED,
    (Validity.STRUCK_DOWN, _E.JUDGMENT_SUSPENDED): Validity.STRUCK_DOWN_SUSPENDED,
    (Validity.STRUCK_DOWN, _E.RESTORED): Validity.IN_FORCE,
    (Validity.STRUCK_DOWN, _E.REPEALED): Validity.REPEALED,
    (Validity.STRUCK_DOWN_SUSPENDED, _E.STRUCK_DOWN): Validity.STRUCK_DOWN,
    (Validity.STRUCK_DOWN_SUSPENDED, _E.RESTORED): Validity.IN_FORCE,
    (Validity.STRUCK_DOWN_SUSPENDED, _E.REPEALED): Validity.REPEALED,
    (Validity.STRUCK_DOWN_SUSPENDED, _E.AMENDED): Validity.STRUCK_DOWN_SUSPENDED,
    (Validity.SUSPENDED, _E.RESTORED): Validity.IN_FORCE,
    (Validity.SUSPENDED, _E.STRUCK_DOWN): Validity.STRUCK_DOWN,
    (Validity.SUSPENDED, _E.LAPSED): Validity.LAPSED,
    (Validity.SUSPENDED, _E.REPEALED): Validity.REPEALED,
    (Validity.LAPSED, _E.COMMENCED): Validity.IN_FORCE,
    (Validity.LAPSED, _E.REPEALED): Validity.REPEALED,
}
"""What an event does to a state; a pair that is not here cannot have happened."""


@dataclass(frozen=True, slots=True)
class ValidityInterval:
    """A span in which a text had one state.

    Attributes:
        state: the state.
        starts: when it began; None for the time before the first event on record.
        event: the event that began it; None for that first time.
    """

    state: Validity
    starts: ImpreciseDate | None
    event: ValidityEvent | None


def _in_order(events: tuple[ValidityEvent, ...]) -> list[tuple[int, ValidityEvent]]:
    return sorted(
        enumerate(events),
        key=lambda pair: (pair[1].happened_on.earliest, pair[1].happened_on.latest),
    )


def find_contradiction(events: tuple[ValidityEvent, ...]) -> tuple[int, str] | None:
    """Return the first event (its place as given) that cannot follow those before it, and why."""
    state = Validity.UNKNOWN
    for place, event in _in_order(events):
        following = NEXT.get((state, event.kind))
        if following is None:
            return place, f"{event.kind.value} on {event.happened_on} cannot follow {state.value}."
        state = following
    return None


def intervals(events: tuple[ValidityEvent, ...]) -> tuple[ValidityInterval, ...]:
    """Return the states of a text in order of time.

    Before a commencement the text is NOT_YET; before any other first event it is UNKNOWN. Events
    that cannot have happened leave the state as it was (:func:`find_contradiction` reports them).
    """
    ordered = [event for _, event in _in_order(events)]
    begins = bool(ordered) and ordered[0].kind is _E.COMMENCED
    spans = [ValidityInterval(Validity.NOT_YET if begins else Validity.UNKNOWN, None, None)]
    state = Validity.UNKNOWN
    for event in ordered:
        state = NEXT.get((state, event.kind), state)
        spans.append(ValidityInterval(state, event.happened_on, event))
    return tuple(spans)


def interval_at(events: tuple[ValidityEvent, ...], day: date) -> ValidityInterval:
    """Return the interval that ``day`` surely falls in.

    An event on an imprecise date counts from the last day it can have been.
    """
    found = intervals(events)[0]
    for interval in intervals(events)[1:]:
        if interval.starts is not None and interval.starts.on_or_before(day) is Certainty.YES:
            found = interval
    return found


def validity_at(instrument: Instrument, provision: Provision | None, day: date) -> ValidityInterval:
    """Return the state of a provision at a day: its own, unless its instrument's is unsound."""
    whole = interval_at(instrument.events, day)
    if provision is None or not whole.state.is_sound:
        return whole
    part = interval_at(provision.events, day)
    return part if provision.events else whole


def may_be_sound(instrument: Instrument, provision: Provision | None, when: ImpreciseDate) -> bool:
    """Say whether the text can have been sound on some day of ``when``, as the dates fall."""
    parts = (instrument.events, () if provision is None else provision.events)
    return all(_may_be_sound(events, when) for events in parts)


def _may_be_sound(events: tuple[ValidityEvent, ...], when: ImpreciseDate) -> bool:
    spans = intervals(events)
    ends = [*(span.starts for span in spans[1:]), None]
    return any(
        span.state.is_sound
        and (span.starts is None or span.starts.earliest <= when.latest)
        and (end is None or end.latest > when.earliest)
        for span, end in zip(spans, ends, strict=True)
    )


_GONE = frozenset({Validity.NOT_YET, Validity.LAPSED, Validity.REPEALED})


def standing(law: Law, day: date) -> frozenset[Key]:
    """Return the provisions that are part of the law on a day, contested or not."""
    instruments = by_key(law.instruments)
    return frozenset(
        p.key
        for p in law.provisions
        if validity_at(instruments[p.instrument], p, day).state not in _GONE
    )
