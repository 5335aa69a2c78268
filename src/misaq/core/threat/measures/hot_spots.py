"""Areas where events pile up, with their neighbours, more than chance; tried on chance itself.

Maps of counts are full of ties, mostly noughts, and the usual tests then find hot spots in noise.
Here the figures of all areas are dealt out anew over the whole map, a tie counts against, and false
discoveries are held down over all areas. The same test is then run on maps that are only noise made
of the user's own figures, and says how often it was wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import (
    Interval,
    Limits,
    Measured,
    left_out,
    result_of,
)
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

LEVEL = 0.025
"""Half of what may be wrong: on a map of noise a false discovery is a wrong map."""
ROUNDS = 9_999
NULL_MAPS = 1_000
MOST_FALSE = 0.05
LIMITS = Limits(
    say(
        "Which areas, with their neighbours, hold more events than if the same figures lay on the "
        "map at random."
    ),
    say(
        "Not where the next event will be, and nothing about who lives there. More people, more "
        "roads and more reporters make hot spots as well."
    ),
)


@dataclass(frozen=True, slots=True)
class AreaHeat:
    """One area.

    Attributes:
        code: of the area.
        events: its own.
        p: share of maps dealt out anew on which it is at least as hot.
        adjusted: ``p`` after holding down false discoveries over all areas.
        is_hot: whether ``adjusted`` is at most .025.
    """

    code: str
    events: int
    p: float
    adjusted: float
    is_hot: bool


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the test found on maps of noise made of the same figures.

    Attributes:
        maps: how many.
        wrong: on how many it found at least one hot area.
        interval: of the share of maps on which it is wrong.
    """

    maps: int
    wrong: int
    interval: Interval

    @property
    def share(self) -> float:
        """Share of the maps on which it was wrong."""
        return self.wrong / self.maps


@dataclass(frozen=True, slots=True)
class HotSpots:
    """A map, and how far to believe it.

    Attributes:
        areas: those with neighbours on record, in order; none is hot where the test failed.
        self_test: how the test did on noise.
    """

    areas: tuple[AreaHeat, ...]
    self_test: SelfTest

    @property
    def hot(self) -> tuple[str, ...]:
        """Codes of the hot areas."""
        return tuple(area.code for area in self.areas if area.is_hot)


def hot_spots(
    events: DatedEvents, neighbours: Mapping[str, tuple[str, ...]], dice: Dice
) -> Measured[HotSpots]:
    """Find hot areas among those with neighbours on record.

    Args:
        events: of the time looked at.
        neighbours: of each area, the areas next to it; those not among the keys are ignored.
        dice: deals the figures out over the map.

    Source:
        Getis and Ord (1992), Geographical Analysis 24, for the sum over an area and its neighbours;
        Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.
    """
    codes = tuple(code for code in events.areas.codes if code in neighbours)
    if len(codes) < 10:
        raise InputRefused(
            tell("{many} areas with neighbours are too few for a map.", many=len(codes)),
            next_step=tell("Give the neighbours of at least ten areas."),
        )
    numbers = events.areas.numbers(codes)
    counts = np.bincount(events.area[events.has_area], minlength=len(events.areas.codes))[numbers]
    near = _near(codes, neighbours)
    values = np.log1p(counts)
    rounds = max(ROUNDS, int(2 * len(codes) / LEVEL))
    dealt = _dealt(values, near, rounds, dice)
    chances = _chances(_heat(values[None], near), dealt)[0]
    adjusted = held_down(chances[None])[0]
    test = _self_test(values, near, dealt, dice)
    is_sound = test.interval.high <= MOST_FALSE
    areas = tuple(
        AreaHeat(code, int(count), float(p), float(q), bool(is_sound and q <= LEVEL))
        for code, count, p, q in zip(codes, counts, chances, adjusted, strict=True)
    )
    lost = left_out(
        len(events) - int(counts.sum()), len(events), say("known to no area with neighbours")
    )
    return result_of(
        events,
        HotSpots(areas, test),
        LIMITS,
        uncertainty=test.interval,
        notes=(*lost, *_notes(test, is_sound)),
    )


def held_down(chances: Floats) -> Floats:
    """Return Benjamini and Hochberg's adjusted chances; shape (maps, areas), each map apart."""
    many = chances.shape[1]
    order = np.argsort(chances, axis=1, kind="stable")
    ranked = np.take_along_axis(chances, order, axis=1) * many / np.arange(1, many + 1)
    least = np.minimum.accumulate(ranked[:, ::-1], axis=1)[:, ::-1]
    adjusted = np.empty_like(chances)
    np.put_along_axis(adjusted, order, np.minimum(least, 1.0), axis=1)
    return adjusted


def _near(codes: tuple[str, ...], neighbours: Mapping[str, tuple[str, ...]]) -> Floats:
    """Return shape (areas, areas): 1 over the number of neighbours and itself, in each row."""
    place = {code: number for number, code in enumerate(codes)}
    near: Floats = np.eye(len(codes))
    for code, number in place.items():
        near[number, [place[other] for other in neighbours[code] if other in place]] = 1.0
    return np.asarray(near / near.sum(axis=1, keepdims=True))


def _heat(values: Floats, near: Floats) -> Floats:
    """Return the mean over each area and its neighbours; rounded, so that ties stay ties."""
    return np.asarray(np.round(values @ near.T, 9))


def _dealt(values: Floats, near: Floats, rounds: int, dice: Dice) -> Floats:
    """Return shape (rounds, areas), sorted down each column: heat of maps dealt out anew."""
    maps = dice.permuted(np.broadcast_to(values, (rounds, values.size)), axis=1)
    return np.sort(_heat(maps, near), axis=0)


def _chances(heat: Floats, dealt: Floats) -> Floats:
    """Return the share of dealt maps at least as hot, for heat of shape (maps, areas)."""
    rounds = dealt.shape[0]
    below = [np.searchsorted(dealt[:, k], heat[:, k], side="left") for k in range(heat.shape[1])]
    return np.asarray((1 + rounds - np.stack(below, axis=1)) / (1 + rounds))


def _self_test(values: Floats, near: Floats, dealt: Floats, dice: Dice) -> SelfTest:
    maps = dice.permuted(np.broadcast_to(values, (NULL_MAPS, values.size)), axis=1)
    least = held_down(_chances(_heat(maps, near), dealt)).min(axis=1)
    wrong = int((least <= LEVEL).sum())
    return SelfTest(NULL_MAPS, wrong, _exact(wrong, NULL_MAPS))


def _exact(wrong: int, maps: int) -> Interval:
    """Return Clopper and Pearson's interval of a share."""
    from scipy.stats import beta

    low = 0.0 if wrong == 0 else float(beta.ppf(0.025, wrong, maps - wrong + 1))
    high = 1.0 if wrong == maps else float(beta.ppf(0.975, wrong + 1, maps - wrong))
    return Interval(low, high, say("exact interval of the share of maps on which it is wrong"))


def _notes(test: SelfTest, is_sound: bool) -> tuple[Phrase, ...]:
    told = say(
        "On {maps} maps of noise made of these figures the test found a hot area on {wrong} "
        "(at most {high} % of maps, by the upper end of the interval).",
        maps=test.maps,
        wrong=test.wrong,
        high=f"{100 * test.interval.high:.1f}",
    )
    if is_sound:
        return (told,)
    return told, say("That is too often: no area is called hot.")
