"""A reconciliation as a paper: the numbers, the reasons, every entry, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.lists.gap_records import Gap, GapReason, Which
from misaq.core.lists.gap_words import OUTCOME_WORDS, REASON_WORDS
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.reconcile import Link, LinkedBy
from misaq.core.lists.sides import Side
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Align, Block, Bullets, Column, Heading, Paragraph, Table
from misaq.reports.document import Document, Front
from misaq.reports.inline import Content, Ref
from misaq.reports.language import ENGLISH, Language
from misaq.reports.reconciliation.shown import names_of, open_part, persons_by_reason
from misaq.reports.reconciliation.totals import totals
from misaq.reports.voice import Voice

_COUNTED = say("Natural persons are counted and not named.")
_METHOD = (
    say(
        "Entries are compared word by word; the evidence of the names and of the other facts is"
        " kept apart. Each link has its working."
    ),
    say("The name alone never makes two persons the same."),
    say("An entry has at most one partner on the other list; the best pairs are taken first."),
    say(
        "The first reason that holds is counted: first what the lists show, then what is on"
        " record of the party, then what only the law allows."
    ),
    _COUNTED,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    gap: Gap
    published: PublishedTotal | None
    voice: Voice

    def plain(self, words: Phrase | str) -> Content:
        return self.voice.plain(words)


def gap_paper(
    gap: Gap,
    *,
    day: date,
    prepared_by: str,
    published: PublishedTotal | None = None,
    language: Language = ENGLISH,
) -> Document:
    """Return the paper about two lists.

    Args:
        gap: the two lists, and why they differ.
        day: date of the paper.
        prepared_by: who makes it.
        published: what authorities published of the two lists; None where nothing is on record.
        language: of the paper.
    """
    draft = _Draft(gap, published, Voice(language))
    both = gap.reconciliation
    title = say(
        "Two lists side by side: {left} and {right}", left=both.left.title, right=both.right.title
    )
    return Document(
        title=draft.voice.text(title),
        front=_front(draft, day, prepared_by),
        blocks=tuple(_blocks(draft)),
        language=language,
    )


def _front(draft: _Draft, day: date, prepared_by: str) -> Front:
    both = draft.gap.reconciliation
    return Front(
        institution=draft.plain(say("Misaq")),
        committee=draft.plain(say("For whoever has to explain the difference")),
        paper_number=f"{both.left.key} / {both.right.key}",
        day=day,
        mark="",
        prepared_by=prepared_by,
        facts=(_fact(draft, both.left), _fact(draft, both.right)),
    )


def _fact(draft: _Draft, side: Side) -> tuple[Content, Content]:
    digests = "".join(f", sha256 {digest}" for digest in side.digests)
    return draft.plain(side.title), Ref(f"{side.as_of.isoformat()}{digests}")


def _blocks(draft: _Draft) -> Iterator[Block]:
    yield Heading(draft.plain(say("In numbers")))
    yield _numbers(draft)
    if draft.published is not None:
        yield Heading(draft.plain(say("What was published")), level=2)
        yield Paragraph(draft.plain(draft.published.said()))
    yield Heading(draft.plain(say("Why they differ")))
    yield _reasons(draft)
    for which in Which:
        yield from _one_sided(draft, which)
    yield Heading(draft.plain(say("On both lists")))
    shown = open_part(draft.gap).reconciliation
    yield _links(draft, shown.links)
    if shown.possible:
        yield Heading(draft.plain(say("Pairs that a person has to look at")))
        yield _links(draft, shown.possible)
    yield Heading(draft.plain(say("How this was made")))
    yield Bullets(tuple(map(draft.plain, _METHOD)))


def _numbers(draft: _Draft) -> Table:
    return Table(
        columns=(
            Column(draft.plain(say("What is counted")), width=4),
            Column(draft.plain(say("Number")), align=Align.END),
        ),
        rows=tuple((draft.plain(what), Ref(str(number))) for what, number in totals(draft.gap)),
    )


def _reasons(draft: _Draft) -> Table:
    both, gap = draft.gap.reconciliation, draft.gap
    return Table(
        columns=(
            Column(draft.plain(say("Reason")), width=3),
            Column(draft.plain(say("On “{list}” only", list=both.left.title)), align=Align.END),
            Column(draft.plain(say("On “{list}” only", list=both.right.title)), align=Align.END),
        ),
        rows=tuple(
            (
                draft.plain(REASON_WORDS[reason]),
                Ref(str(gap.count(reason, Which.LEFT))),
                Ref(str(gap.count(reason, Which.RIGHT))),
            )
            for reason in GapReason
            if gap.count(reason, Which.LEFT) or gap.count(reason, Which.RIGHT)
        ),
    )


def _one_sided(draft: _Draft, which: Which) -> Iterator[Block]:
    title = draft.gap.side(which).title
    lines = [line for line in open_part(draft.gap).lines if line.which is which]
    yield Heading(draft.plain(say("On “{list}” only", list=title)))
    yield Table(
        columns=(
            Column(draft.plain(say("Entry")), width=2),
            Column(draft.plain(say("Reason")), width=2),
            Column(draft.plain(say("What it rests on")), width=3),
        ),
        rows=tuple(
            (
                draft.plain(line.name),
                draft.plain(REASON_WORDS[line.reason]),
                draft.plain(line.explanation.said),
            )
            for line in lines
        ),
    )
    if persons := tuple(persons_by_reason(draft.gap, which)):
        yield Paragraph(draft.plain(_COUNTED))
        yield _persons(draft, persons)


def _persons(draft: _Draft, persons: tuple[tuple[GapReason, int], ...]) -> Table:
    return Table(
        columns=(
            Column(draft.plain(say("Reason")), width=4),
            Column(draft.plain(say("Number")), align=Align.END),
        ),
        rows=tuple(
            (draft.plain(REASON_WORDS[reason]), Ref(str(number))) for reason, number in persons
        ),
    )


def _links(draft: _Draft, links: tuple[Link, ...]) -> Table:
    both, names = draft.gap.reconciliation, names_of(draft.gap)
    return Table(
        columns=(
            Column(draft.plain(both.left.title), width=2),
            Column(draft.plain(both.right.title), width=2),
            Column(draft.plain(say("Probability")), align=Align.END),
            Column(draft.plain(say("Said by"))),
        ),
        rows=tuple(
            (
                draft.plain(names[Which.LEFT, link.left]),
                draft.plain(names[Which.RIGHT, link.right]),
                Ref(f"{link.comparison.probability:.3f}"),
                draft.plain(_by(link)),
            )
            for link in links
        ),
    )


def _by(link: Link) -> Phrase:
    if link.by is LinkedBy.JUDGEMENT:
        return say("two people who judged it")
    return OUTCOME_WORDS[link.comparison.outcome]
