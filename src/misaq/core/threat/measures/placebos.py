"""Windows of districts and months in which no named operation began, to compare one with.

What a window looked like before (its level, the year before that, a surge in its last three
months) and what the rest of the country did meanwhile foretell much of the change after it: high
months are followed by lower ones whether or not anything was done.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice

YEAR = 12
LEAST = 6
"""Fewest events in the year before for a fall to be seen at all."""
_SETS = 150
_HALF = 0.5
_MONTHS_APART = 3


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows of a year before and a year after; arrays have shape (windows,).

    Attributes:
        unit: number of the set of areas.
        at: month between the two years, which is in neither.
        before: figures of the year before.
        after: figures of the year after.
        traits: shape (windows, 5): a constant, the level before, the year before that, the surge
            of the last three months, the trend of everywhere else; all but the first are logs.
    """

    unit: Ints
    at: Ints
    before: Ints
    after: Ints
    traits: Floats

    def __len__(self) -> int:
        return int(self.unit.size)

    @property
    def change(self) -> Floats:
        """Shape (windows,): log of the year after over the year before, half an event added."""
        return np.asarray(np.log((self.after + _HALF) / (self.before + _HALF)))

    def where(self, chosen: Flags | Ints) -> Windows:
        """Return the chosen windows."""
        return Windows(
            self.unit[chosen],
            self.at[chosen],
            self.before[chosen],
            self.after[chosen],
            self.traits[chosen],
        )


def windows_of(panel: Ints, sets: list[Ints], apart: Ints) -> Windows:
    """Return every window of each set of areas that the months allow.

    Args:
        panel: shape (areas, months).
        sets: places of the areas of each unit.
        apart: places of the areas of the operation studied: what came after it there is no part
            of anybody's "elsewhere", lest it should foretell itself.
    """
    series = np.stack([panel[members].sum(axis=0) for members in sets])
    others = np.delete(panel, apart, axis=0).sum(axis=0)
    elsewhere = others - np.stack([panel[np.setdiff1d(s, apart)].sum(axis=0) for s in sets])
    at = np.arange(2 * YEAR, panel.shape[1] - YEAR)
    own, rest = _running(series), _running(elsewhere)
    before = _between(own, at - YEAR, at)
    traits = np.stack(
        [
            np.ones_like(before, dtype=np.float64),
            _log(before),
            _log(_between(own, at - 2 * YEAR, at - YEAR)),
            _log(4 * _between(own, at - 3, at)) - _log(before),
            _log(_between(rest, at + 1, at + 1 + YEAR)) - _log(_between(rest, at - YEAR, at)),
        ],
        axis=-1,
    )
    units = np.repeat(np.arange(len(sets)), at.size)
    return Windows(
        units,
        np.tile(at, len(sets)),
        before.ravel(),
        _between(own, at + 1, at + 1 + YEAR).ravel(),
        traits.reshape(-1, traits.shape[-1]),
    )


def placebo_sets(
    panel: Ints, groups: tuple[str, ...], size: int, apart: Ints, dice: Dice
) -> list[Ints]:
    """Return sets of so many areas that are not among those set apart.

    Single areas are all taken; sets of several are drawn from one group each, where a group has
    so many areas with any event, else from everywhere.
    """
    free = [int(at) for at in np.flatnonzero(panel.any(axis=1)) if at not in set(apart.tolist())]
    if size == 1:
        return [np.array([at]) for at in free]
    of = {group: [at for at in free if groups[at] == group] for group in sorted(set(groups))}
    pools = [np.array(members) for members in of.values() if len(members) >= size]
    if not pools:
        pools = [np.array(free)] if len(free) >= size else []
    return [
        np.sort(dice.permuted(pools[k % len(pools)])[:size]) for k in range(_SETS if pools else 0)
    ]


def is_placebo(windows: Windows, sets: list[Ints], begun: Ints) -> Flags:
    """Say which windows may be compared with: high enough before, and no named operation near.

    Args:
        begun: shape (operations, 2): area and month of the named operations.
    """
    near = np.zeros(len(windows), dtype=np.bool_)
    for area, month in begun:
        units = np.array([area in members for members in sets])
        near |= units[windows.unit] & (np.abs(windows.at - month) <= YEAR)
    high = windows.before >= LEAST
    return np.asarray(high & ~near & (windows.at % _MONTHS_APART == 0), dtype=np.bool_)


def _running(series: Ints) -> Ints:
    return np.concatenate((np.zeros((series.shape[0], 1), np.int64), series.cumsum(axis=1)), axis=1)


def _between(running: Ints, first: Ints, end: Ints) -> Ints:
    """Return the sums of months from ``first`` to before ``end``; shape (units, windows)."""
    return np.asarray(running[:, end] - running[:, first])


def _log(values: Ints) -> Floats:
    return np.asarray(np.log(values + _HALF))
