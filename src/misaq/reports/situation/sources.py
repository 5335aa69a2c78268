"""The sources that operations, assurances, incidents, findings and figures rest on."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import Citation, Citations, best_confidence
from misaq.kernel.words import say
from misaq.reports.blocks import Block, Heading, Paragraph, SourceEntry, SourceList
from misaq.reports.committee_paper.terms import CONFIDENCE_WORDS
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.per_head import counted_by


def sources(draft: Draft) -> Iterator[Block]:
    """Yield the list of sources by key."""
    voice = draft.voice
    registered = by_key(draft.of.registers.sourcebook.sources)
    by_source: dict[Key, list[Citation]] = {}
    for cite in _cited(draft):
        by_source.setdefault(cite.source, []).append(cite)
    yield Heading(voice.plain(say("Sources")))
    if not by_source:
        yield Paragraph(voice.plain(say("Nothing beside the figures is cited.")))
        return
    yield SourceList(
        tuple(
            SourceEntry(
                key,
                voice.plain(f"{registered[key].title}. {registered[key].publisher}."),
                voice.plain(CONFIDENCE_WORDS[best_confidence(tuple(by_source[key]))]),
            )
            for key in sorted(by_source)
        )
    )


def pack_cites(draft: Draft) -> Citations:
    """Return the sources of the pack's own totals; none where the figures are of a release."""
    of = draft.of
    if not of.basis.is_of_pack:
        return ()
    mine = (one.cite for one in of.registers.incidents.monthly if one.source == of.basis.source)
    return next(mine, ())


def _cited(draft: Draft) -> Iterator[Citation]:
    of = draft.of
    yield from pack_cites(draft)
    yield from counted_by(draft)
    for seen in of.observed:
        yield from seen.observation.cite
    for studied in of.operations:
        yield from studied.operation.cite
    for assured in of.assurances:
        yield from assured.assurance.cite
    for incident in of.notable:
        yield from incident.cite
    for question in of.questions:
        yield from question.finding.cite
