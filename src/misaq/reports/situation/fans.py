"""A forecast as a fan: the months known, what may come, and the baseline beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from misaq.core.threat.forecasting.issued import IssuedForecast, Voice
from misaq.kernel.words import say
from misaq.reports.blocks import Block, Paragraph
from misaq.reports.charts.forecasts import fan_chart
from misaq.reports.committee_paper.pictures import picture_block
from misaq.reports.situation.drawing import speech_of
from misaq.reports.situation.inputs import Ahead, Draft

_MOST = 2
"""Fans of each forecast in the report of the whole country."""


def fans(draft: Draft, one: Ahead) -> Iterator[Block]:
    """Yield a fan of the province, or of the two for which most is expected."""
    chosen = _chosen(draft, one)
    if len(chosen) < len([area for area in one.issued.areas if area in one.known]):
        words = say(
            "Drawn are the provinces for which most is expected. Fans of several areas are not"
            " added: what is likely in each is not likely in all at once."
        )
        if draft.of.area is None:
            yield Paragraph(draft.voice.plain(words), numbered=False)
    for code in chosen:
        chart = fan_chart(
            say("{area}", area=draft.title_of(code)),
            _of_area(one.issued, code),
            one.known[code],
            {},
            names=(one.name_of(one.issued.shown.name), one.name_of(one.issued.beside.name)),
        )
        if chart.figure is not None:
            yield picture_block(chart, speech_of(draft), draft.voice)


def _chosen(draft: Draft, one: Ahead) -> tuple[str, ...]:
    own = draft.of.area_code
    areas = [area for area in one.issued.areas if area in one.known and own in ("", area)]
    expected = {
        area: sum(each.mean for each in one.issued.shown.outlooks if each.area == area)
        for area in areas
    }
    return tuple(sorted(areas, key=lambda area: (-expected[area], area))[:_MOST])


def _of_area(issued: IssuedForecast, code: str) -> IssuedForecast:
    """Return what is said of one area alone."""
    return replace(
        issued,
        areas=(code,),
        model=_narrowed(issued.model, code),
        baseline=_narrowed(issued.baseline, code),
    )


def _narrowed(voice: Voice, code: str) -> Voice:
    return replace(voice, outlooks=tuple(one for one in voice.outlooks if one.area == code))
