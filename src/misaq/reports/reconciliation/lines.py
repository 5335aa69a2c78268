"""A reconciliation as lines of a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from misaq.core.lists.gap_records import Gap, GapReason, Which
from misaq.core.lists.gap_words import REASON_WORDS
from misaq.core.lists.named_overlap import NamedOverlap
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.sides import Side
from misaq.kernel.words import Phrase, say
from misaq.reports.reconciliation.shown import open_part, persons_by_reason
from misaq.reports.reconciliation.totals import totals

_WIDTH = 80
Translate = Callable[[str], str]


def gap_to_lines(
    gap: Gap,
    published: PublishedTotal | None = None,
    translate: Translate = str,
    named: NamedOverlap | None = None,
) -> Iterator[str]:
    """Yield the lists, the numbers, the reasons, and every entry on one list only."""
    both = gap.reconciliation
    yield from _wrapped(_list(both.left).render(translate), "")
    yield from _wrapped(_list(both.right).render(translate), "")
    yield ""
    for what, number in totals(gap):
        yield from _wrapped(f"{number:>6}  {what.render(translate)}", "", " " * 8)
    if published is not None:
        yield ""
        yield from _wrapped(translate(published.title), "") if published.title else ()
        yield from _wrapped(_published(published).render(translate), "")
    if named is not None:
        yield from _named(named, translate)
    yield from _reasons(gap, translate)
    yield from _one_sided(gap, translate)


def _published(published: PublishedTotal) -> Phrase:
    return say("As published: {said}", said=published.said())


def _named(named: NamedOverlap, translate: Translate) -> Iterator[str]:
    yield ""
    head = say(
        "Named in {day} as standing on both: {named}. Here on both: {ours}, of which named: {met}.",
        day=named.as_of,
        named=len(named.named),
        ours=len(named.ours),
        met=sum(one.is_ours for one in named.named),
    )
    yield from _wrapped(head.render(translate), "")
    yield "-" * _WIDTH
    for one in named.bodies:
        why = say("named, and on both here") if one.why is None else one.why
        yield from _wrapped(f"{one.name}: {why.render(translate)}", "", "    ")


def _list(side: Side) -> Phrase:
    return say("{key}: “{title}”, as of {day}", key=side.key, title=side.title, day=side.as_of)


def _reasons(gap: Gap, translate: Translate) -> Iterator[str]:
    yield ""
    yield say("Why they differ: entries on the first list only, on the second only").render(
        translate
    )
    yield "-" * _WIDTH
    for reason in GapReason:
        left, right = gap.count(reason, Which.LEFT), gap.count(reason, Which.RIGHT)
        if left or right:
            yield f"{left:>6} {right:>6}  {REASON_WORDS[reason].render(translate)}"


def _one_sided(gap: Gap, translate: Translate) -> Iterator[str]:
    shown = open_part(gap)
    for which in Which:
        lines = [line for line in shown.lines if line.which is which]
        persons = list(persons_by_reason(gap, which))
        if lines or persons:
            yield ""
            yield say("On “{list}” only", list=gap.side(which).title).render(translate)
            yield "-" * _WIDTH
        for line in lines:
            reason = REASON_WORDS[line.reason].render(translate)
            yield from _wrapped(f"{line.name}: {reason}", "")
            yield from _wrapped(line.explanation.said.render(translate), "    ")
        # How many persons each reason has: no more is said of them, not even their place.
        for why, number in persons:
            yield f"{number:>6}  {REASON_WORDS[why].render(translate)}"


def _wrapped(text: str, indent: str, later: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + later,
        drop_whitespace=True,
        break_on_hyphens=False,
    ) or [""]
