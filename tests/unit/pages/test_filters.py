"""Narrowing a list."""

from __future__ import annotations

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.kernel.words import say

FRUIT = ("red apple", "green apple", "red cherry")
FACETS: tuple[Facet[str], ...] = (
    Facet("colour", say("Colour"), lambda f: (f.split()[0],), str, ("red", "green", "blue")),
    Facet("kind", say("Kind"), lambda f: (f.split()[1],), str.title),
)


def asked(**query: str) -> Narrowed[str]:
    """Return the fruit narrowed by the query."""
    return narrow(FRUIT, FACETS, query, text_of=str)


def test_nothing_asked_leaves_all() -> None:
    assert asked().items == FRUIT
    assert not asked().is_narrowed


def test_filters_and_words_narrow_together() -> None:
    assert asked(colour="red", kind="apple").items == ("red apple",)
    assert asked(q="CHERRY").items == ("red cherry",)
    assert asked(q="apple red").items == ("red apple",)
    assert asked(colour="green", q="cherry").items == ()
    assert asked(colour="green").is_narrowed


def test_each_choice_counts_what_it_would_leave_beside_the_other_filters() -> None:
    colour, kind = asked(kind="apple").fields
    assert [(c.value, c.count) for c in colour.choices] == [("red", 1), ("green", 1)]
    assert [(c.value, c.words, c.count, c.is_chosen) for c in kind.choices] == [
        ("apple", "Apple", 2, True),
        ("cherry", "Cherry", 1, False),
    ]
    assert kind.chosen is not None
    assert colour.chosen is None


def test_a_value_nobody_has_leaves_nothing_and_stays_to_be_seen() -> None:
    narrowed = asked(colour="blue")
    assert narrowed.items == ()
    assert narrowed.fields[0].chosen is not None
    assert narrowed.fields[0].chosen.count == 0


def test_an_unknown_filter_is_ignored() -> None:
    assert asked(taste="sweet").items == FRUIT
