"""Pictures of the report: deaths month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from misaq.core.threat.picture.records import PARTS, Part, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart, Dot, Ink, KeyEntry, Points, Shape
from misaq.reports.charts.speech import Speech
from misaq.reports.situation.inputs import Draft, first_day, month_text
from misaq.reports.situation.numbers import parts_of, tolls

_MONTHS = 36
_FORMS = {
    Part.ATTACKS: (Shape.CIRCLE, Ink.GRAVE),
    Part.OPERATIONS: (Shape.SQUARE, Ink.MINOR),
    Part.OTHERS: (Shape.UP, Ink.PLAIN),
    Part.UNTOLD: (Shape.CIRCLE, Ink.SERIOUS),
}
_LEFT_OUT = (Part.OTHERS,)
"""Parts that stand in tables only: three sorts of forms on one picture are too many."""


def speech_of(draft: Draft) -> Speech:
    """Return the language of the report as pictures speak it."""
    language = draft.of.language
    return Speech(language.code, language.is_rtl, draft.voice.text)


def months_chart(draft: Draft) -> Chart:
    """Return deaths in each of the last three years' months, from lowest to highest figure."""
    of = draft.of
    first = max(of.month - _MONTHS + 1, of.basis.first_month)
    months = range(first, of.month + 1)
    parts = [part for part in parts_of(of.own_months) if part not in _LEFT_OUT]
    dots = [
        dot
        for part in parts
        for dot in _dots(part, months, tolls(of.own_months, part, of.basis, months))
    ]
    return Chart(
        key="threat/report/months",
        title=say("Deaths by month, {first} to {last}",
                  first=month_text(first), last=of.month_text),
        finding=tuple(_finding(draft, part, months) for part in parts),
        figure=Points(tuple(dots), say("deaths")) if dots else None,
        columns=(),
        rows=(),
        as_of=of.basis.last_day,
        legend=tuple(KeyEntry(PARTS[part], _FORMS[part][1], shape=_FORMS[part][0])
                     for part in parts),
        note=say("The line runs from the lowest to the highest figure."),
    )  # fmt: skip


def _dots(part: Part, months: range, found: Sequence[Toll]) -> Iterator[Dot]:
    shape, ink = _FORMS[part]
    for month, toll in zip(months, found, strict=True):
        words = say("{month}: {best} deaths, between {low} and {high}, in {events} events.",
                    month=month_text(month), best=toll.best, low=toll.low, high=toll.high,
                    events=toll.events)  # fmt: skip
        last = first_day(month + 1) - timedelta(days=1)
        low, high = Decimal(min(toll.low, toll.high)), Decimal(max(toll.low, toll.high))
        yield Dot(first_day(month), last, low, high, shape, ink, words)


def _finding(draft: Draft, part: Part, months: range) -> Phrase:
    of = draft.of
    found = tolls(of.own_months, part, of.basis, months)
    worst = max(range(len(found)), key=lambda at: found[at].best)
    return say(
        "Recorded {part}: most deaths in {month}: {best}.",
        part=PARTS[part],
        month=month_text(months[worst]),
        best=found[worst].best,
    )
