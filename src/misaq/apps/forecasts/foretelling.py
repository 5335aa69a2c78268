"""What the checks read of forecasts that were scored: surprises and verdicts, and no draw."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from misaq.apps.forecasts.kept import Head, Scoring
from misaq.apps.forecasts.queries import list_scored
from misaq.apps.framework.queries import get_register as get_framework
from misaq.core.access.actors import Actor
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.surprises import Direction
from misaq.core.threat.foretold import NOTHING_FORETOLD, Foretold, ScoredForecast, SurpriseRun
from misaq.kernel.ids import Key

RARELY = 0.01
"""From this chance on downward, so many outside are called too many."""


def get_foretold(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> Foretold:
    """Return what became of forecasts that looked ahead; nothing where none was scored.

    Args:
        actor: who asks.
        as_of: a month after that day says nothing yet; the checks leave it out.
        known_at: scorings that had been kept by then; now when None.
    """
    del as_of
    found = list_scored(actor=actor, known_at=known_at)
    if not found:
        return NOTHING_FORETOLD
    kinds = {str(one.key): one.title for one in get_framework(actor=actor).classes}
    runs = tuple(
        _run(head, scoring, one, kinds.get(head.threat_class, head.threat_class))
        for head, scoring in found
        for one in scoring.summary["surprises"]["runs"]
    )
    scored = (
        _scored(head, scoring, kinds.get(head.threat_class, head.threat_class))
        for head, scoring in found
    )
    return Foretold(runs, tuple(scored))


def _run(head: Head, scoring: Scoring, said: Mapping[str, Any], kind: str) -> SurpriseRun:
    is_more = said["direction"] == Direction.ABOVE.value
    lows, highs = zip(*said["mosts"], strict=True)
    return SurpriseRun(
        seal=Key(head.short),
        source=Key(head.source),
        release=scoring.release,
        area=Key(str(said["area"])),
        counts_deaths=head.measure is Measure.DEATHS,
        is_more=is_more,
        first=_day(said["months"][0]),
        last=_day(said["months"][-1]),
        came=sum(said["truths"]),
        likely=round(sum(highs if is_more else lows)),
        kind=kind,
    )


def _scored(head: Head, scoring: Scoring, kind: str) -> ScoredForecast:
    summary, found = scoring.summary, scoring.summary["surprises"]
    return ScoredForecast(
        seal=Key(head.short),
        source=Key(head.source),
        release=scoring.release,
        counts_deaths=head.measure is Measure.DEATHS,
        last=_day(summary["months"][1]),
        cases=found["cases"],
        outside=found["singles"],
        is_too_often=found["chance"] < RARELY,
        beats_baseline=summary["shown"]["crps"] < summary["beside"]["crps"],
        kind=kind,
    )


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
