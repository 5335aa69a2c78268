"""How sure it is that one forecast beats another: paired resampling of blocks of months."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.stats.dice import Dice
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class RelativeChange:
    """By how much a mean score differs from the baseline's, as a share of it.

    Attributes:
        change: -0.12 when the score is 12 % lower, thus better.
        low: lower end of the 95 % interval.
        high: upper end; below 0 when the gain is not by chance.
    """

    change: float
    low: float
    high: float


def relative_change(
    score: Floats, baseline: Floats, dice: Dice, *, block: int = 12, rounds: int = 2_000
) -> RelativeChange:
    """Compare two series of scores of the same months.

    Whole blocks of following months are drawn, around the end of the series if need be, because
    months resemble their neighbours; the same blocks for both, because a hard month is hard for
    both.

    Args:
        score: shape (months,), mean score of each month.
        baseline: same shape.
        dice: draws the blocks.
        block: months in a block.
        rounds: how often the series is drawn anew.
    """
    if score.shape != baseline.shape or score.ndim != 1 or score.size == 0:
        raise InputRefused(
            tell(
                "Scores of shape {shape} and {other} are not of the same months.",
                shape=score.shape,
                other=baseline.shape,
            ),
            next_step=tell("Give one mean score for each month, for both."),
        )
    places = _draw_blocks(score.size, block, rounds, dice)
    changes = _change(score[places].mean(axis=1), baseline[places].mean(axis=1))
    low, high = np.quantile(changes, (0.025, 0.975))
    whole = _change(np.array([score.mean()]), np.array([baseline.mean()]))
    return RelativeChange(float(whole[0]), float(low), float(high))


def _draw_blocks(months: int, block: int, rounds: int, dice: Dice) -> np.ndarray:
    """Return shape (rounds, months): places in the series, block after block."""
    needed = -(-months // block)
    starts = dice.integers(0, months, size=(rounds, needed))
    places = (starts[:, :, None] + np.arange(block)) % months
    return np.asarray(places.reshape(rounds, -1)[:, :months])


def _change(ours: Floats, theirs: Floats) -> Floats:
    """Return the relative change; no change where both are without fault."""
    safe = np.where(theirs == 0.0, 1.0, theirs)
    return np.where(theirs == 0.0, np.where(ours == 0.0, 0.0, np.inf), ours / safe - 1.0)
