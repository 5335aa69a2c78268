"""Acronyms of organisations: those printed in brackets, and those that the words make.

TTP is what the words of Tehrik-e-Taliban Pakistan make; several bodies may make one acronym, so
one that was only derived says less than one that was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from misaq.core.names.organisations_words import WordSort

_LETTERS = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z])?")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,8}[A-Za-z]?")
_SHORTEST = 2
_LONGEST = 9

# Latin letters as Urdu writes their names: ٹی ٹی پی is TTP.
_URDU_LETTERS = {
    name: letter
    for letter, name in re.findall(
        r"(\w) (\w+)",
        "a اے, b بی, c سی, d ڈی, e ای, f ایف, g جی, h ایچ, i آئی, j جے, k کے, l ایل, m ایم, n این, "
        "o او, p پی, q کیو, r آر, s ایس, t ٹی, u یو, v وی, w ڈبلیو, x ایکس, y وائی, z زیڈ",
    )
}
_FIRST_LETTERS = {
    **dict.fromkeys("اع", "a"),
    **dict.fromkeys("سصثش", "s"),
    **dict.fromkeys("زذضظژ", "z"),
    **dict.fromkeys("تطٹ", "t"),
    **dict.fromkeys("دڈ", "d"),
    **dict.fromkeys("کخ", "k"),
    **dict.fromkeys("حه", "h"),
    **dict.fromkeys("گغ", "g"),
    **dict(zip("بپجچرفقلمنوی", "bpjcrfqlmnwy", strict=True)),
}


_VOWEL_LETTERS = frozenset("اعوی")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Initial:
    """The first letter of a word, and what the word does."""

    letter: str
    sort: WordSort
    key: str


@lru_cache(maxsize=65536)
def read_acronym(printed: str) -> str:
    """Return the letters of what looks like an acronym ("LeT", "T.T.P."); empty where none does."""
    if _DOTTED.fullmatch(printed):
        return printed.replace(".", "").casefold()
    if not _LETTERS.fullmatch(printed):
        return ""
    capitals = sum(character.isupper() for character in printed)
    small = len(printed) - capitals
    if capitals < _SHORTEST or small > capitals:
        return ""
    return printed.replace("-", "").casefold()


def read_spelled(words: Sequence[str]) -> str:
    """Return the letters that Urdu words spell out; empty where they are not all letters' names."""
    letters = [_URDU_LETTERS.get(word, "") for word in words]
    return "".join(letters) if len(letters) >= _SHORTEST and all(letters) else ""


def initial_of(plain: str, key: str, sort: WordSort) -> Initial:
    """Return the initial of a word; an Urdu one gives its Latin letter."""
    first = plain[:1]
    if first.isascii():
        return Initial(first, sort, key)
    if first in _VOWEL_LETTERS and key[:1] in _VOWELS:
        return Initial(key[:1], sort, key)
    return Initial(_FIRST_LETTERS.get(first, ""), sort, key)


def derive(initials: Sequence[Initial]) -> frozenset[str]:
    """Return the acronyms that the words make, with and without particles and places."""
    if len(initials) > 2 * _LONGEST:
        return frozenset()
    made = set()
    for kept in _without_places(initials):
        bare = "".join([one.letter for one in kept if one.sort is not WordSort.PARTICLE])
        made.add(bare)
        if len(bare) < len(kept):
            made.add("".join([one.letter for one in kept]))
            made.add("".join([one.letter for one in kept if _counts(one)]))
    return frozenset(text for text in made if _SHORTEST <= len(text) <= _LONGEST)


def _counts(one: Initial) -> bool:
    return one.sort is not WordSort.PARTICLE or one.key in {"wal", "wa", "w"}


# Tuples: looking up a member of an enum in a set costs more than in a few places.
_TAILS = (
    (WordSort.HOME, WordSort.LEGAL),
    (WordSort.HOME, WordSort.LEGAL, WordSort.COUNTRY, WordSort.TOWN),
    (WordSort.FORM,),
    (WordSort.FACTION, WordSort.WING),
)


def _without_places(initials: Sequence[Initial]) -> Iterator[Sequence[Initial]]:
    """Yield the initials, and again without what a name may leave out."""
    yield initials
    for tail in _TAILS:
        kept = [one for one in initials if one.sort not in tail]
        if len(kept) < len(initials):
            yield _without_end(kept)


def _without_end(initials: list[Initial]) -> list[Initial]:
    """Return the initials without particles that lead to nothing any more."""
    while initials and initials[-1].sort is WordSort.PARTICLE:
        initials.pop()
    return initials
