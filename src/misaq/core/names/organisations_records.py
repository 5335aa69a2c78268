"""An organisation's name, read: what each word does, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from misaq.core.names.organisations_words import WordSort


@dataclass(frozen=True, slots=True)
class OrganisationWord:
    """A word of the name.

    Attributes:
        printed: as printed.
        plain: its letters in one spelling.
        key: spelling that the word is known by; the same for every known variant.
        sort: what it does.
        bones: its consonants, as both scripts write them.
        met: bits for one body when both names carry it.
        alone: bits against when one name only carries it.
        clash: bits against, besides, when the other name has another word of the camp.
        camp: words of one camp contradict each other: heads, forms, places, names …
        is_name: whether it names the body, and stands in no table.
        place: its place among the words of the name, from 0.
        is_urdu: whether it is written in Arabic letters.
        is_acronym: whether it looks like an acronym.
        is_unspoken: whether it is an acronym that nobody can take for a word ("TTP").
        is_apart: whether it stands after a dash, in brackets or after "in".
    """

    printed: str
    plain: str
    key: str
    sort: WordSort
    bones: str
    met: float
    alone: float
    clash: float
    camp: str
    is_name: bool
    place: int
    is_urdu: bool
    is_acronym: bool = False
    is_unspoken: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """One name of an organisation, read once and compared often.

    Attributes:
        text: as printed.
        words: what names the body, without particles; no key twice.
        by_key: the same by key.
        exact: the folded words with their particles, in order: equal for the same words.
        faction: words that say which of those who split ("Arisar"); empty where it says nothing.
        formers: names that it says it formerly had.
        given: acronyms printed with it.
        derived: acronyms that its words make.
        others: other names that it gives itself after "alias".
        asides: names in brackets that may be another name or a parent's.
    """

    text: str
    words: tuple[OrganisationWord, ...]
    by_key: Mapping[str, OrganisationWord]
    exact: tuple[str, ...]
    faction: tuple[str, ...] = ()
    formers: tuple[OrganisationName, ...] = ()
    given: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()
    others: tuple[OrganisationName, ...] = ()
    asides: tuple[OrganisationName, ...] = ()
