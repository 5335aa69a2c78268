"""The months ahead: what was forecast, beside the plain baseline and how both did."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.issued import IssuedForecast, Outlook
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import columns, number, span
from misaq.reports.situation.fans import fans
from misaq.reports.situation.inputs import Ahead, Draft, month_text
from misaq.reports.situation.skill import skill_card

_LEADS = (1, 3, 6)
_MEASURES = {Measure.DEATHS: say("deaths"), Measure.EVENTS: say("events")}


_HOW = say(
    "A forecast says how likely numbers are, and is wrong where something new begins. Two voices"
    " are heard: a model, and the plain baseline, which draws the last twelve months again. A model"
    " that does not beat the baseline on the last windows is not shown as the forecast; it stands"
    " beside it. Nothing is forecast of a person or below a district."
)
_LOOKED_BACK = say(
    "Made later, from what was known by then, to try the model: nothing was foretold in that month."
)


def ahead(draft: Draft) -> Iterator[Block]:
    """Yield what is forecast of the area's provinces; a sentence where nothing is."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("The months ahead")))
    if not of.forecasts:
        yield Paragraph(voice.plain(_none(draft)))
        return
    yield Paragraph(voice.plain(_HOW))
    for one in of.forecasts:
        yield from _forecast(draft, one)


def _none(draft: Draft) -> Phrase:
    if draft.of.later_forecast is None:
        return say("No forecast of this source is on record, so that nothing is said here.")
    return say(
        "The forecast on record was issued after {month}, which is later than this report: it"
        " stands in the report of that month.",
        month=month_text(draft.of.later_forecast),
    )


def _forecast(draft: Draft, one: Ahead) -> Iterator[Block]:
    voice, issued = draft.voice, one.issued
    what = _MEASURES[issued.measure]
    yield Heading(
        voice.plain(say("Forecast of {what}, as seen after {month}", what=what,
                        month=month_text(issued.origin))),
        level=2,
    )  # fmt: skip
    if one.is_looking_back:
        yield Paragraph(voice.plain(_LOOKED_BACK))
    yield Table(
        columns=columns(
            voice,
            (say("Province"), 2.2, False),
            (say("Month"), 1.1, False),
            (say("Middle"), 0.9, True),
            (say("In 90 of 100 cases"), 1.2, True),
            (say("Chance of any"), 1, True),
            (say("Beside: middle"), 1, True),
            (say("Beside: in 90 of 100"), 1.2, True),
        ),
        rows=tuple(_rows(draft, issued)),
        caption=voice.plain(
            say("Forecast: {shown}. Beside it: {beside}.",
                shown=one.name_of(issued.shown.name), beside=one.name_of(issued.beside.name))
        ),
    )  # fmt: skip
    yield from fans(draft, one)
    yield Paragraph(voice.plain(_verdict(issued)))
    yield _windows(draft, issued)
    yield from skill_card(draft, one)
    yield Paragraph(
        (*voice.plain(say("Seal of the forecast:")), " ", Ref(one.seal)), numbered=False
    )


def _rows(draft: Draft, issued: IssuedForecast) -> Iterator[tuple[Content, ...]]:
    of = draft.of
    for ours, theirs in zip(issued.shown.outlooks, issued.beside.outlooks, strict=True):
        month = issued.origin + ours.lead
        is_ours = of.area is None or ours.area == of.area_code
        if is_ours and ours.lead in _LEADS and month > of.month:
            yield (
                draft.voice.plain(say("{area}", area=draft.title_of(ours.area))),
                Ref(month_text(month)),
                number(ours.median),
                span(*ours.most),
                _chance(ours),
                number(theirs.median),
                span(*theirs.most),
            )


def _chance(one: Outlook) -> Ref:
    return Ref(f"{100 * one.chance:.0f}%")


def _verdict(issued: IssuedForecast) -> Phrase:
    if issued.shows_model:
        return say("The model beat the baseline on every one of the last windows, and is shown.")
    return say(
        "The model did not beat the baseline on the last windows: the baseline is the forecast, and"
        " the model stands beside it."
    )


def _windows(draft: Draft, issued: IssuedForecast) -> Table:
    voice = draft.voice
    return Table(
        columns=columns(
            voice,
            (say("Window"), 1.4, False),
            (say("Distance to what happened (CRPS)"), 2, True),
            (say("Surprise (IGN)"), 2, True),
            (say("Width and misses (MIS)"), 2, True),
        ),
        rows=tuple(
            (Ref(one.window), _change(one.crps), _change(one.ignorance), _change(one.interval))
            for one in issued.windows
        ),
        caption=voice.plain(
            say("Score of the model against the baseline, with 95 % interval; below nought is"
                " better")
        ),
    )  # fmt: skip


def _change(one: RelativeChange) -> Ref:
    return Ref(f"{100 * one.change:+.1f}% ({100 * one.low:+.1f} – {100 * one.high:+.1f})")
