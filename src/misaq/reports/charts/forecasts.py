"""Pictures of forecasts: the fan of an area, and how right what was said turned out to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.issued import IssuedForecast, Outlook
from misaq.core.threat.forecasting.skill_card import SkillCard
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import (
    Ahead,
    Chart,
    Fan,
    Ink,
    KeyEntry,
    Shape,
    Share,
    Shares,
    Words,
)

UNITS: Mapping[Measure, Phrase] = {Measure.DEATHS: say("deaths"), Measure.EVENTS: say("events")}
"""What is counted, in a word."""


def fan_chart(
    title: Words,
    issued: IssuedForecast,
    known: Sequence[int],
    came: Mapping[int, int],
    *,
    names: tuple[Words, Words],
) -> Chart:
    """Return the fan of the one area of a forecast.

    Args:
        title: of the area.
        issued: what is said of that area alone.
        known: the last months up to the origin.
        came: what happened, by month, where it is known by now.
        names: what is shown as the forecast and what stands beside it, in words.
    """
    pairs = tuple(zip(issued.shown.outlooks, issued.beside.outlooks, strict=True))
    ahead = tuple(
        _ahead(issued, ours, theirs, came.get(issued.origin + ours.lead)) for ours, theirs in pairs
    )
    start = issued.origin - len(known) + 1
    fan = Fan(
        tuple((_day(start + at), count) for at, count in enumerate(known)),
        ahead,
        UNITS[issued.measure],
    )
    return Chart(
        key="forecasts/fan",
        title=say(
            "{area}: {unit} by month, and the twelve months after {month}",
            area=title, unit=UNITS[issued.measure], month=month_text(issued.origin),
        ),
        finding=(_finding(issued, pairs[0][0]), say("Beside it stands: {name}.", name=names[1])),
        figure=fan if ahead else None,
        columns=(),
        rows=(),
        as_of=_day(issued.origin + 1),
        legend=(
            KeyEntry(say("months known"), Ink.PLAIN, dash=()),
            KeyEntry(
                say("the forecast ({name}): middle value; half of all chances lie in the darker"
                    " band, nine in ten in the lighter", name=names[0]),
                Ink.MINOR, shape=Shape.CIRCLE,
            ),
            KeyEntry(
                say("beside it ({name}): middle value and ends of nine in ten", name=names[1]),
                Ink.OPEN, dash=(6, 3),
            ),
            *((KeyEntry(say("what then happened"), Ink.GRAVE, shape=Shape.DIAMOND),)
              if came else ()),
        ),
        note=say("Between two months nothing is said: the band only joins them."),
    )  # fmt: skip


def places_chart(card: SkillCard) -> Chart:
    """Return in which tenth of what was said the outcomes fell."""
    bars = tuple(
        Share(
            f"{at * 10}–{at * 10 + 10}",
            share,
            0.1,
            say("{share} % of outcomes fell in the tenth from {low} to {high} %; right: 10 %.",
                share=_percent(share), low=at * 10, high=at * 10 + 10),
        )
        for at, share in enumerate(card.places)
    )  # fmt: skip
    return _bars_chart(
        "forecasts/places",
        say("Where outcomes fell in what was said"),
        say(
            "Of a right forecast each tenth holds 10 %. {share} % fell in the central nine tenths.",
            share=_percent(card.within),
        ),
        Shares(bars),
        say("10 %, as of a right forecast"),
        _day(card.last + 1),
    )


def reliability_chart(card: SkillCard) -> Chart:
    """Return how often something happened where it was called so likely."""
    bars = tuple(
        Share(
            f"{_percent(said)} %",
            came,
            said,
            say("Called {said} % likely on average: it happened in {came} % of {cases} cases.",
                said=_percent(said), came=_percent(came), cases=cases),
        )
        for said, came, cases in zip(card.said, card.came, card.cases, strict=True)
    )  # fmt: skip
    return _bars_chart(
        "forecasts/reliability",
        say("How often at least one came, where it was called so likely"),
        say("On average the chance said is off by {error} percentage points.",
            error=f"{100 * card.calibration_error:.1f}"),
        Shares(bars),
        say("the chance that was said"),
        _day(card.last + 1),
    )  # fmt: skip


def month_text(month: int) -> str:
    """Return a month (years times 12 plus month less one) as year and month: 2009-05."""
    return _day(month).isoformat()[:7]


def span_text(ends: tuple[float, float]) -> str:
    """Return the ends of an interval in whole numbers."""
    return f"{ends[0]:.0f}–{ends[1]:.0f}"


def _ahead(issued: IssuedForecast, ours: Outlook, theirs: Outlook, came: int | None) -> Ahead:
    words = say(
        "{month}: {median} {unit}; half of all chances {half}, nine in ten {most}. Beside it:"
        " {beside}, {beside_most}.",
        month=month_text(issued.origin + ours.lead),
        median=f"{ours.median:.0f}",
        unit=UNITS[issued.measure],
        half=span_text(ours.half),
        most=span_text(ours.most),
        beside=f"{theirs.median:.0f}",
        beside_most=span_text(theirs.most),
    )
    if came is not None:
        words = say("{said} It came to {came}.", said=words, came=came)
    return Ahead(
        _day(issued.origin + ours.lead),
        ours.most,
        ours.half,
        ours.median,
        theirs.most,
        theirs.median,
        words,
        came,
    )


def _finding(issued: IssuedForecast, first: Outlook) -> Phrase:
    return say(
        "For {month}: {median} {unit}, and with nine chances in ten between {low} and {high}.",
        month=month_text(issued.origin + first.lead),
        median=f"{first.median:.0f}",
        unit=UNITS[issued.measure],
        low=f"{first.most[0]:.0f}",
        high=f"{first.most[1]:.0f}",
    )


def _bars_chart(
    key: str, title: Phrase, finding: Phrase, bars: Shares, right: Phrase, as_of: date
) -> Chart:
    return Chart(
        key=key,
        title=title,
        finding=(finding,),
        figure=bars if bars.shares else None,
        columns=(),
        rows=(),
        as_of=as_of,
        legend=(
            KeyEntry(say("what came"), Ink.MINOR),
            KeyEntry(right, Ink.PLAIN, dash=()),
        ),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
