"""What the pages of lists show, put together from what is kept: counts and organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.bodies.listings import SpellAt, spells_at
from misaq.apps.lists.mapping import StoredSnapshot
from misaq.apps.lists.queries import (
    Elsewhere,
    ListAtHand,
    Party,
    get_party,
    list_snapshots,
    list_turnover,
    list_with_name,
)
from misaq.core.access.actors import PUBLIC
from misaq.core.bodies.records import Bodies, Body, Relation
from misaq.core.lists.counts import Turnover
from misaq.core.lists.differences import (
    ListDifference,
    added_sentences,
    change_sentences,
    rekeyed_sentence,
    removed_sentences,
)
from misaq.core.lists.records import PartyKind, SourceList
from misaq.core.lists.statements import Property, Statement, comparable
from misaq.kernel.words import Phrase

_FRESH = 30
_AGEING = 180
_TWO = 2
_MOST = 100
"""Sentences of one sort that a page shows; the files have them all."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list on the page of lists.

    Attributes:
        at_hand: the list with what is kept of it.
        age: days from its latest snapshot to the day asked about; None without a snapshot.
    """

    at_hand: ListAtHand
    age: int | None

    @property
    def tone(self) -> str:
        """Return how strongly its age calls."""
        if self.age is None:
            return "open"
        return "good" if self.age <= _FRESH else "minor" if self.age <= _AGEING else "serious"


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """A snapshot in the timeline of a list: counts only.

    Attributes:
        snapshot: the snapshot.
        before: day of the one before it; None for the first.
        persons: what came and went of persons; None for the first.
        others: what came and went of organisations and things; None for the first.
        holds_persons: whether persons stand on the list; then what states no kind may be one.
    """

    snapshot: StoredSnapshot
    before: date | None
    persons: Turnover | None
    others: Turnover | None
    holds_persons: bool

    @property
    def of_persons(self) -> int:
        """Return how many entries it holds that are, or may be, of persons."""
        kinds = (PartyKind.PERSON, PartyKind.UNSTATED) if self.holds_persons else ()
        return self.snapshot.count.of(*kinds)

    @property
    def of_others(self) -> int:
        """Return how many entries it holds that are no persons'."""
        return self.snapshot.count.total - self.of_persons


@dataclass(frozen=True, slots=True)
class BodyParty:
    """An organisation of the pack, with the spells on record and what lists print of its names.

    Attributes:
        body: the organisation.
        spells: its spells on record, with whether each ran on the day.
        relations: relations in which it stands.
        printed: entries of lists that print one of its names; no judgement that they are it.
    """

    body: Body
    spells: tuple[SpellAt, ...]
    relations: tuple[Relation, ...]
    printed: tuple[Party, ...]


def list_row(at_hand: ListAtHand, day: date) -> ListRow:
    """Return the list with the age of its latest snapshot."""
    latest = at_hand.latest
    return ListRow(at_hand, None if latest is None else (day - latest.as_of).days)


def timeline_of(source_list: SourceList, day: date) -> tuple[SnapshotLine, ...]:
    """Return the snapshots of a list up to a day, with what came and went at each."""
    key, holds = source_list.key, source_list.holds_persons
    snapshots = list_snapshots(actor=PUBLIC, source_list=key)
    persons, others = (
        {one.as_of: one for one in list_turnover(actor=PUBLIC, source_list=key, persons=of)}
        for of in (True, False)
    )
    days = [None, *(snapshot.as_of for snapshot in snapshots)]
    return tuple(
        SnapshotLine(one, before, persons.get(one.as_of), others.get(one.as_of), holds)
        for one, before in zip(snapshots, days, strict=False)
        if one.as_of <= day
    )


def body_party(bodies: Bodies, body: Body, day: date) -> BodyParty:
    """Return the organisation with its spells, and the entries that print one of its names."""
    names = (body.title, *(name.text for name in body.names))
    found = list_with_name(actor=PUBLIC, names=names)
    return BodyParty(
        body=body,
        spells=spells_at([spell for spell in bodies.spells if spell.body == body.key], day),
        relations=tuple(r for r in bodies.relations if body.key in (r.source_body, r.target_body)),
        printed=tuple(
            get_party(actor=PUBLIC, source_list=one.source_list, reference=one.reference)
            for one in found
        ),
    )


def bodies_named(bodies: Bodies, party: Party) -> tuple[Body, ...]:
    """Return the organisations of the pack that go by a name the entry prints."""
    printed = {comparable(text).casefold() for text in names_of(party)}
    return tuple(
        body
        for body in bodies.bodies
        if printed
        & {comparable(text).casefold() for text in (body.title, *(n.text for n in body.names))}
    )


def elsewhere(party: Party) -> tuple[Elsewhere, ...]:
    """Return the entries of any list that print one of the party's names, its own left out."""
    own = (party.source_list.key, party.reference)
    found = list_with_name(actor=PUBLIC, names=names_of(party))
    return tuple(one for one in found if (one.source_list, one.reference) != own)


def names_of(party: Party) -> tuple[str, ...]:
    """Return every name that the entry was printed with, each once."""
    texts = (s.said.original for s in party.statements if s.said.prop is Property.NAME)
    return tuple(dict.fromkeys(texts))


def statements_by_part(
    statements: Sequence[Statement],
) -> tuple[tuple[Property, tuple[Statement, ...]], ...]:
    """Return the statements by the part of the entry they are about; names come first."""
    first = (Property.NAME, Property.KIND)
    order = (*first, *(prop for prop in Property if prop not in first))
    found = ((prop, tuple(s for s in statements if s.said.prop is prop)) for prop in order)
    return tuple((prop, of_part) for prop, of_part in found if of_part)


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference as sentences, for the page; the rest of a long one is in the files.

    Attributes:
        added: what was added.
        removed: what is gone.
        rekeyed: what is perhaps re-keyed.
        amended: what says something else.
        left_out: how many sentences more there are.
    """

    added: tuple[Phrase, ...]
    removed: tuple[Phrase, ...]
    rekeyed: tuple[Phrase, ...]
    amended: tuple[Phrase, ...]
    left_out: int


def changes_asked(lines: Sequence[SnapshotLine], query: Mapping[str, str]) -> dict[str, str]:
    """Return the two days asked for; those of the last two snapshots where none was."""
    if "from" in query or "to" in query:
        return {name: query.get(name, "") for name in ("from", "to")}
    if len(lines) < _TWO:
        return {}
    before, after = (line.snapshot.as_of.isoformat() for line in lines[-_TWO:])
    return {"from": before, "to": after}


def changes_of(difference: ListDifference) -> Shown:
    """Return the difference as sentences, not more of each sort than a page bears."""
    parts = (
        added_sentences(difference),
        removed_sentences(difference),
        tuple(rekeyed_sentence(pair) for pair in difference.rekeyed),
        tuple(sentence for one in difference.changed for sentence in change_sentences(one)),
    )
    added, removed, rekeyed, amended = (part[:_MOST] for part in parts)
    left_out = sum(max(0, len(part) - _MOST) for part in parts)
    return Shown(added, removed, rekeyed, amended, left_out)
