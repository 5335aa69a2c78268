"""How unequally events lie over areas: Lorenz curve, Gini, areas for half of all events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import (
    Interval,
    Limits,
    Measured,
    left_out,
    result_of,
)
from misaq.kernel.words import Phrase, say

ROUNDS = 1_000
LIMITS = Limits(
    say("Whether a few areas hold most of what this source records, or it is spread widely."),
    say(
        "Not why. Areas differ in size and population, and a source that looks closely at few "
        "areas will find events concentrated there. With few events some concentration is chance: "
        "the interval says how much the figure moves when months are drawn anew."
    ),
)


@dataclass(frozen=True, slots=True)
class Concentration:
    """How events lie over areas.

    Attributes:
        events: how many are counted.
        areas: how many areas there are, those without an event included.
        touched: how many had at least one.
        lorenz: shape (areas + 1,); share of events that the areas with fewest hold together.
        gini: 0 when all hold the same, near 1 when one holds all; None without an event.
        gini_interval: of ``gini``, from months drawn anew.
        half: the fewest areas that hold half of the events; None without an event.
        half_interval: of ``half``, from months drawn anew.
        expected_gini: mean of ``gini`` if the same number of events fell anywhere by chance.
    """

    events: int
    areas: int
    touched: int
    lorenz: Floats
    gini: float | None
    gini_interval: Interval | None
    half: int | None
    half_interval: Interval | None
    expected_gini: float | None

    @property
    def half_share(self) -> float | None:
        """Share of the areas that hold half of the events."""
        return None if self.half is None else self.half / self.areas


def concentration(events: DatedEvents, dice: Dice) -> Measured[Concentration]:
    """Measure how events lie over the areas of their level.

    Args:
        dice: draws whole months anew, since events of a month hang together.
    """
    kept = events.area[events.has_area]
    many = len(events.areas.codes)
    counts = np.bincount(kept, minlength=many).astype(np.int64)
    notes = left_out(len(events) - kept.size, len(events), say("known to no area of this level"))
    if not kept.size:
        empty = Concentration(0, many, 0, np.zeros(many + 1), None, None, None, None, None)
        return result_of(events, empty, LIMITS, notes=(*notes, say("There is no event to place.")))
    drawn = _redrawn(events, dice)
    anywhere = _scattered(dice.integers(0, many, size=(ROUNDS // 10, kept.size)), many)
    how = say(
        "95 % of {rounds} draws of the months anew, less the shift that drawing brings",
        rounds=ROUNDS,
    )
    found = Concentration(
        int(kept.size),
        many,
        int((counts > 0).sum()),
        lorenz_curve(counts),
        float(gini(counts[None])[0]),
        around(float(gini(counts[None])[0]), gini(drawn), how),
        int(areas_for_half(counts[None])[0]),
        around(float(areas_for_half(counts[None])[0]), areas_for_half(drawn), how),
        float(gini(anywhere).mean()),
    )
    return result_of(events, found, LIMITS, uncertainty=found.gini_interval, notes=notes)


def around(value: float, drawn: Ints | Floats, how: Phrase) -> Interval:
    """Return the middle 95 % of what was drawn, moved so that its middle is the value.

    Months drawn anew leave some areas out, which makes everything drawn look more concentrated
    than what it was drawn from.
    """
    low, middle, high = np.quantile(drawn, (0.025, 0.5, 0.975))
    return Interval(value + float(low - middle), value + float(high - middle), how)


def lorenz_curve(counts: Ints) -> Floats:
    """Return shape (areas + 1,): share of the whole held by the areas with fewest, from 0 to 1."""
    return np.concatenate(([0.0], np.cumsum(np.sort(counts)) / max(counts.sum(), 1)))


def gini(counts: Ints) -> Floats:
    """Return shape (rows,) for counts of shape (rows, areas), each row with at least one event."""
    many = counts.shape[1]
    ranks = 2.0 * np.arange(1, many + 1) - many - 1
    return np.asarray((np.sort(counts, axis=1) @ ranks) / (many * counts.sum(axis=1)))


def areas_for_half(counts: Ints) -> Ints:
    """Return shape (rows,): the fewest areas that hold at least half of the row's events."""
    held = np.cumsum(-np.sort(-counts, axis=1), axis=1)
    return np.asarray((2 * held < counts.sum(axis=1)[:, None]).sum(axis=1) + 1, dtype=np.int64)


def _redrawn(events: DatedEvents, dice: Dice) -> Ints:
    """Return shape (rounds, areas): counts of months drawn anew, none of them without an event.

    Events known to no single month are a month of their own.
    """
    many, kept = len(events.areas.codes), events.has_area
    months, month = np.unique(events.month[kept], return_inverse=True)
    cell = month * many + events.area[kept]
    panel = np.bincount(cell, minlength=months.size * many).reshape(months.size, many)
    times = _scattered(dice.integers(0, months.size, size=(ROUNDS, months.size)), months.size)
    return np.asarray(times @ panel, dtype=np.int64)


def _scattered(areas: Ints, many: int) -> Ints:
    """Return shape (rounds, areas) of counts for areas of shape (rounds, events)."""
    rounds = areas.shape[0]
    cell = areas + many * np.arange(rounds)[:, None]
    return np.bincount(cell.ravel(), minlength=rounds * many).reshape(rounds, many)
