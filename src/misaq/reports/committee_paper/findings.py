"""The findings by institution: one by one, or in tables where a check makes many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from misaq.core.catalogue import find_check
from misaq.core.findings.records import Finding, Severity
from misaq.core.oversight.agenda import Group, Item
from misaq.core.oversight.routing import Route
from misaq.kernel.provenance import Citation
from misaq.kernel.words import say
from misaq.reports.blocks import (
    Block,
    Column,
    FindingBlock,
    Heading,
    Landscape,
    Paragraph,
    Support,
    Table,
)
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.committee_paper.terms import CONFIDENCE_WORDS, SEVERITY_WORDS
from misaq.reports.inline import Cite, Content, Inline, Ref
from misaq.reports.letters import letter
from misaq.reports.voice import Voice, Words

_REPLY_LINES = 3
_MOST_BLOCKS = 3
"""Findings of one check, not grave, to one institution set out one by one; more make a table."""


def findings(draft: Draft) -> Iterator[Block]:
    """Yield the findings, group by group."""
    voice = draft.voice
    yield Heading(voice.plain(say("Findings by institution")))
    lead = say(
        "Each finding has its working, line by line, with the sources in brackets, the question and"
        " room for a reply. Minor findings, and those a check makes many of, stand in tables."
    )
    yield Paragraph(voice.plain(lead), numbered=False)
    scales = say(
        "How grave a finding is says how much it weighs if it stands. How sure says how well the"
        " record supports its weakest premise. Neither says anything about the other."
    )
    yield Paragraph(voice.plain(scales), numbered=False)
    for group in draft.agenda.groups:
        yield Heading(voice.titles(group.institution), level=2)
        apart = tabled(group)
        for item in group.items:
            if item not in apart:
                yield finding_block(item.finding, item.way, voice)
        if apart:
            yield Landscape(tuple(_tables(apart, voice)))


def tabled(group: Group) -> tuple[Item, ...]:
    """Return the items that go into tables: minor ones, and those a check makes many of."""
    counts = Counter(item.finding.code for item in group.items)
    return tuple(
        item
        for item in group.items
        if item.finding.severity is Severity.MINOR
        or (
            item.finding.severity is not Severity.GRAVE and counts[item.finding.code] > _MOST_BLOCKS
        )
    )


def _tables(items: tuple[Item, ...], voice: Voice) -> Iterator[Table]:
    """Yield a table for each check: finding, working with sources, question, reply."""
    for code in dict.fromkeys(item.finding.code for item in items):
        mine = [item for item in items if item.finding.code == code]
        severity = SEVERITY_WORDS[mine[0].finding.severity]
        title = say("{check} ({severity})", check=find_check(code).title, severity=severity)
        yield Table(
            columns=(
                Column(voice.plain(say("Finding")), 3),
                Column(voice.plain(say("Working and sources")), 5),
                Column(voice.plain(say("Question")), 3),
                Column(voice.plain(say("Reply")), 3),
            ),
            rows=tuple(_row_of(item, voice) for item in mine),
            caption=(Ref(code), " ", *voice.plain(title)),
        )


def _row_of(item: Item, voice: Voice) -> tuple[Content, ...]:
    finding = item.finding
    since = (
        () if finding.since is None else (" ", *voice.plain(say("Since {day}.", day=finding.since)))
    )
    sure = say("How sure: {sureness}.", sureness=CONFIDENCE_WORDS[finding.confidence])
    to = say("To {institution}:", institution=item.way.to.title)
    return (
        (*voice.say(finding.sentence), *since, " ", *voice.plain(sure)),
        _joined(finding, voice),
        (*voice.plain(to), " ", *voice.say(finding.question.text)),
        "",
    )


def _joined(finding: Finding, voice: Voice) -> Content:
    return tuple(
        part
        for place in range(len(finding.working))
        for part in (Ref(f"({letter(place + 1)})"), " ", *_line(finding, place, voice), " ")
    )


def finding_block(
    finding: Finding, way: Route, voice: Voice, *, reply_lines: int = _REPLY_LINES
) -> FindingBlock:
    """Return a finding with its working, its sources, its question and room for a reply."""
    through = way.through
    return FindingBlock(
        code=finding.code,
        sentence=voice.say(finding.sentence),
        severity=voice.plain(SEVERITY_WORDS[finding.severity]),
        sureness=voice.plain(CONFIDENCE_WORDS[finding.confidence]),
        since="" if finding.since is None else voice.plain(say("{day}", day=finding.since)),
        working=tuple(_line(finding, place, voice) for place in range(len(finding.working))),
        sources=tuple(dict.fromkeys(_support(cite, voice) for cite in finding.cite)),
        question=voice.say(finding.question.text),
        facts=(
            (voice.plain(say("Looked for")), voice.plain(find_check(finding.code).title)),
            (voice.plain(say("To")), voice.titles(way.to)),
            (voice.plain(say("Through")), "" if through is None else voice.titles(through)),
            (voice.plain(say("Reference")), Ref(finding.ref)),
        ),
        reply_lines=reply_lines,
        key=finding.ref,
    )


def _line(finding: Finding, place: int, voice: Voice) -> tuple[Inline, ...]:
    line = finding.working[place]
    cites = tuple(part for cite in line.cite for part in (" ", Cite(cite.source)))
    return (*voice.say(line.text), *cites)


def _support(cite: Citation, voice: Voice) -> Support:
    return Support(cite.source, voice.plain(CONFIDENCE_WORDS[cite.confidence]), _place(cite, voice))


def _place(cite: Citation, voice: Voice) -> Words:
    """Return where in the source, and who says so in it."""
    says = voice.plain(say("as said by {whom}", whom=cite.asserted_by)) if cite.asserted_by else ()
    where = voice.plain(cite.at) if cite.at else ()
    return (*where, *(voice.plain(say(", ")) if where and says else ()), *says)
