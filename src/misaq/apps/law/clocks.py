"""Clocks as a list shows them, with what narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.core.law.records import Clock, ClockKind, Duty, Law, Proceeding
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import say


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A clock with the instrument it stands in."""

    clock: Clock
    instrument: Key


def clock_rows(law: Law) -> tuple[ClockRow, ...]:
    """Return the clocks with their instruments, in register order."""
    provisions = by_key(law.provisions)
    return tuple(
        ClockRow(clock, provisions[clock.provision].instrument)
        for clock in law.clocks
        if clock.provision in provisions
    )


def narrow_clocks(law: Law, asked: Mapping[str, str]) -> Narrowed[ClockRow]:
    """Return the clocks that fit the query."""
    titles = {instrument.key: instrument.title for instrument in law.instruments}
    facets: tuple[Facet[ClockRow], ...] = (
        Facet(
            "instrument",
            say("Instrument"),
            lambda row: (row.instrument,),
            lambda key: titles.get(Key(key), key),
        ),
        Facet("step", say("Step"), lambda row: (row.clock.step,), str),
        Facet(
            "kind",
            say("Kind"),
            lambda row: (row.clock.kind.value,),
            lambda value: KIND_WORDS.get(value, value),
            order=tuple(kind.value for kind in ClockKind),
        ),
    )
    return narrow(
        clock_rows(law),
        facets,
        asked,
        text_of=lambda row: (
            f"{row.clock.key} {row.clock.title} {row.clock.provision} {row.clock.note}"
        ),
    )


KIND_WORDS = {
    ClockKind.DEADLINE.value: say("deadline: to be done by the end"),
    ClockKind.CAP.value: say("cap: to have stopped by the end"),
    ClockKind.FLOOR.value: say("floor: to go on until the end at least"),
    ClockKind.RECURRING.value: say("recurring: to be done each time"),
}
"""What each kind of clock is called."""


def duties_with(law: Law, clock: Clock) -> tuple[Duty, ...]:
    """Return the duties that the clock runs for."""
    return tuple(duty for duty in law.duties if duty.clock == clock.key)


def proceedings_with(law: Law, clock: Clock) -> tuple[Proceeding, ...]:
    """Return the proceedings to which the clock applies."""
    return tuple(p for p in law.proceedings if clock.key in p.clocks)
