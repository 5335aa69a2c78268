"""Logistic regression with signs: small, exact enough, and without a library."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Row = tuple[tuple[int, float], ...]
"""Features that are not 0, by place."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a weight may be.

    Attributes:
        low: at least.
        high: at most.
        start: where the search starts, and where the data say nothing it stays.
    """

    low: float = -math.inf
    high: float = math.inf
    start: float = 0.0


def fit(
    rows: Mapping[tuple[Row, bool], int],
    bounds: Sequence[Bound],
    *,
    strength: float = 0.05,
    rounds: int = 60,
) -> list[float]:
    """Return the weights, in natural logarithms, that make the labels likeliest.

    One weight after the other is moved by its own Newton step and held within its bounds.

    Args:
        rows: of each row of features and its label, how often it occurs.
        bounds: of each weight.
        strength: how strongly weights are drawn to where they started.
        rounds: how often every weight is moved.
    """
    weights = [bound.start for bound in bounds]
    labelled = [(row, label, count) for (row, label), count in rows.items()]
    logits = [sum(weights[place] * value for place, value in row) for row, _, _ in labelled]
    using: list[list[tuple[int, float]]] = [[] for _ in bounds]
    for number, (row, _, _) in enumerate(labelled):
        for place, value in row:
            using[place].append((number, value))
    for _ in range(rounds):
        for place, bound in enumerate(bounds):
            slope, bend = _slope(labelled, logits, using[place])
            pull = strength * (weights[place] - bound.start)
            step = max(-1.0, min(1.0, (slope - pull) / (bend + strength)))
            moved = max(bound.low, min(bound.high, weights[place] + step))
            for number, value in using[place]:
                logits[number] += (moved - weights[place]) * value
            weights[place] = moved
    return weights


def _slope(
    labelled: Sequence[tuple[Row, bool, int]],
    logits: Sequence[float],
    using: Sequence[tuple[int, float]],
) -> tuple[float, float]:
    slope = bend = 0.0
    for number, value in using:
        _, label, count = labelled[number]
        said = _squash(logits[number])
        slope += count * (label - said) * value
        bend += count * said * (1 - said) * value * value
    return slope, bend


def _squash(logit: float) -> float:
    if logit >= 0:
        return 1 / (1 + math.exp(-min(logit, 60.0)))
    return 1 - 1 / (1 + math.exp(max(logit, -60.0)))
