"""Searching the lists as they stand: a prepared index, made anew when a list is loaded."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings

from misaq.apps.lists.keys import number_key
from misaq.apps.lists.queries import ListAtHand, get_snapshot, list_source_lists, list_suppressed
from misaq.apps.pages.days import today
from misaq.apps.registers.queries import data_version, get_registers
from misaq.apps.screening.queries import find_cleared
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.lists.body_sides import holds_bodies, side_of_bodies
from misaq.core.lists.identity_numbers import is_placeholder
from misaq.core.lists.records import Identifier, IdentifierKind, ListEntry, PartyKind
from misaq.core.lists.sealing import seal_number
from misaq.core.lists.tombstones import Mark, marks_of
from misaq.core.screening.answer import Answer, ListVersion
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index, build, by_list
from misaq.core.screening.policy import ORGANISATIONS_ONLY, Policy
from misaq.core.screening.query import Query, as_entry
from misaq.core.screening.redress import ClearedEntry, Identifiers
from misaq.kernel.ids import Key
from misaq.sources.screening.index_file import load_index

PERSONS_ONLY = Policy(kinds=frozenset({PartyKind.PERSON, PartyKind.UNSTATED}))
_CARDS = (IdentifierKind.CNIC, IdentifierKind.NATIONAL_ID)


@dataclass(frozen=True, slots=True)
class Searchable:
    """The lists in memory.

    Attributes:
        index: every entry.
    """

    index: Index


_Answers = dict[tuple[Query, frozenset[Key] | None], Answer]
_KEPT_ANSWERS = 512
"""Public answers kept, so that one name asked a million times is compared once."""


@dataclass(slots=True)
class _Kept:
    """The indexes of this process, the public one and the one with persons; public answers."""

    found: dict[bool, tuple[tuple[tuple[str, str], ...], Searchable]] = field(default_factory=dict)
    answered: tuple[Searchable | None, _Answers] = field(default_factory=lambda: (None, {}))
    making: threading.Lock = field(default_factory=threading.Lock)


_kept = _Kept()


def get_searchable(*, actor: Actor, with_persons: bool) -> Searchable:
    """Return the latest snapshot of every list, ready to be searched.

    The index is read from the file that was prepared when a list changed, and prepared here where
    it was not: making it takes seconds and most of a gigabyte, reading it neither.

    Args:
        with_persons: whether natural persons are among it; then the actor must read of them.
    """
    reader = actor if with_persons else PUBLIC
    at_hand = list_source_lists(actor=reader)
    latest = {x.source_list.key: x.latest for x in at_hand if x.latest is not None}
    state = tuple(sorted((str(key), each.digest) for key, each in latest.items()))
    if not with_persons:
        state = (*state, ("", f"{today().isoformat()} {data_version(actor=PUBLIC)}"))
    with _kept.making:
        known = _kept.found.get(with_persons)
        if known is not None and known[0] == state:
            return known[1]
        on_record = {} if with_persons else lists_on_record(at_hand=at_hand)
        versions = [ListVersion(key, each.as_of, each.digest) for key, each in latest.items()]
        made = Searchable(
            load_index(
                _folder(with_persons=with_persons),
                [*versions, *on_record],
                lambda: _make(reader, versions, on_record),
            )
        )
        _kept.found[with_persons] = (state, made)
        return made


def prepare(*, actor: Actor) -> None:
    """Prepare what the site searches, so that nobody waits for it after a list has changed."""
    for with_persons in (False, True):
        get_searchable(actor=actor, with_persons=with_persons)


def _folder(*, with_persons: bool) -> Path:
    home: Path = settings.MISAQ_HOME
    return home / "screening" / ("people" if with_persons else "public")


def _make(
    actor: Actor,
    versions: Iterable[ListVersion],
    on_record: Mapping[ListVersion, tuple[ListEntry, ...]],
) -> Index:
    digests = {version.source_list: version.digest for version in versions}
    snapshots = [get_snapshot(actor=actor, source_list=key) for key in sorted(digests)]
    entries = by_list(snapshots, {str(key): digest for key, digest in digests.items()})
    return build({**entries, **on_record})


def lists_on_record(*, at_hand: Iterable[ListAtHand]) -> dict[ListVersion, tuple[ListEntry, ...]]:
    """Return the lists of which no file is kept, as the bodies on record show them today."""
    bodies = get_registers(actor=PUBLIC).bodies
    found = {}
    for one in at_hand:
        if one.latest is None and holds_bodies(bodies, one.source_list):
            entries = side_of_bodies(bodies, one.source_list, as_of=today()).entries
            digest = hashlib.sha256(repr(entries).encode()).hexdigest()
            found[ListVersion(one.source_list.key, today(), digest)] = entries
    return found


def screen_organisation(query: Query, *, lists: frozenset[Key] | None = None) -> Answer:
    """Return which organisation a query may mean; no natural person is in the answer."""
    found = get_searchable(actor=PUBLIC, with_persons=False)
    with _kept.making:
        if _kept.answered[0] is not found:
            _kept.answered = (found, {})
        known = _kept.answered[1]
        if (query, lists) in known:
            return known[query, lists]
    answer = screen(found.index, query, replace(ORGANISATIONS_ONLY, lists=lists))
    with _kept.making:
        if len(known) >= _KEPT_ANSWERS:
            known.clear()
        known[query, lists] = answer
    return answer


def public_versions() -> tuple[ListVersion, ...]:
    """Return the lists in which organisations are searched, each as it stands."""
    return versions_of(get_searchable(actor=PUBLIC, with_persons=False))


def screen_person(
    found: Searchable, query: Query, *, actor: Actor, shows_common: bool
) -> tuple[Answer, int]:
    """Return whom a query may mean, and how many entries were cleared away.

    Args:
        found: the lists, with persons.
        query: who is asked about.
        actor: who asks.
        shows_common: whether a common name alone may be a hit.
    """
    sealed = _sealed(query)
    clearing = _Clearing(actor, sealed, _cleared_by(actor, query))
    policy = replace(PERSONS_ONLY, shows_common=shows_common)
    return screen(found.index, sealed, policy, clearing.why), len(clearing.left_out)


def versions_of(found: Searchable) -> tuple[ListVersion, ...]:
    """Return the lists that are searched, each as it stands."""
    return found.index.versions


@dataclass(slots=True)
class _Clearing:
    """Which entries an answer leaves out: those a number clears of, and of the delisted."""

    actor: Actor
    query: Query
    cleared: frozenset[ClearedEntry]
    left_out: set[tuple[Key, str]] = field(default_factory=set)
    delisted: dict[Key, frozenset[Mark]] = field(default_factory=dict)

    def why(
        self,
        query: Query,  # noqa: ARG002 -- the form of a Suppressed; what was asked is known here
        version: ListVersion,
        entry: ListEntry,
    ) -> str | None:
        """Return why an entry is left out; None where it is not."""
        source_list = version.source_list
        if ClearedEntry(source_list, entry.reference) in self.cleared:
            return self._out(source_list, entry, "redress")
        marks = self._marks(source_list)
        # An entry that prints the same is that person listed once more: people must see it.
        if marks and not marks & marks_of(entry, number_key()):
            return self._out(source_list, entry, "delisted")
        return None

    def _out(self, source_list: Key, entry: ListEntry, why: str) -> str:
        self.left_out.add((source_list, entry.reference))
        return why

    def _marks(self, source_list: Key) -> frozenset[Mark]:
        if source_list not in self.delisted:
            asked = marks_of(as_entry(self.query, PartyKind.PERSON), number_key())
            self.delisted[source_list] = list_suppressed(
                actor=self.actor, source_list=source_list, marks=asked
            )
        return self.delisted[source_list]


def _cleared_by(actor: Actor, query: Query) -> frozenset[ClearedEntry]:
    if not query.redress_number:
        return frozenset()
    return find_cleared(actor=actor, number=query.redress_number, shown=shown_by(query))


def shown_by(query: Query) -> Identifiers:
    """Return what a query shows of a person, as a redress number is bound to it."""
    birth = query.birth
    year = ""
    if birth is not None and birth.earliest.year == birth.latest.year:
        year = str(birth.latest.year)
    numbers = {one.kind: one.value for one in query.identifiers}
    return Identifiers(
        name=query.name,
        father=query.father,
        birth_year=year,
        district=query.district.partition(",")[0],
        identity_number=next((numbers[kind] for kind in _CARDS if kind in numbers), ""),
        passport=numbers.get(IdentifierKind.PASSPORT, ""),
    )


def _sealed(query: Query) -> Query:
    """Return the query with its numbers as the lists are kept; a placeholder is no number."""
    key = number_key()
    kept = tuple(
        Identifier(one.kind, seal_number(one.value, key), one.issuer)
        for one in query.identifiers
        if not is_placeholder("".join(filter(str.isalnum, one.value)).upper())
    )
    return replace(query, identifiers=kept)
