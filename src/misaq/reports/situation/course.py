"""The months up to this one, and when the usual level shifted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.core.threat.picture.records import PARTS, ResultKind, Stored, Toll
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.committee_paper.pictures import picture_block
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import NO_SAYING, columns, number
from misaq.reports.situation.drawing import months_chart, speech_of
from misaq.reports.situation.inputs import Draft, month_text
from misaq.reports.situation.numbers import parts_of, tolls
from misaq.reports.situation.saying import general_limit, limits, not_kept

_SHOWN = 13
"""Months in the table: this one, back to the same of a year before."""


def course(draft: Draft) -> Iterator[Block]:
    """Yield the months as a picture and a table, then the levels."""
    voice = draft.voice
    yield Heading(voice.plain(say("Month by month")))
    chart = months_chart(draft)
    if chart.figure is not None:
        yield picture_block(chart, speech_of(draft), voice)
    yield _months(draft)
    yield from _levels(draft)


def _months(draft: Draft) -> Table:
    of, voice = draft.of, draft.voice
    months = range(max(of.month - _SHOWN + 1, of.basis.first_month), of.month + 1)
    parts = parts_of(of.own_months)
    found = [tolls(of.own_months, part, of.basis, months) for part in parts]
    heads = [
        head
        for part in parts
        for head in (
            (say("{part}: events", part=PARTS[part]), 1.4, True),
            (say("{part}: deaths, best figure (lowest–highest)", part=PARTS[part]), 1.7, True),
        )
    ]
    return Table(
        columns=columns(voice, (say("Month"), 1.1, False), *heads),
        rows=tuple(
            (Ref(month_text(month)), *(cell for each in found for cell in _cells(each[at])))
            for at, month in enumerate(months)
        ),
        caption=voice.plain(say("The exact values")),
    )


def _cells(toll: Toll) -> tuple[Content, Content]:
    return number(toll.events), Ref(f"{toll.best:,} ({toll.low:,}–{toll.high:,})")


def _levels(draft: Draft) -> Iterator[Block]:
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("When the usual level shifted")), level=2)
    found = [one for one in of.results.get(ResultKind.LEVELS, ()) if _is_shown(one, draft)]
    found.sort(key=lambda one: one.subject)
    if not found:
        yield not_kept(voice, say("Levels"))
        return
    yield Paragraph(voice.plain(_whole(draft)))
    yield Table(
        columns=columns(
            voice,
            (say("Province"), 2.2, False),
            (say("Since"), 1, False),
            (say("Events a month since then"), 1.3, True),
            (say("Events a month before"), 1.3, True),
            (say("How often the shift is found again"), 1.5, True),
        ),
        rows=tuple(_level_row(one, draft) for one in found),
        caption=voice.plain(say("The level in which {month} lies", month=of.month_text)),
    )
    yield general_limit(found[0], voice)


def _is_shown(one: Stored, draft: Draft) -> bool:
    return draft.of.area is None or one.subject == draft.of.area_code


def _whole(draft: Draft) -> Phrase:
    basis = draft.of.basis
    return say(
        "Looked for over all months of the release, {first} to {last}, of which some may lie after"
        " this month. Where the source tells attacks apart, only these are counted.",
        first=month_text(basis.first_month),
        last=month_text(basis.first_month + basis.months - 1),
    )


def _level_row(one: Stored, draft: Draft) -> tuple[Content, ...]:
    voice, month = draft.voice, draft.of.month
    levels: list[dict[str, Any]] = list(one.body["levels"])
    at = next(
        (at for at, level in enumerate(levels) if level["starts"] <= month < level["ends"]),
        len(levels) - 1,
    )
    here, name = levels[at], _name(draft, one.subject)
    if at == 0:
        start = voice.plain(say("start of the data"))
        return name, start, number(here["mean"], 1), voice.plain(say("–")), voice.plain(say("–"))
    sure = here["stability"]
    again = voice.plain(NO_SAYING) if sure is None else Ref(f"{100 * sure:.0f}%")
    since = Ref(month_text(here["starts"]))
    return name, since, number(here["mean"], 1), number(levels[at - 1]["mean"], 1), again


def _name(draft: Draft, code: str) -> Content:
    title = say("{area}", area=draft.title_of(code)) if code else say("The whole country")
    return draft.voice.plain(title)


def spread(draft: Draft) -> Iterator[Block]:
    """Yield how unequally attacks lie over districts."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("How unequally attacks lie over the districts")))
    found = of.stored(ResultKind.CONCENTRATION, of.area_code)
    if found is None:
        yield not_kept(voice, say("Concentration"))
        return
    body = found.body
    yield Paragraph(voice.plain(_half(body)))
    if body["gini"] is not None:
        yield Paragraph(voice.plain(_gini(found)))
    yield from limits(found, voice)


def _half(body: Any) -> Phrase:
    if body["half"] is None:
        return say("Too few attacks are known to a district to say how unequally they lie.")
    return say(
        "Half of the {events} attacks known to a district, in all months of the release, lie in"
        " {half} of {areas} districts; {touched} had any.",
        events=body["events"],
        half=body["half"],
        areas=body["areas"],
        touched=body["touched"],
    )


def _gini(found: Stored) -> Phrase:
    interval = found.uncertainty
    gini, chance = f"{found.body['gini']:.2f}", f"{found.body['expected_gini']:.2f}"
    if interval is None:
        return say(
            "Gini coefficient: {gini}; it would be about {chance} if as many attacks fell anywhere"
            " by chance.",
            gini=gini,
            chance=chance,
        )
    return say(
        "Gini coefficient: {gini} (95 % interval {low} to {high}); it would be about {chance} if as"
        " many attacks fell anywhere by chance.",
        gini=gini,
        low=f"{interval[0]:.2f}",
        high=f"{interval[1]:.2f}",
        chance=chance,
    )
