"""How well a probability puts what happened before what did not."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Flags, Floats
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


def area_under_curve(probability: Floats, happened: Flags) -> float:
    """Return how often a case that happened ranks before one that did not; ties count half."""
    from scipy.stats import rankdata

    _check_both(happened)
    ranks = rankdata(probability)
    yes = int(happened.sum())
    no = happened.size - yes
    return float((ranks[happened].sum() - yes * (yes + 1) / 2.0) / (yes * no))


def average_precision(probability: Floats, happened: Flags) -> float:
    """Return the mean precision over the steps of recall; equal probabilities enter together."""
    _check_both(happened)
    order = np.argsort(-probability, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(probability[order]) != 0.0, True))
    hits = np.cumsum(happened[order])[ends]
    gained = np.diff(hits, prepend=0)
    return float((gained * hits / (ends + 1)).sum() / happened.sum())


def _check_both(happened: Flags) -> None:
    if not happened.any() or happened.all():
        raise InputRefused(
            tell("Ranking asks for cases that happened and cases that did not."),
            next_step=tell("Take a longer window or more areas."),
        )
