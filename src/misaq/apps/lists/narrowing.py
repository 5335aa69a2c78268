"""Narrowing the entries of a list by their kind, what they rest on, and any of their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.kernel.words import Phrase, say, word_of


def narrow_entries(entries: Sequence[ListEntry], asked: Mapping[str, str]) -> Narrowed[ListEntry]:
    """Return the entries that fit the query, by name; words are looked for in every name."""
    facets: tuple[Facet[ListEntry], ...] = (
        Facet("kind", say("Kind"), _kinds, _kind_words, tuple(kind.value for kind in PartyKind)),
        Facet("basis", say("Basis"), _bases, str),
    )
    ordered = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.reference))
    return narrow(ordered, facets, asked, text_of=_names)


def _kinds(entry: ListEntry) -> tuple[str, ...]:
    return (entry.kind.value,)


def _kind_words(value: str) -> Phrase | str:
    known = {kind.value: word_of(kind) for kind in PartyKind}
    return known.get(value, value)


def _bases(entry: ListEntry) -> tuple[str, ...]:
    return (entry.basis,) if entry.basis else ()


def _names(entry: ListEntry) -> str:
    return " ".join((entry.reference, *(name.text for name in entry.names)))
