"""What institutions assessed, beside what was recorded and forecast: for members alone."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.perceptions.disagreement import Disagreement
from misaq.core.threat.perceptions.records import Assessment
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Heading, Landscape, Note, Paragraph, Table
from misaq.reports.inline import Content, Inline, Ref
from misaq.reports.situation.cells import NOT_COVERED, columns, number
from misaq.reports.situation.inputs import Draft, Perceived

_INTERNAL = say(
    "This section stands in the edition for members alone, and every reading of it on the site is"
    " in the audit. The report for everybody has no such section. Do not pass it on."
)
_HOW = say(
    "The last word of each institution on each area by the end of the month, in its own words, and"
    " before it the last one whose months are over; beside both the attacks recorded over these"
    " months and what a forecast issued by then had said of them. One statement that came true or"
    " did not shows little."
)
_MOST = 30


def perceived(draft: Draft) -> Iterator[Block]:
    """Yield the last words and where two disagree; nothing in the edition for everybody."""
    found, voice = draft.of.perceptions, draft.voice
    if found is None:
        return
    head = (
        Heading(voice.plain(say("What institutions assess"))),
        Note((voice.plain(_INTERNAL),), title=voice.plain(say("For members alone"))),
    )
    if not found.words:
        words = say("No assessment of this area, said by the end of the month, is on record.")
        yield from (*head, Paragraph(voice.plain(words)))
        return
    yield Landscape((*head, Paragraph(voice.plain(_HOW)), _table(draft, found.words)))
    if found.disagreements:
        yield Heading(voice.plain(say("Where two institutions disagree")), level=2)
        words = say("The question each time: what does one of them know that the other does not?")
        yield Paragraph(voice.plain(words))
        latest = sorted(found.disagreements, key=lambda one: -one.month)
        yield _disagreements(draft, tuple(latest[:_MOST]))
        if len(latest) > _MOST:
            words = say("Not shown, of earlier months: {count} more.", count=len(latest) - _MOST)
            yield Paragraph(voice.plain(words), numbered=False)


def _table(draft: Draft, words: tuple[Perceived, ...]) -> Table:
    voice = draft.voice
    return Table(
        columns=columns(
            voice,
            (say("Institution"), 2, False),
            (say("Area"), 1.6, False),
            (say("Threat"), 1.6, False),
            (say("Said on, source"), 1.4, False),
            (say("Months ahead"), 0.8, True),
            (say("It said"), 1.5, False),
            (say("Attacks recorded"), 1, True),
            (say("Its word for that"), 1.2, False),
            (say("A forecast had said"), 1.1, True),
        ),
        rows=tuple(_row(draft, one) for one in words),
        caption=voice.plain(say("Last words, beside data and forecast")),
    )


def _row(draft: Draft, one: Perceived) -> tuple[Content, ...]:
    voice, said = draft.voice, one.standing.assessment
    dash = voice.plain(say("\u2013"))
    return (
        _institution(draft, said.institution),
        voice.plain(say("{area}", area=draft.title_of(said.area))),
        _threat(draft, said.threat_class),
        (Ref(said.stated_on.isoformat()), " ", Ref(said.source)),
        number(said.horizon),
        _word(draft, said),
        voice.plain(NOT_COVERED) if one.events is None else number(one.events),
        voice.plain(one.deserved) if one.deserved else dash,
        dash if one.foretold is None else number(one.foretold, 1),
    )


def _institution(draft: Draft, key: str) -> Content:
    found = (one for one in draft.of.registers.institutions.institutions if str(one.key) == key)
    return draft.voice.plain(say("{title}", title=next((one.title for one in found), key)))


def _threat(draft: Draft, key: str) -> Content:
    classes = (one for one in draft.of.registers.framework.classes if str(one.key) == key)
    words: Phrase = say("all threats together")
    if key:
        words = say("{title}", title=next((one.title for one in classes), key))
    return draft.voice.plain(words)


def _word(draft: Draft, said: Assessment) -> Content:
    if said.probability is None:
        return draft.voice.plain(said.level)
    words = say("{percent} % for at least one event", percent=f"{100 * said.probability:g}")
    return draft.voice.plain(words)


def _disagreements(draft: Draft, found: tuple[Disagreement, ...]) -> Table:
    voice = draft.voice
    return Table(
        columns=columns(
            voice,
            (say("Area"), 1.6, False),
            (say("Threat"), 1.6, False),
            (say("Said in"), 0.9, False),
            (say("One"), 2, False),
            (say("The other"), 2, False),
        ),
        rows=tuple(
            (
                voice.plain(say("{area}", area=draft.title_of(one.area))),
                _threat(draft, one.threat_class),
                Ref(one.one.stated_on.isoformat()[:7]),
                (*_plain(_institution(draft, one.one.institution)), ": ",
                 *_plain(_word(draft, one.one))),
                (*_plain(_institution(draft, one.other.institution)), ": ",
                 *_plain(_word(draft, one.other))),
            )
            for one in found
        ),
        caption=voice.plain(say("Disagreements of the twelve months up to this one")),
    )  # fmt: skip


def _plain(content: Content) -> tuple[Inline, ...]:
    return content if isinstance(content, tuple) else (content,)
