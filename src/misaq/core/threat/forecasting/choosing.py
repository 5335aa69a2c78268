"""Which model may be shown as the forecast: one that beats the baseline on the last windows."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.stats.bootstrap import RelativeChange
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class WindowResult:
    """A model beside the baseline on one window.

    Attributes:
        window: its years, in words ("2015–2017").
        crps: change of the continuous ranked probability score.
        ignorance: change of the ignorance score.
        interval: change of the interval score.
    """

    window: str
    crps: RelativeChange
    ignorance: RelativeChange
    interval: RelativeChange


def beats_baseline(windows: tuple[WindowResult, ...]) -> bool:
    """Return whether each score is lower than the baseline's on every one of the last windows.

    Where it is not, the baseline is the forecast that is shown, and the model stands beside it with
    its scores.
    """
    if not windows:
        raise InputRefused(
            tell("Without a scored window no model may be shown as the forecast."),
            next_step=tell("Score the model and the baseline on past months first."),
        )
    return all(
        change.change < 0.0
        for window in windows
        for change in (window.crps, window.ignorance, window.interval)
    )
