"""Named operations and what followed; assurances on record beside what followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.core.incidents.registers import NamedOperation
from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.words import Phrase, join, say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.inline import Content, Inline, Ref
from misaq.reports.situation.cells import (
    NO_SAYING,
    NOT_COVERED,
    columns,
    number,
    sourced,
    span,
)
from misaq.reports.situation.inputs import Assured, Draft, Studied
from misaq.reports.situation.saying import general_limit

_EVERYWHERE = say("the whole country")


def operations(draft: Draft) -> Iterator[Block]:
    """Yield the operations begun by the end of the month, with what is kept of each."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Named operations, and what followed")))
    if not of.operations:
        words = say("No operation with a name, begun by the end of this month, is on record.")
        yield Paragraph(voice.plain(words))
        return
    yield Paragraph(
        voice.plain(
            say("No effect is claimed. Each is set beside what would be expected without it, from"
                " districts and months without one; where that cannot be told from chance, it says"
                " so.")
        )
    )  # fmt: skip
    yield Table(
        columns=columns(
            voice,
            (say("Operation"), 2.6, False),
            (say("Where"), 2, False),
            (say("From"), 1.1, False),
            (say("Attacks in the year before"), 1, True),
            (say("In the year after"), 1, True),
            (say("Expected without it"), 1.2, True),
            (say("What can be said"), 2.2, False),
        ),
        rows=tuple(_operation_row(one, draft) for one in of.operations),
        caption=voice.plain(say("Operations of the state that have a name")),
    )
    judged = next((one.stored for one in of.operations if one.stored is not None), None)
    if judged is not None:
        yield general_limit(judged, voice)
    yield from _wrongness(draft)


def _operation_row(one: Studied, draft: Draft) -> tuple[Content, ...]:
    voice, operation = draft.voice, one.operation
    title = voice.plain(say("{title}", title=operation.title))
    starts = operation.span.starts
    since = voice.plain(say("not on record") if starts is None else say("{day}", day=starts))
    head = (sourced(title, operation.cite, voice), _where(draft, operation), since)
    if one.stored is None:
        blank = voice.plain(say("–"))
        return *head, blank, blank, blank, voice.plain(one.words)
    body = one.stored.body
    return (
        *head,
        number(body["before"]),
        number(body["after"]),
        _expected(one, draft),
        voice.plain(one.words),
    )


def _expected(one: Studied, draft: Draft) -> Content:
    body: Any = {} if one.stored is None else one.stored.body
    if one.stored is None or body["expected"] is None:
        return draft.voice.plain(NO_SAYING)
    interval = one.stored.uncertainty
    ends: tuple[Inline, ...] = () if interval is None else (" (", span(*interval[:2]), ")")
    return (number(body["expected"]), *ends)


def _where(draft: Draft, operation: NamedOperation) -> Content:
    return _areas(draft, tuple(str(key) for key in operation.areas))


def _areas(draft: Draft, codes: tuple[str, ...]) -> Content:
    if not codes:
        return draft.voice.plain(_EVERYWHERE)
    return draft.voice.plain(join([draft.title_of(code) for code in codes]))


def _wrongness(draft: Draft) -> Iterator[Block]:
    """Yield how often the test finds something where no operation was, measured on this data."""
    found = draft.of.stored(ResultKind.PLACEBOS, "EVENTS")
    if found is not None and found.body["false_share"] is not None:
        words = say(
            "Tried on {many} windows without an operation, the test found something in {share} of"
            " them; it is used only between 3 and 7 %.",
            many=found.body["placebos"],
            share=f"{100 * found.body['false_share']:.1f}%",
        )
        yield Paragraph(draft.voice.plain(words))


def assurances(draft: Draft) -> Iterator[Block]:
    """Yield the assurances given by the end of the month, with what was recorded around them."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Assurances on record, and what followed")))
    if not of.assurances:
        words = say("No assurance about this area, given by the end of this month, is on record.")
        yield Paragraph(voice.plain(words))
        return
    yield Paragraph(
        voice.plain(
            say("Counted are the months before and after the words were said, in what the source"
                " records there. That more or less followed does not show that the words were"
                " right or wrong when they were said.")
        )
    )  # fmt: skip
    yield Table(
        columns=columns(
            voice,
            (say("Said on"), 1.1, False),
            (say("In the word"), 1.1, False),
            (say("What was said"), 2.8, False),
            (say("By whom"), 1.4, False),
            (say("Where"), 1.7, False),
            (say("Twelve months before"), 1.1, True),
            (say("Twelve months after"), 1.1, True),
            (say("What followed"), 2.4, False),
        ),
        rows=tuple(_assurance_row(one, draft) for one in of.assurances),
        caption=voice.plain(say("Assurances beside what the source records, events")),
    )
    kept = next((one.stored for one in of.assurances if one.stored is not None), None)
    if kept is not None:
        yield general_limit(kept, voice)


def _assurance_row(one: Assured, draft: Draft) -> tuple[Content, ...]:
    voice, said = draft.voice, one.assurance
    before, after = _year(one, draft)
    return (
        Ref(str(said.given_on)),
        voice.plain(said.word),
        sourced(voice.plain(said.text), said.cite, voice),
        voice.plain(said.speaker),
        _areas(draft, tuple(str(key) for key in said.areas)),
        before,
        after,
        voice.plain(_followed(one)),
    )


def _year(one: Assured, draft: Draft) -> tuple[Content, Content]:
    spans: list[Any] = [] if one.stored is None else one.stored.body["beside"]
    found = next((each for each in spans if each["months"] == 12), None)
    if found is None:
        blank = draft.voice.plain(say("–"))
        return blank, blank
    return _figure(found["before"], draft), _figure(found["after"], draft)


def _figure(figures: list[int] | None, draft: Draft) -> Content:
    return draft.voice.plain(NOT_COVERED) if figures is None else number(figures[0])


def _followed(one: Assured) -> Phrase:
    if one.stored is None:
        return say("Nothing is kept beside it: the figures do not cover its days or its areas.")
    if one.back is None:
        return say("Counted are {part}.", part=one.part)
    months = (one.stored.body.get("back") or {}).get("months")
    if months:
        return say("{back}, after {months} months.", back=one.back, months=months)
    return say("{back}.", back=one.back)
