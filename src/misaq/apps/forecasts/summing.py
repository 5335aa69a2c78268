"""The outcomes of a forecast in a few numbers: mean scores, calibration, surprises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from misaq.core.stats.calibration import pit_histogram
from misaq.core.threat.forecasting.outcomes import Loss, Outcome, Scored
from misaq.core.threat.forecasting.surprises import direction_of, find_surprises

_SCORES = ("crps", "ignorance", "interval", "brier", "brier_many")
_DIGITS = 6


def summary_of(scored: Scored) -> dict[str, Any]:
    """Return mean scores of both voices, how often the interval held, and what lay outside."""
    import numpy as np

    outcomes = scored.outcomes
    found = find_surprises(outcomes)
    places = np.array([one.shown.place for one in outcomes])
    return {
        "shown": _means([one.shown for one in outcomes]),
        "beside": _means([one.beside for one in outcomes]),
        "covered": round(fmean(direction_of(one) is None for one in outcomes), _DIGITS),
        "places": [round(share, _DIGITS) for share in pit_histogram(places)],
        "months": [min(one.month for one in outcomes), max(one.month for one in outcomes)],
        "surprises": {
            "cases": found.cases,
            "singles": len(found.singles),
            "foreseen": round(found.foreseen, _DIGITS),
            "chance": round(found.chance, _DIGITS),
            "length": found.length,
            "runs": [_run(asdict(one)) for one in found.runs],
            "runs_by_chance": round(found.runs_by_chance, _DIGITS),
        },
    }


def mean_scores(outcomes: Sequence[Outcome]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the mean scores of what was shown and of what stood beside it."""
    return _means([one.shown for one in outcomes]), _means([one.beside for one in outcomes])


def _means(losses: Sequence[Loss]) -> dict[str, float]:
    return {
        name: round(fmean(getattr(one, name) for one in losses), _DIGITS) for name in _SCORES
    }  # fmt: skip


def _run(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "area": said["area"],
        "direction": said["direction"].value,
        "months": list(said["months"]),
        "truths": list(said["truths"]),
        "mosts": [list(one) for one in said["mosts"]],
    }
