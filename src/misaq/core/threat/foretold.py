"""What scored forecasts say as a whole, for the checks: numbers of areas and months.

Whoever keeps forecasts makes the summaries and hands them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class SurpriseRun:
    """Months on end of one area that lay outside what a forecast held to be likely.

    Attributes:
        seal: first digits of the forecast's seal.
        source: source that says what happened.
        release: its release.
        area: the area.
        counts_deaths: whether deaths were foretold; events else.
        is_more: whether more happened than was thought likely; less else.
        first: first day of the first month.
        last: first day of the last month.
        came: what happened in all of these months.
        likely: what was thought likely at most in all of them, where more happened; at least, where
            less.
        kind: title of the class foretold; empty for all classes together.
    """

    seal: Key
    source: Key
    release: str
    area: Key
    counts_deaths: bool
    is_more: bool
    first: date
    last: date
    came: int
    likely: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ScoredForecast:
    """A forecast whose months are known by now.

    Attributes:
        seal: first digits of its seal.
        source: source that says what happened.
        release: its release.
        counts_deaths: whether deaths were foretold; events else.
        last: first day of the last month known.
        cases: outcomes looked at.
        outside: how many lay outside the central 90 %.
        is_too_often: whether a right forecast would hardly ever have so many outside.
        beats_baseline: whether its mean CRPS was lower than that of what stood beside it.
        kind: title of the class foretold; empty for all classes together.
    """

    seal: Key
    source: Key
    release: str
    counts_deaths: bool
    last: date
    cases: int
    outside: int
    is_too_often: bool
    beats_baseline: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What became of forecasts that looked ahead.

    Attributes:
        runs: surprises of several months on end.
        scored: every forecast that was scored.
    """

    runs: tuple[SurpriseRun, ...] = ()
    scored: tuple[ScoredForecast, ...] = ()


NOTHING_FORETOLD = Foretold()
"""What is said where no forecast was scored."""
