"""Whether force follows attack, and attack follows force: more often than the calendar explains.

Events come in waves, so that everything follows everything. Each date of the first kind is moved
by up to 45 days at random, many times; what is left above that is excitation within days or weeks.
Whether one follows the other, rather than both coming together, is in the ratio of what comes after
to what comes before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import (
    Interval,
    Limits,
    Measured,
    left_out,
    quantile_interval,
)
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

LAGS = (1, 3, 7, 14, 30)
JITTER = 45
ROUNDS = 300
LARGE = 5
"""Deaths from which an attack is a large one."""
_FEWEST = 20
_STRIDE = 10_000_000
"""Days put between two areas, more than any lag."""
LIMITS = Limits(
    say(
        "Whether, in the same area, events of the second kind come within days of the first more "
        "often than waves of violence alone would bring them, and more often after than before."
    ),
    say(
        "Not that the one was done because of the other. One date in a source may be of the report "
        "and not of the event; the source may put one fight down as both."
    ),
)


@dataclass(frozen=True, slots=True)
class AtLag:
    """Pairs of the first kind of event with the second, in the same area within some days.

    Attributes:
        days: the lag.
        after: pairs in which the second came 1 to ``days`` days after the first.
        before: pairs in which it came 1 to ``days`` days before.
        expected: pairs after, where the first's dates are moved: mean of the rounds.
        excitation: ``after`` over ``expected``; None where none would be expected.
        p: share of rounds with at least as many pairs after.
        ratio: ``after`` over ``before``; None where none came before.
        ratio_null: the middle 95 % of that ratio where dates are moved.
        ratio_p: share of rounds with at least so large a ratio.
    """

    days: int
    after: int
    before: int
    expected: float
    excitation: float | None
    p: float
    ratio: float | None
    ratio_null: Interval | None
    ratio_p: float | None


@dataclass(frozen=True, slots=True)
class Near:
    """How many events of the second kind have one of the first near them.

    Attributes:
        days: how near.
        share: share of the second kind with at least one of the first 1 to ``days`` days before.
        expected: mean of that share where the first's dates are moved.
        p: share of rounds with at least so large a share.
    """

    days: int
    share: float
    expected: float
    p: float


@dataclass(frozen=True, slots=True)
class Reactivity:
    """Events of a second kind after those of a first.

    Attributes:
        first: how many of the first kind are known to the day and the area.
        second: how many of the second.
        lags: by lag, shortest first; empty where there are too few to tell.
        near: shares of the second with one of the first before it, by the same lags.
    """

    first: int
    second: int
    lags: tuple[AtLag, ...] = ()
    near: tuple[Near, ...] = ()

    def at(self, days: int) -> AtLag | None:
        """Return what was found at a lag; None where there is nothing."""
        return next((lag for lag in self.lags if lag.days == days), None)


def reactivity(
    first: DatedEvents,
    second: DatedEvents,
    dice: Dice,
    *,
    lags: tuple[int, ...] = LAGS,
    rounds: int = ROUNDS,
) -> Measured[Reactivity]:
    """Measure how the second kind of event lies around the first, in the same area.

    The two may be of different sources. What happens on the same day counts for neither side: its
    order is not known.

    Args:
        first: whose dates are moved for comparison (attacks, when asking whether force follows).
        second: of the same areas.
        dice: moves the dates.
    """
    if first.areas != second.areas:
        raise InputRefused(
            tell("The two kinds of events are placed in different areas."),
            next_step=tell("Place both in the areas of one level."),
        )
    ours, theirs = _dated(first), _dated(second)
    notes = (*_dropped(first, ours), *_dropped(second, theirs))
    source, release = _named(first, second)
    if min(len(ours), len(theirs)) < _FEWEST:
        few = say("Fewer than {many} events of a kind: nothing can be told.", many=_FEWEST)
        empty = Reactivity(len(ours), len(theirs))
        return Measured(empty, source, release, LIMITS, notes=(*notes, few))
    moved = _moved(ours, rounds, dice)
    found = Reactivity(
        len(ours),
        len(theirs),
        tuple(_at_lag(_key(ours, ours.day), moved, _key(theirs, theirs.day), lag) for lag in lags),
        tuple(_near(ours, moved, theirs, lag) for lag in lags),
    )
    middle = found.at(7) or found.lags[0]
    return Measured(found, source, release, LIMITS, middle.ratio_null, notes)


def large(attacks: DatedEvents, least: int = LARGE) -> DatedEvents:
    """Return the attacks that killed at least so many, by the best figure."""
    return attacks.where(attacks.best >= least)


def by_group(
    first: DatedEvents, second: DatedEvents, dice: Dice, groups: Iterable[str]
) -> dict[str, Measured[Reactivity]]:
    """Return the measure of each group of areas (province) apart; pairs stay within an area."""
    return {
        group: reactivity(
            first.in_areas(first.areas.in_group(group)),
            second.in_areas(second.areas.in_group(group)),
            dice,
        )
        for group in groups
    }


@dataclass(frozen=True, slots=True)
class BothWays:
    """Force after attack and attack after force, all attacks and large ones.

    Attributes:
        attack_to_operation: operations after attacks.
        large_to_operation: operations after attacks that killed five or more.
        operation_to_attack: attacks after operations.
        operation_to_large: large attacks after operations.
    """

    attack_to_operation: Measured[Reactivity]
    large_to_operation: Measured[Reactivity]
    operation_to_attack: Measured[Reactivity]
    operation_to_large: Measured[Reactivity]


def both_ways(attacks: DatedEvents, operations: DatedEvents, dice: Dice) -> BothWays:
    """Measure both directions; attacks and operations may be of different sources."""
    most = large(attacks)
    return BothWays(
        reactivity(attacks, operations, dice),
        reactivity(most, operations, dice),
        reactivity(operations, attacks, dice),
        reactivity(operations, most, dice),
    )


def direction(found: Reactivity, days: int = 7) -> float | None:
    """Return above 0 where more comes after than before, below 0 where less; None if not known."""
    at = found.at(days)
    return None if at is None or at.ratio is None else at.ratio - 1.0


def _dated(events: DatedEvents) -> DatedEvents:
    return events.where(events.has_day & events.has_area)


def _dropped(events: DatedEvents, kept: DatedEvents) -> tuple[Phrase, ...]:
    why = say("not known to the day, or to no area of this level")
    return left_out(len(events) - len(kept), len(events), why)


def _named(first: DatedEvents, second: DatedEvents) -> tuple[str, str]:
    if (first.source, first.release) == (second.source, second.release):
        return first.source, first.release
    return f"{first.source}, {second.source}", f"{first.release}, {second.release}"


def _key(events: DatedEvents, days: Ints) -> Ints:
    """Return one number for area and day, sorted in the last axis."""
    return np.sort(events.area * _STRIDE + days, axis=-1)


def _moved(events: DatedEvents, rounds: int, dice: Dice) -> Ints:
    """Return shape (rounds, events): sorted keys, dates moved and turned back at both ends."""
    first, last = (day.toordinal() for day in events.span)
    days = events.day + dice.integers(-JITTER, JITTER + 1, size=(rounds, len(events)))
    days = np.where(days < first, 2 * first - days, days)
    days = np.where(days > last, 2 * last - days, days)
    return _key(events, days)


def _pairs(ours: Ints, theirs: Ints, low: int, high: int) -> Ints:
    """Return, over the last axis, pairs with theirs ``low`` to ``high`` days after ours."""
    ends = np.searchsorted(theirs, ours + high, side="right")
    return np.asarray((ends - np.searchsorted(theirs, ours + low, side="left")).sum(axis=-1))


def _at_lag(ours: Ints, moved: Ints, theirs: Ints, days: int) -> AtLag:
    after, before = int(_pairs(ours, theirs, 1, days)), int(_pairs(ours, theirs, -days, -1))
    afters, befores = _pairs(moved, theirs, 1, days), _pairs(moved, theirs, -days, -1)
    expected = float(afters.mean())
    ratios = (afters / np.maximum(befores, 1))[befores > 0]
    ratio = after / before if before else None
    how = say("95 % of {rounds} rounds with dates moved", rounds=moved.shape[0])
    is_told = ratio is not None and ratios.size > 0
    return AtLag(
        days,
        after,
        before,
        expected,
        after / expected if expected else None,
        _share(np.asarray(afters >= after)),
        ratio,
        quantile_interval(ratios, how) if is_told else None,
        _share(ratios >= after / before) if is_told else None,
    )


def _near(ours: DatedEvents, moved: Ints, theirs: DatedEvents, days: int) -> Near:
    keys = _key(theirs, theirs.day)
    share = float(_preceded(_key(ours, ours.day), keys, days).mean())
    shares = np.array([_preceded(row, keys, days).mean() for row in moved])
    return Near(days, share, float(shares.mean()), _share(np.asarray(shares >= share)))


def _preceded(ours: Ints, theirs: Ints, days: int) -> Floats:
    """Return, for each of theirs, 1 where one of ours lies 1 to ``days`` days before."""
    low = np.searchsorted(ours, theirs - days, side="left")
    return np.asarray(np.searchsorted(ours, theirs, side="left") > low, dtype=np.float64)


def _share(flags: Flags) -> float:
    return float((1 + np.sum(flags)) / (1 + np.size(flags)))
