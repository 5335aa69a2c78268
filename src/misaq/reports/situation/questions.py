"""Questions to institutions: each finding about incidents becomes one that a committee can put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from misaq.core.catalogue import find_check
from misaq.core.findings.records import Gap, GapReason
from misaq.kernel.words import say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.committee_paper.findings import finding_block
from misaq.reports.committee_paper.terms import REASON_WORDS
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import columns, number
from misaq.reports.situation.inputs import Draft

_REPLY_LINES = 2


def questions(draft: Draft) -> Iterator[Block]:
    """Yield each finding with its question; then what could not be asked, and why."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Questions to institutions")))
    lead = say(
        "What the checks of incidents and of the threat picture find, as of {day}. Each finding is"
        " a question that a committee can put, with room for the reply.",
        day=of.made.day.isoformat(),
    )
    yield Paragraph(voice.plain(lead), numbered=False)
    if not of.questions:
        words = say("No finding of these checks stands for this area on that day.")
        yield Paragraph(voice.plain(words))
    for one in of.questions:
        yield finding_block(one.finding, one.way, voice, reply_lines=_REPLY_LINES)
    yield from _gaps(draft)


def _gaps(draft: Draft) -> Iterator[Block]:
    gaps, voice = draft.of.gaps, draft.voice
    if not gaps:
        return
    yield Heading(voice.plain(say("Not asked yet, for want of a record that was read")), level=2)
    words = say(
        "A finding never rests on a fact that nobody verified. {count} times a check stopped there;"
        " once the record is read, each of these can become a question.",
        count=len(gaps),
    )
    yield Paragraph(voice.plain(words))
    yield Table(
        columns=columns(
            voice,
            (say("Check"), 0.9, False),
            (say("What it looks for"), 3, False),
            (say("Times"), 0.9, True),
            (say("Why nothing is asked"), 2, False),
            (say("Closed by"), 3, False),
        ),
        rows=tuple(_gap_row(draft, *line) for line in _counted(gaps)),
        caption=voice.plain(say("What our own record lacks")),
    )


def _counted(gaps: tuple[Gap, ...]) -> Iterator[tuple[str, GapReason, int, Gap]]:
    """Yield each check and reason once, with how often and the first gap of it."""
    counts = Counter((gap.code, gap.reason) for gap in gaps)
    firsts = {(gap.code, gap.reason): gap for gap in reversed(gaps)}
    for (code, reason), count in counts.items():
        yield code, reason, count, firsts[code, reason]


def _gap_row(
    draft: Draft, code: str, reason: GapReason, count: int, first: Gap
) -> tuple[Content, ...]:
    voice = draft.voice
    return (
        Ref(code),
        voice.plain(find_check(code).title),
        number(count),
        voice.plain(REASON_WORDS[reason]),
        voice.plain(first.closes_with),
    )
