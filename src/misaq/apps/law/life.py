"""An instrument or provision beside the state computed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.law.records import Clock, Instrument, Law, Provision, ValidityEventKind
from misaq.core.law.validity import ValidityInterval, intervals, validity_at
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class InstrumentState:
    """An instrument and its state on a day.

    Attributes:
        instrument: the instrument.
        interval: the interval of the day.
        opened: the interval in which that state began: amendments do not change it.
        provisions: how many of its provisions are on record.
    """

    instrument: Instrument
    interval: ValidityInterval
    opened: ValidityInterval
    provisions: int

    @property
    def is_older(self) -> bool:
        """Whether the state had begun before the first event on record."""
        event = self.opened.event
        return event is not None and event.kind is ValidityEventKind.AMENDED


@dataclass(frozen=True, slots=True)
class ProvisionState:
    """A provision and its state on a day."""

    provision: Provision
    interval: ValidityInterval


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval of a text's life with the day it ended on; None while nothing ended it."""

    interval: ValidityInterval
    ends: ImpreciseDate | None


def list_instruments(law: Law, day: date) -> tuple[InstrumentState, ...]:
    """Return every instrument with its state on the day, in register order."""
    return tuple(
        InstrumentState(
            instrument,
            validity_at(instrument, None, day),
            _opened(instrument, validity_at(instrument, None, day)),
            len(provisions_of(law, instrument.key)),
        )
        for instrument in law.instruments
    )


def _opened(instrument: Instrument, interval: ValidityInterval) -> ValidityInterval:
    spans = intervals(instrument.events)
    place = spans.index(interval)
    while place and spans[place - 1].state is interval.state:
        place -= 1
    return spans[place]


def provisions_of(law: Law, instrument: Key) -> tuple[Provision, ...]:
    """Return the provisions of an instrument, in register order."""
    return tuple(p for p in law.provisions if p.instrument == instrument)


def provision_states(law: Law, instrument: Instrument, day: date) -> tuple[ProvisionState, ...]:
    """Return the provisions of an instrument with their states on the day."""
    return tuple(
        ProvisionState(provision, validity_at(instrument, provision, day))
        for provision in provisions_of(law, instrument.key)
    )


def stretches(text: Instrument | Provision) -> tuple[Stretch, ...]:
    """Return the life of a text, the first interval first.

    The time before the first event is left out where that event is a commencement.
    """
    spans = intervals(text.events)
    ends = [*(span.starts for span in spans[1:]), None]
    found = tuple(Stretch(span, end) for span, end in zip(spans, ends, strict=True))
    return found[1:] if len(found) > 1 else found


def clocks_of(law: Law, provisions: frozenset[Key]) -> tuple[Clock, ...]:
    """Return the clocks that stand in one of the provisions."""
    return tuple(clock for clock in law.clocks if clock.provision in provisions)
