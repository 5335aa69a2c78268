"""Bodies that somebody named as standing on two lists, beside those that stand on both here.

A count of an overlap can only be argued about when it is known who is counted: so both are named,
and each that stands in one of the two only says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.core.bodies.records import Bodies, Body
from misaq.core.lists.gap_records import Gap, GapLine, Which
from misaq.core.lists.gap_words import REASON_WORDS
from misaq.core.lists.reconcile import Link
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.lists.registers import Overlap
from misaq.core.names.organisations import SAME_FROM, read_organisation, score_organisations
from misaq.kernel.dates import ImpreciseDate, exactly
from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, say

Party = tuple[Which, str]


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that was named, or that stands on both lists here, and why in one of the two only.

    Attributes:
        name: what it is called.
        is_named: whether it was named.
        is_ours: whether it stands on both lists here.
        why: why it stands in one of the two only; None where it stands in both.
    """

    name: str
    is_named: bool
    is_ours: bool
    why: Phrase | None = None


@dataclass(frozen=True, slots=True)
class NamedOverlap:
    """The bodies that were named, beside those that stand on both lists here.

    Attributes:
        as_of: day that the naming is of.
        bodies: those named, in their order, then the others that stand on both here.
        cite: who named them.
        note: what is known of it.
    """

    as_of: ImpreciseDate
    bodies: tuple[NamedBody, ...]
    cite: Citations
    note: str = ""

    @property
    def named(self) -> tuple[NamedBody, ...]:
        """Those that were named."""
        return tuple(one for one in self.bodies if one.is_named)

    @property
    def ours(self) -> tuple[NamedBody, ...]:
        """Those that stand on both lists here."""
        return tuple(one for one in self.bodies if one.is_ours)


def find_overlap(overlaps: Iterable[Overlap], gap: Gap) -> Overlap | None:
    """Return the naming on record of two lists on the day of the gap; None where there is none."""
    keys = {gap.side(which).key for which in Which}
    return next(
        (
            one
            for one in overlaps
            if {one.left, one.right} == keys and one.as_of.overlaps(exactly(gap.as_of))
        ),
        None,
    )


def compare_overlap(overlap: Overlap, gap: Gap, bodies: Bodies) -> NamedOverlap:
    """Return who was named as standing on both lists beside who stands on both here."""
    known = by_key(bodies.bodies)
    entries = {(w, e.reference): e for w in Which for e in gap.side(w).entries}
    links = {party: link for link in gap.reconciliation.links for party in _parties(link)}
    lines = {(line.which, line.reference): line for line in gap.lines}
    named: list[NamedBody] = []
    told: set[Link] = set()
    for key in overlap.bodies:
        places = _places_of(known[key], entries)
        link = next((links[place] for place in places if place in links), None)
        if link is not None:
            told.add(link)
        why = None if link is not None else _why_not(places, lines, gap)
        named.append(NamedBody(known[key].title, is_named=True, is_ours=link is not None, why=why))
    others = (link for link in gap.reconciliation.links if link not in told)
    return NamedOverlap(
        overlap.as_of,
        (*named, *(_unnamed(link, entries) for link in others if _is_open(link, entries))),
        overlap.cite,
        overlap.note,
    )


def _parties(link: Link) -> tuple[Party, Party]:
    return (Which.LEFT, link.left), (Which.RIGHT, link.right)


def _places_of(body: Body, entries: Mapping[Party, ListEntry]) -> tuple[Party, ...]:
    """Return the entries that are the body: by its key, or where files print it, by a name."""
    by_its_key = tuple(party for party in entries if Key(party[1]) == body.key)
    if by_its_key:
        return by_its_key
    names = [read_organisation(name) for name in (body.title, *(n.text for n in body.names))]
    return tuple(
        party
        for party, entry in entries.items()
        if entry.kind is not PartyKind.PERSON
        and any(
            score_organisations(read_organisation(entry.name), name) >= SAME_FROM for name in names
        )
    )


def _why_not(places: tuple[Party, ...], lines: Mapping[Party, GapLine], gap: Gap) -> Phrase:
    for place in places:
        if place in lines:
            return say(
                "here on “{list}” only: {reason}",
                list=gap.side(place[0]).title,
                reason=REASON_WORDS[lines[place].reason],
            )
    return say("here on neither list")


def _is_open(link: Link, entries: Mapping[Party, ListEntry]) -> bool:
    """Return whether both entries are organisations: nobody else is named."""
    return all(entries[party].kind is PartyKind.ORGANISATION for party in _parties(link))


def _unnamed(link: Link, entries: Mapping[Party, ListEntry]) -> NamedBody:
    left, right = (entries[party] for party in _parties(link))
    if left.name == right.name:
        why = say(
            "not named; on record on the first list since {left}, on the second since {right}",
            left=_day(left),
            right=_day(right),
        )
    else:
        why = say(
            "not named; on record on the first list as “{name}” since {left}, on the second since"
            " {right}",
            name=left.name,
            left=_day(left),
            right=_day(right),
        )
    return NamedBody(right.name, is_named=False, is_ours=True, why=why)


def _day(entry: ListEntry) -> object:
    return say("a day not on record") if entry.listed_on is None else entry.listed_on
