"""Whether an event is soon followed by another near by: the Knox test, with two nulls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import Limits, Measured, left_out, result_of
from misaq.kernel.words import Phrase, say

DAYS = (7, 14, 30)
KILOMETRES = (1.0, 5.0, 20.0)
ROUNDS = 199
_EARTH_KM = 6371.0088
_MOST_PAIRS = 3_000_000
_FEWEST = 30
LIMITS = Limits(
    say(
        "Whether events near each other in place are near each other in time more often than if "
        "their dates were dealt out anew."
    ),
    say(
        "Not that one event led to the next. Beside the plain null stands one in which dates are "
        "dealt out within each area only; what is left there is more than the area's own good and "
        "bad years. Events placed at the middle of a town look nearer than they were."
    ),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Pairs of events within a band of distance and some days.

    Attributes:
        beyond: kilometres, not included, except that 0 includes the same spot.
        within: kilometres, included.
        days: at most so many days between the two.
        pairs: how many.
        plain: ``pairs`` over the mean where all dates are dealt out anew; None without any.
        plain_p: share of rounds with at least so many.
        conditional: the same where dates are dealt out within each area only.
        conditional_p: share of rounds with at least so many.
    """

    beyond: float
    within: float
    days: int
    pairs: int
    plain: float | None
    plain_p: float
    conditional: float | None
    conditional_p: float


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """The Knox table.

    Attributes:
        events: how many are known to the day, the area and the spot.
        cells: by band of distance, then by days; empty where there are too few events.
    """

    events: int
    cells: tuple[Cell, ...]


def near_repeat(events: DatedEvents, dice: Dice) -> Measured[NearRepeat]:
    """Count pairs of events near in place and time, beside both nulls.

    Args:
        dice: deals out the dates.

    Source:
        Knox (1964), Applied Statistics 13, 25–29.
    """
    kept = events.where(events.has_day & events.has_area & ~np.isnan(events.latitude))
    why = say("not known to the day, the area and the spot")
    notes = left_out(len(events) - len(kept), len(events), why)
    if len(kept) < _FEWEST:
        few = say("Fewer than {many} events: nothing can be told.", many=_FEWEST)
        return result_of(events, NearRepeat(len(kept), ()), LIMITS, notes=(*notes, few))
    first, second, apart = pairs_within(kept, max(KILOMETRES))
    if first.size > _MOST_PAIRS:
        return result_of(events, NearRepeat(len(kept), ()), LIMITS, notes=(*notes, _too_many()))
    band = np.searchsorted(np.array(KILOMETRES), apart)
    tables = [_table(days, first, second, band) for days in _dealt(kept, dice)]
    table, dealt = tables[0], np.stack(tables[1:])
    cells = _cells(table, dealt[:ROUNDS], dealt[ROUNDS:])
    return result_of(events, NearRepeat(len(kept), cells), LIMITS, notes=notes)


def pairs_within(events: DatedEvents, kilometres: float) -> tuple[Ints, Ints, Floats]:
    """Return each pair of events so near, once, and the kilometres between them."""
    from scipy.spatial import cKDTree

    latitude, longitude = np.radians(events.latitude), np.radians(events.longitude)
    points = np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=1,
    )
    reach = 2.0 * np.sin(kilometres / (2.0 * _EARTH_KM))
    pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
    first, second = pairs[:, 0].astype(np.int64), pairs[:, 1].astype(np.int64)
    chord = np.linalg.norm(points[first] - points[second], axis=1)
    return first, second, 2.0 * _EARTH_KM * np.arcsin(np.minimum(chord / 2.0, 1.0))


def _table(day: Ints, first: Ints, second: Ints, band: Ints) -> Ints:
    """Return shape (bands, lags): pairs of each band at most so many days apart."""
    small = day.astype(np.int32)
    gap = np.abs(small[first] - small[second])
    soon = np.flatnonzero(gap <= DAYS[-1])
    step = np.searchsorted(np.array(DAYS), gap[soon])
    size = len(KILOMETRES) * len(DAYS)
    counts = np.bincount(band[soon] * len(DAYS) + step, minlength=size)
    return np.asarray(counts.reshape(len(KILOMETRES), -1).cumsum(axis=1))


def _dealt(events: DatedEvents, dice: Dice) -> Iterator[Ints]:
    """Yield the dates as they are, then dealt out among all events, then within each area."""
    yield events.day
    for _ in range(ROUNDS):
        yield np.asarray(dice.permuted(events.day))
    places = np.argsort(events.area, kind="stable")
    for _ in range(ROUNDS):
        shuffled = np.lexsort((dice.random(size=len(events)), events.area))
        days = np.empty_like(events.day)
        days[places] = events.day[shuffled]
        yield days


def _cells(table: Ints, plain: Ints, own: Ints) -> tuple[Cell, ...]:
    edges = (0.0, *KILOMETRES)
    return tuple(
        Cell(
            edges[row],
            edges[row + 1],
            days,
            int(table[row, column]),
            *_against(int(table[row, column]), plain[:, row, column]),
            *_against(int(table[row, column]), own[:, row, column]),
        )
        for row in range(len(KILOMETRES))
        for column, days in enumerate(DAYS)
    )


def _against(pairs: int, dealt: Ints) -> tuple[float | None, float]:
    mean = float(dealt.mean())
    beyond: Flags = dealt >= pairs
    return pairs / mean if mean else None, float((1 + beyond.sum()) / (1 + dealt.size))


def _too_many() -> Phrase:
    return say("Too many pairs of events lie near each other; take fewer years.")
