"""Models and baselines in words, and why one of them is shown as the forecast."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.kernel.words import Phrase, join, say

_POOL = say("the chosen pool of models")
_NAMES: Mapping[str, Phrase] = {
    "conflictology": say("the last twelve months drawn again"),
    "zero": say("nothing will happen"),
    "weighted pool": say("past months drawn again, the nearer the more often"),
    "gamma-Poisson discount": say("a rate that forgets"),
    "hawkes": say("each event makes others likelier for a while"),
}
_SCORES: Mapping[str, Phrase] = {
    "crps": say("the distance of the whole forecast (CRPS)"),
    "ignorance": say("the ignorance score"),
    "interval": say("the interval score"),
}


def name_of(model: str) -> Phrase:
    """Return what a model is called on pages; any model that is no baseline is the chosen pool."""
    return _NAMES.get(model, _POOL)


def why_shown(issued: IssuedForecast) -> Phrase:
    """Return why the model is shown as the forecast, or why it is not."""
    model, baseline = name_of(issued.model.name), name_of(issued.baseline.name)
    if issued.shows_model:
        return say(
            "Shown as the forecast: {model}. On each of the last windows ({windows}) it did better"
            " than {baseline} by all three scores.",
            model=model,
            windows=join([one.window for one in issued.windows]),
            baseline=baseline,
        )
    return say(
        "Shown as the forecast: {baseline}. Not shown as the forecast, but beside it: {model}. It"
        " did not do better by {where}.",
        baseline=baseline,
        model=model,
        where=join([lost for window in issued.windows for lost in _lost(window)]),
    )


def _lost(window: WindowResult) -> tuple[Phrase, ...]:
    changes = {"crps": window.crps, "ignorance": window.ignorance, "interval": window.interval}
    return tuple(
        say("{score} in {window}", score=_SCORES[name], window=window.window)
        for name, change in changes.items()
        if change.change >= 0.0
    )
