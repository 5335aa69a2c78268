"""The sources that findings and numbers of the paper rest on."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import Citation, best_confidence
from misaq.kernel.words import say
from misaq.reports.blocks import Block, Heading, SourceEntry, SourceList
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.committee_paper.numbers import list_observations
from misaq.reports.committee_paper.terms import CONFIDENCE_WORDS


def sources(draft: Draft) -> Iterator[Block]:
    """Yield the list of sources by key."""
    voice = draft.voice
    registered = by_key(draft.paper.registers.sourcebook.sources)
    by_source = _by_source(draft)
    yield Heading(voice.plain(say("Sources")))
    yield SourceList(
        tuple(
            SourceEntry(
                key,
                voice.plain(f"{registered[key].title}. {registered[key].publisher}."),
                voice.plain(CONFIDENCE_WORDS[best_confidence(by_source[key])]),
            )
            for key in sorted(by_source)
        )
    )


def _by_source(draft: Draft) -> dict[Key, list[Citation]]:
    cites = [cite for item in draft.agenda.items for cite in item.finding.cite]
    cites += [cite for shown in list_observations(draft) for cite in shown.cite]
    by_source: dict[Key, list[Citation]] = {}
    for cite in cites:
        by_source.setdefault(cite.source, []).append(cite)
    return by_source
