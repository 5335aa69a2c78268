"""Narrowing a list by what the address asks for, with the filters and what each would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from misaq.kernel.words import Phrase

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """A filter by a fixed set of values.

    Attributes:
        name: its name in the address ("severity").
        label: what people call it.
        values_of: the values an item has.
        words_of: what a value is called.
        order: values in the order to show; others follow, by value.
    """

    name: str
    label: Phrase
    values_of: Callable[[T], Iterable[str]]
    words_of: Callable[[str], Phrase | str]
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many items it would leave."""

    value: str
    words: Phrase | str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A filter as the form shows it."""

    name: str
    label: Phrase
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> Choice | None:
        """Return the choice made; None for all."""
        return next((choice for choice in self.choices if choice.is_chosen), None)


@dataclass(frozen=True, slots=True)
class Narrowed(Generic[T]):
    """What is left of a list, and the form that narrowed it.

    Attributes:
        items: what is left, in the order of the list.
        total: how many there were.
        fields: the filters.
        search: the words looked for; empty when none.
    """

    items: tuple[T, ...]
    total: int
    fields: tuple[Field, ...]
    search: str

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.search) or any(field.chosen for field in self.fields)


def narrow(
    items: Sequence[T],
    facets: Sequence[Facet[T]],
    asked: Mapping[str, str],
    *,
    text_of: Callable[[T], str],
) -> Narrowed[T]:
    """Return the items that fit what the address asks for.

    An unknown filter is ignored; a value no item has leaves nothing. Each choice counts what it
    would leave beside the other filters.

    Args:
        asked: the query of the address; ``q`` holds words that must all occur.
        text_of: the text in which words are looked for.
    """
    search = " ".join(asked.get("q", "").split())[:200]
    words = search.casefold().split()
    found = [item for item in items if _has_words(words, text_of(item))]
    chosen = {facet.name: asked.get(facet.name, "").strip() for facet in facets}
    fields = tuple(
        _field(facet, _fitting(found, facets, chosen, but=facet), chosen[facet.name], items)
        for facet in facets
    )
    return Narrowed(tuple(_fitting(found, facets, chosen)), len(items), fields, search)


def _has_words(words: list[str], text: str) -> bool:
    return not words or all(word in text.casefold() for word in words)


def _fitting(
    items: Sequence[T],
    facets: Sequence[Facet[T]],
    chosen: Mapping[str, str],
    *,
    but: Facet[T] | None = None,
) -> list[T]:
    asked = [facet for facet in facets if facet is not but and chosen[facet.name]]
    return [
        item
        for item in items
        if all(chosen[facet.name] in facet.values_of(item) for facet in asked)
    ]


def _field(facet: Facet[T], items: Sequence[T], value: str, every: Sequence[T]) -> Field:
    """Return a filter; what somebody typed into the address, and no item has, is shown as typed."""
    counts = Counter(value for item in items for value in facet.values_of(item))
    is_known = value in counts or value in facet.order or _is_had(facet, every, value)
    if value and value not in counts:
        counts[value] = 0
    known = [name for name in facet.order if name in counts]
    ordered = [*known, *sorted(name for name in counts if name not in known)]
    words = {v: facet.words_of(v) for v in ordered if v != value or is_known}
    return Field(
        facet.name,
        facet.label,
        tuple(Choice(v, words.get(v, v), counts[v], v == value) for v in ordered),
    )


def _is_had(facet: Facet[T], items: Sequence[T], value: str) -> bool:
    return bool(value) and any(value in facet.values_of(item) for item in items)
