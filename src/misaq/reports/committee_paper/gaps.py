"""What is not known here: no finding against anybody."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.catalogue import find_check
from misaq.core.findings.records import GapReason
from misaq.kernel.words import say
from misaq.reports.blocks import Align, Block, Column, Heading, Paragraph, Table
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.committee_paper.terms import REASON_WORDS
from misaq.reports.inline import Content, Inline, Ref
from misaq.reports.voice import Voice


def gaps(draft: Draft) -> Iterator[Block]:
    """Yield the gaps, counted by check and reason."""
    voice = draft.voice
    groups: dict[tuple[str, GapReason], list[str]] = {}
    for gap in draft.paper.run.gaps:
        groups.setdefault((gap.code, gap.reason), []).append(gap.subject.key)
    lead = say(
        "What follows is not known here. It is no finding against anybody. Each line says how often"
        " a check met the gap, and about which records."
    )
    yield Heading(voice.plain(say("Gaps in our record")))
    yield Paragraph(voice.plain(lead))
    yield Table(
        columns=(
            Column(voice.plain(say("Check")), 1),
            Column(voice.plain(say("Looked for")), 3),
            Column(voice.plain(say("Why no finding")), 2),
            Column(voice.plain(say("Times")), 0.8, Align.END),
            Column(voice.plain(say("Records")), 4),
        ),
        rows=tuple(
            (
                Ref(code),
                voice.plain(find_check(code).title),
                voice.plain(REASON_WORDS[reason]),
                Ref(str(len(keys))),
                _keys(keys, voice),
            )
            for (code, reason), keys in groups.items()
        ),
    )


def _keys(keys: list[str], voice: Voice) -> Content:
    parts: list[Inline] = []
    for key in dict.fromkeys(keys):
        parts += [*voice.plain(say(", ")), Ref(key)] if parts else [Ref(key)]
    return tuple(parts)
