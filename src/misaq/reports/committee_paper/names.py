"""The short names that stand in the paper, with what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.kernel.words import say
from misaq.reports.blocks import Block, Definitions, Heading
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.inline import Ref


def short_names(draft: Draft) -> Iterator[Block]:
    """Yield the short names that the paper has explained on the way, in one list."""
    voice = draft.voice
    if voice.explained:
        yield Heading(voice.plain(say("Short names used")))
        by_name = sorted(voice.explained.items(), key=lambda named: named[0].lower())
        yield Definitions(tuple((Ref(name), voice.titles(record)) for name, record in by_name))
