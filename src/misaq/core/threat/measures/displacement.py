"""Whether what fell in one area rose next door: the weighted displacement quotient."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.by_month import events_by_month
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.placebos import YEAR
from misaq.core.threat.measures.results import (
    Interval,
    Limits,
    Measured,
    quantile_interval,
    result_of,
)
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

GATE = 0.25
"""Least relative change of the target, against its controls, for a quotient to mean anything."""
_LEAST = 10
_ROUNDS = 2_000
LIMITS = Limits(
    say(
        "Whether, when attacks in an area fell against its control areas, attacks next door rose "
        "(below 0: displacement) or fell with it (above 0: the fall spread)."
    ),
    say(
        "Not that anybody moved: no person and no group is followed. It is a ratio of small "
        "numbers, and cannot be used where the target itself hardly changed."
    ),
)


@dataclass(frozen=True, slots=True)
class Zones:
    """Which areas are compared; no area is in two.

    Attributes:
        target: where the operation was.
        next_door: where attacks may have moved to.
        control: like areas further away, that tell what happened anyhow.
    """

    target: tuple[str, ...]
    next_door: tuple[str, ...]
    control: tuple[str, ...]

    def __post_init__(self) -> None:
        zones = (self.target, self.next_door, self.control)
        if not all(zones) or len({a for z in zones for a in z}) < sum(map(len, zones)):
            raise InputRefused(
                tell("Target, neighbours and controls need areas each, none of them twice."),
                next_step=tell("Take an area out of all but one of the three."),
            )


@dataclass(frozen=True, slots=True)
class Displacement:
    """Attacks in the year before and after, by zone.

    Attributes:
        before: of target, next door and control.
        after: of the same.
        target_change: relative change of the target's share of the control; None where one of
            them had nothing before, or the control had nothing after.
        quotient: weighted displacement quotient; None where it cannot be used (notes say why).
        interval: of the quotient, from months drawn anew.
    """

    before: tuple[int, int, int]
    after: tuple[int, int, int]
    target_change: float | None
    quotient: float | None = None
    interval: Interval | None = None


def displacement(
    events: DatedEvents, zones: Zones, month: int, dice: Dice
) -> Measured[Displacement]:
    """Compare twelve months before and after a month; the month itself is in neither.

    Args:
        events: attacks and operations; only attacks are counted.
        month: years times 12 plus month less one.
        dice: draws the months of each year anew, the same for all zones.

    Source:
        Bowers and Johnson (2003), Journal of Quantitative Criminology 19, 275–301.
    """
    series = _series(events, zones, month)
    before, after = series[:, :YEAR].sum(axis=1), series[:, YEAR:].sum(axis=1)
    change = _target_change(before, after)
    found = Displacement(_three(before), _three(after), change)
    why = _unusable(found)
    if why is not None:
        return result_of(events, found, LIMITS, notes=(why,))
    drawn_before, drawn_after = _redrawn(series, dice)
    drawn = _quotient(drawn_before, drawn_after)
    changes = _change(drawn_before, drawn_after)
    if np.quantile(changes, 0.025) <= 0.0 <= np.quantile(changes, 0.975):
        why = say(
            "The change of the target itself may be chance ({change} %); no quotient is given.",
            change=round(100 * (change or 0.0)),
        )
        return result_of(events, found, LIMITS, notes=(why,))
    how = say("95 % of {rounds} draws of the months anew", rounds=_ROUNDS)
    interval = quantile_interval(drawn[np.isfinite(drawn)], how)
    quotient = float(_quotient(before[None], after[None])[0])
    whole = Displacement(found.before, found.after, change, quotient, interval)
    return result_of(events, whole, LIMITS, uncertainty=interval, notes=(_reading(whole),))


def _series(events: DatedEvents, zones: Zones, month: int) -> Ints:
    """Return shape (3, 24): attacks of the zones in the months before and after."""
    at = month - events.first_month
    panel = events_by_month(events.attacks())
    if not YEAR <= at < panel.shape[1] - YEAR:
        raise InputRefused(
            tell("The data does not hold a year before and a year after the month."),
            next_step=tell("Choose a month further inside the data."),
        )
    months = np.r_[at - YEAR : at, at + 1 : at + 1 + YEAR]
    parts: Iterable[tuple[str, ...]] = (zones.target, zones.next_door, zones.control)
    return np.stack([panel[events.areas.numbers(part)][:, months].sum(axis=0) for part in parts])


def _redrawn(series: Ints, dice: Dice) -> tuple[Floats, Floats]:
    """Return shape (rounds, 3) twice; half an event more in each, so that none is without."""
    first = dice.integers(0, YEAR, size=(_ROUNDS, YEAR))
    second = dice.integers(YEAR, 2 * YEAR, size=(_ROUNDS, YEAR))
    before, after = (series[:, places].sum(axis=2).T + 0.5 for places in (first, second))
    return before, after


def _quotient(before: Ints | Floats, after: Ints | Floats) -> Floats:
    """Return (change next door) / (change of the target), each as a share of the control."""
    was, now = before / before[:, 2:], after / after[:, 2:]
    target = now[:, 0] - was[:, 0]
    safe = np.where(target == 0.0, 1.0, target)
    return np.where(target == 0.0, np.nan, (now[:, 1] - was[:, 1]) / safe)


def _change(before: Floats, after: Floats) -> Floats:
    return np.asarray((after[:, 0] / after[:, 2]) / (before[:, 0] / before[:, 2]) - 1.0)


def _target_change(before: Ints, after: Ints) -> float | None:
    if 0 in (before[0], before[2], after[2]):
        return None
    return float(_change(before[None].astype(np.float64), after[None].astype(np.float64))[0])


def _unusable(found: Displacement) -> Phrase | None:
    if min(found.before[0], found.before[2], found.after[2]) < _LEAST:
        return say(
            "Target before, or control, had fewer than {least} attacks; no quotient is given.",
            least=_LEAST,
        )
    change = found.target_change or 0.0
    if abs(change) < GATE:
        return say(
            "Against its controls the target changed by {change} % only; the quotient divides by "
            "that change and is not given below {gate} %.",
            change=round(100 * change),
            gate=round(100 * GATE),
        )
    return None


def _reading(found: Displacement) -> Phrase:
    interval = found.interval
    if interval is None or interval.holds(0.0):
        return say("The interval holds 0: neither displacement nor a spread can be told.")
    if (found.target_change or 0.0) > 0:
        return say("The target rose; the quotient says whether next door rose with it (above 0).")
    if (found.quotient or 0.0) < 0:
        return say("Next door rose while the target fell. Whether anybody moved is not known.")
    return say("Next door fell with the target.")


def _three(values: Ints) -> tuple[int, int, int]:
    return int(values[0]), int(values[1]), int(values[2])
