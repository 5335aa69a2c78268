"""Monthly series with the months at which their level changed, and how sure those months are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.by_month import deaths_by_month, events_by_month
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import Limits, Measured, left_out, result_of
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say, tell

ROUNDS = 100
PENALTY = 3.0
"""Each change costs this many times the variance within levels times the log of the months."""
_BLOCK = 3
_SHORTEST = 6
_NEAR = 3
LIMITS = Limits(
    say("In which months the usual level of this source's monthly figures shifted."),
    say(
        "Not why it shifted, nor that something was done well or badly then. A change of how the "
        "source collects looks the same. A month with low stability may be chance."
    ),
)


class Figure(Enum):
    """Which monthly figure."""

    EVENTS = "EVENTS"
    DEATHS = "DEATHS"


@dataclass(frozen=True, slots=True)
class Change:
    """A month from which the level differs.

    Attributes:
        month: first month of the new level: years times 12 plus month less one.
        before: mean of the level that ended.
        after: mean of the level that began.
        stability: share of series drawn anew in which a change lies within three months of it.
    """

    month: int
    before: float
    after: float
    stability: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A monthly series with its changes.

    Attributes:
        first_month: years times 12 plus month less one.
        figures: shape (months,).
        changes: in order of time.
        penalty: what each change had to gain, in units of the series' own variance.
        false_share: share of series of the same figures in shuffled order (thus without a level
            that shifts) in which a change was found all the same.
    """

    first_month: int
    figures: Ints
    changes: tuple[Change, ...]
    penalty: float
    false_share: float


@dataclass(frozen=True, slots=True)
class Multiples:
    """Series of several areas for small pictures on one scale.

    Attributes:
        first_month: years times 12 plus month less one.
        codes: of the areas, most events first.
        figures: shape (areas, months).
        highest: the largest figure: the end of everybody's scale.
    """

    first_month: int
    codes: tuple[str, ...]
    figures: Ints
    highest: int


def monthly(events: DatedEvents, figure: Figure) -> Ints:
    """Return shape (months,); what is known to no month is left out."""
    weights = np.ones(len(events)) if figure is Figure.EVENTS else np.maximum(events.best, 0)
    month = events.month
    known = month >= 0
    sums = np.bincount(month[known], weights=weights[known], minlength=events.months)
    return sums.astype(np.int64)


def trend(
    events: DatedEvents, figure: Figure, dice: Dice, *, penalty: float = PENALTY
) -> Measured[Trend]:
    """Find the months at which the level of log(1 + figure) shifted.

    Args:
        dice: draws the series anew: blocks of three following months' deviations from the level.

    Source:
        Killick, Fearnhead and Eckley (2012), PELT; Truong, Oudre and Vayatis (2020), ruptures.
    """
    figures = monthly(events, figure)
    if figures.size < 4 * _SHORTEST:
        raise InputRefused(
            tell("{months} months are too few to look for a change.", months=figures.size),
            next_step=tell("Give at least {months} months.", months=4 * _SHORTEST),
        )
    values = np.log1p(figures)
    ends = _ends(values, penalty)
    stable = _stability(values, ends, penalty, dice)
    means = [float(part.mean()) for part in np.split(figures, ends)]
    changes = tuple(
        Change(events.first_month + end, means[place], means[place + 1], stable[place])
        for place, end in enumerate(ends)
    )
    false = np.mean([bool(_ends(_shuffled(values, dice), penalty)) for _ in range(ROUNDS // 2)])
    unknown = int((events.month < 0).sum())
    return result_of(
        events,
        Trend(events.first_month, figures, changes, penalty, float(false)),
        LIMITS,
        notes=(
            *left_out(unknown, len(events), say("known to no single month")),
            say(
                "Each change costs {penalty} × variance × log(months); of {rounds} series of the "
                "same figures in shuffled order, {share} % showed a change.",
                penalty=penalty,
                rounds=ROUNDS // 2,
                share=round(100 * float(false)),
            ),
        ),
    )


def small_multiples(events: DatedEvents, figure: Figure, *, many: int = 12) -> Measured[Multiples]:
    """Return the series of the areas with most of the figure, on one scale."""
    panel = events_by_month(events) if figure is Figure.EVENTS else deaths_by_month(events)
    sums = panel.sum(axis=1)
    order = [int(at) for at in np.lexsort((np.arange(sums.size), -sums))[:many] if sums[at] > 0]
    chosen = panel[order]
    picture = Multiples(
        events.first_month,
        tuple(events.areas.codes[at] for at in order),
        chosen,
        int(chosen.max(initial=0)),
    )
    without = len(events) - int(((events.area >= 0) & (events.month >= 0)).sum())
    why = say("known to no area of this level, or to no month")
    return result_of(events, picture, LIMITS, notes=left_out(without, len(events), why))


def _ends(values: Floats, penalty: float) -> list[int]:
    """Return the first months of new levels, as places in the series."""
    import ruptures

    noise = _noise(values)
    if noise == 0.0:
        return []
    cost = penalty * noise * float(np.log(values.size))
    search = ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST, jump=1).fit(values[:, None])
    return [int(end) for end in search.predict(pen=cost)[:-1]]


def _noise(values: Floats) -> float:
    """Return the variance within levels, read off the steps from month to month."""
    steps = np.diff(values)
    return max(float(np.var(steps)) / 2.0, 1e-12) if steps.any() else 0.0


def _stability(values: Floats, ends: Sequence[int], penalty: float, dice: Dice) -> list[float]:
    if not ends:
        return []
    level = np.concatenate([np.full(part.size, part.mean()) for part in np.split(values, ends)])
    found = [_ends(level + _blocks(values - level, dice), penalty) for _ in range(ROUNDS)]
    return [
        float(np.mean([any(abs(other - end) <= _NEAR for other in others) for others in found]))
        for end in ends
    ]


def _blocks(left: Floats, dice: Dice) -> Floats:
    """Return deviations of the same length, three following months at a time."""
    starts = dice.integers(0, left.size, size=-(-left.size // _BLOCK))
    places = (starts[:, None] + np.arange(_BLOCK)) % left.size
    return np.asarray(left[places.ravel()[: left.size]])


def _shuffled(values: Floats, dice: Dice) -> Floats:
    return np.asarray(dice.permuted(values))
