"""What of a gap may be shown: everything but natural persons, who are counted and never named.

The numbers rest on all that the lists print; lines, links and evidence that would tell of a person
are left out, and so is every fact that a link quotes, except names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from misaq.core.lists.evidence import EvidenceKind, EvidenceLine
from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.reconcile import Link, LinkedBy
from misaq.core.lists.records import PartyKind
from misaq.core.lists.sealing import may_be_person

_QUOTED = frozenset({EvidenceKind.NAME, EvidenceKind.PARTY_KIND})
Parties = frozenset[tuple[Which, str]]


def hidden_of(gap: Gap) -> Parties:
    """Return the entries of either list that are, or may be, of natural persons.

    Who stands under no stated kind may be one, unless the list holds organisations only or people
    judged the entry to be an organisation of the other list.
    """
    judged = _judged_bodies(gap)
    return frozenset(
        (which, entry.reference)
        for which in Which
        for entry in gap.side(which).entries
        if may_be_person(entry, holds_persons=not gap.side(which).bodies_only)
        and (which, entry.reference) not in judged
    )


def _judged_bodies(gap: Gap) -> Parties:
    """Return the entries of unstated kind that people judged the same as an organisation."""
    kinds = {
        (which, entry.reference): entry.kind for which in Which for entry in gap.side(which).entries
    }
    judged = {
        frozenset({(Which.LEFT, link.left), (Which.RIGHT, link.right)})
        for link in gap.reconciliation.links
        if link.by is LinkedBy.JUDGEMENT
    }
    return frozenset(
        party
        for pair in judged
        for party in pair
        if kinds[party] is PartyKind.UNSTATED
        and PartyKind.ORGANISATION in {kinds[other] for other in pair}
    )


def without(gap: Gap, hidden: Parties) -> Gap:
    """Return the gap without the lines, links and quotations that tell of hidden entries.

    Its numbers are no longer those of the lists: take these from the whole gap.
    """
    both = gap.reconciliation
    return replace(
        gap,
        lines=tuple(line for line in gap.lines if not _tells_of(line, hidden)),
        reconciliation=replace(
            both,
            links=_open(both.links, hidden),
            possible=_open(both.possible, hidden),
            passed_over=_open(both.passed_over, hidden),
        ),
    )


def _tells_of(line: GapLine, hidden: Parties) -> bool:
    """Say whether a line is of a hidden entry, or explained by one."""
    other = Which.RIGHT if line.which is Which.LEFT else Which.LEFT
    told = {(line.which, line.reference)}
    for one in (line.explanation, *line.also):
        side = line.which if one.reason is GapReason.COUNTED_TWICE else other
        told.add((side, one.other))
    return not told.isdisjoint(hidden)


def _open(links: Iterable[Link], hidden: Parties) -> tuple[Link, ...]:
    return tuple(
        replace(link, comparison=replace(link.comparison, lines=_unquoted(link)))
        for link in links
        if (Which.LEFT, link.left) not in hidden and (Which.RIGHT, link.right) not in hidden
    )


def _unquoted(link: Link) -> tuple[EvidenceLine, ...]:
    return tuple(
        line if line.kind in _QUOTED else replace(line, left="", right="")
        for line in link.comparison.lines
    )
