"""Logistic regression with a ridge: how likely something is, from signs of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats

_STEPS = 30
_ENOUGH = 1e-6
_INTERCEPT_PULL = 1e-3
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted regression on signs that were put on one scale.

    Attributes:
        middle: shape (signs,); mean of each sign where it was fitted.
        scale: shape (signs,); its standard deviation, 1 where it never moved.
        weights: shape (signs + 1,); the last one stands for no sign.
    """

    middle: Floats
    scale: Floats
    weights: Floats

    def chance(self, signs: Floats) -> Floats:
        """Return the probability of each row of signs; never quite 0 or 1."""
        logits = _design((signs - self.middle) / self.scale) @ self.weights
        return np.asarray(np.clip(expit(logits), _LEAST, 1.0 - _LEAST))


def fit_logistic(signs: Floats, happened: Flags, counts: Floats, pull: float) -> Logistic:
    """Return the weights under which what happened is likeliest, drawn towards none by a ridge.

    Args:
        signs: shape (cases, signs).
        happened: shape (cases,).
        counts: shape (cases,); how much each case counts.
        pull: how strongly weights are drawn to 0.
    """
    middle, scale = signs.mean(axis=0), signs.std(axis=0)
    scale = np.where(scale > 0.0, scale, 1.0)
    design = _design((signs - middle) / scale)
    ridge = np.append(np.full(signs.shape[1], pull), _INTERCEPT_PULL)
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        step = _newton(design, happened, counts, ridge, weights)
        weights = weights + step
        if np.abs(step).max() < _ENOUGH:
            break
    return Logistic(middle, scale, weights)


def _newton(
    design: Floats, happened: Flags, counts: Floats, ridge: Floats, weights: Floats
) -> Floats:
    """Return the next step, shortened where it would leap."""
    chance = expit(design @ weights)
    slope = design.T @ (counts * (happened - chance)) - ridge * weights
    bend = (design.T * (counts * chance * (1.0 - chance))) @ design + np.diag(ridge)
    step = np.linalg.solve(bend, slope)
    return np.asarray(step * min(1.0, 2.0 / max(float(np.abs(step).max()), _ENOUGH)))


def log_odds(chance: Floats) -> Floats:
    """Return the logarithm of the odds of probabilities between 0 and 1."""
    return np.asarray(np.log(chance / (1.0 - chance)))


def expit(log_odds: Floats) -> Floats:
    """Return the probability of such log odds; far ones are cut, so that nothing overflows."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0))))


def _design(signs: Floats) -> Floats:
    return np.concatenate((signs, np.ones((len(signs), 1))), axis=1)
