"""The months from which the level of an area's events differs, as a kept result."""

from __future__ import annotations

from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.trends import Figure, trend
from misaq.core.threat.picture.records import ResultKind, Stored

LEAST_MONTHS = 24
"""With fewer, no change of level is looked for."""


def levels_of(events: DatedEvents, area: str, dice: Dice) -> Stored:
    """Return the levels of the events given, from the first month to the last."""
    found = trend(events, Figure.EVENTS, dice)
    value = found.value
    edges = [value.first_month, *(change.month for change in value.changes)]
    ends = [*edges[1:], value.first_month + len(value.figures)]
    means = [
        float(value.figures[start - value.first_month : end - value.first_month].mean())
        for start, end in zip(edges, ends, strict=True)
    ]
    stable = [None, *(change.stability for change in value.changes)]
    return Stored(
        ResultKind.LEVELS,
        area,
        {
            "levels": [
                {"starts": start, "ends": end, "mean": round(mean, 2), "stability": sure}
                for start, end, mean, sure in zip(edges, ends, means, stable, strict=True)
            ],
            "false_share": value.false_share,
        },
        found.limits.can,
        found.limits.cannot,
        found.notes,
    )
