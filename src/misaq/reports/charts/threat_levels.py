"""Levels of an area's monthly events, and how unequally events lie over its districts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart, Curve, Ink, KeyEntry, Step, Steps, Words


@dataclass(frozen=True, slots=True)
class Level:
    """Months at one level.

    Attributes:
        starts: first day.
        ends: first day after it.
        mean: events a month.
    """

    starts: date
    ends: date
    mean: float


def levels_chart(title: Words, what: Phrase, levels: Sequence[Level], *, as_of: date) -> Chart:
    """Return the usual number of events a month, and when it shifted."""
    steps = tuple(
        Step(
            level.starts,
            level.ends,
            level.mean,
            say(
                "From {first} until {last}: {mean} events a month.",
                first=level.starts.isoformat()[:7],
                last=level.ends.isoformat()[:7],
                mean=f"{level.mean:.1f}",
            ),
            f"{level.mean:.0f}" if level.mean >= 10 else f"{level.mean:.1f}",
        )
        for level in levels
    )
    return Chart(
        key="threat/levels",
        title=say("{area}, the usual level of monthly events: {part}", area=title, part=what),
        finding=(
            say("The level shifted {times} times.", times=max(len(levels) - 1, 0)),
            say("Why it shifted is not in the figures."),
        ),
        figure=Steps(steps) if steps else None,
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(KeyEntry(say("events a month, as long as that was usual"), Ink.SERIOUS, code="9"),),
    )


def concentration_chart(title: Words, shares: Sequence[float], half: int, *, as_of: date) -> Chart:
    """Return the curve of how attacks are shared out over districts.

    Args:
        shares: share of the attacks that the districts with fewest hold together, from 0 to 1.
        half: the fewest districts that hold half of them.
    """
    many = len(shares) - 1
    finding = say("{half} of {many} districts hold half of the attacks.", half=half, many=many)
    return Chart(
        key="threat/concentration",
        title=say("{area}: how attacks are shared out over districts", area=title),
        finding=(finding,),
        figure=Curve(
            tuple(shares),
            say("share of districts, those with fewest attacks first"),
            say("share of attacks"),
            finding,
        ),
        columns=(),
        rows=(),
        as_of=as_of,
        note=say(
            "On the broken line every district would have as many attacks as any other. The lower "
            "the curve hangs, the fewer districts hold most of them."
        ),
    )
