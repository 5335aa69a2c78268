"""Which spellings are one name, and which are two.

The names of the tables are *known*. A spelling of the table belongs to the names it is written
for; another spelling that sounds like one of them belongs to that name. Two words that both are
known, and share no name, are two names however alike they look: this is the negative table.

A word without vowels within (Mhmmd, Krmi), as some write to save room or to hide, belongs to every
name whose spellings are so when they lose theirs: Mhmd is Muhammad or Mahmud.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from misaq.core.names.scripts import VOWELS, clean, sound, without_vowels
from misaq.core.names.variants_given import GIVEN_NAMES
from misaq.core.names.variants_given_more import MORE_GIVEN_NAMES
from misaq.core.names.variants_other import RESPECT, SECOND_NAMES

# Bearers per 100,000 in the countries whose names these are: our estimates, to within a factor of
# about two. A table counted from lists replaces them; see ``commonness``.
BEARERS_OF_LETTER = MappingProxyType(
    {"A": 18_000, "B": 6_000, "C": 2_200, "D": 800, "E": 300, "F": 100, "G": 30}
)
_TITLE, _NAME_TOO = "t", "n"
_BEARERS_OF_TITLE = 3_000
_HALF_VOWELS = frozenset("wy")
_LONG_BETWEEN_VOWELS = 5
"""Letters of a word between two vowels from which on it has lost some: Akhndzda, not Olga."""


def _lines(table: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the name, its letter and every spelling of each line of a table."""
    for line in table.strip().replace("\n  ", " ").split("\n"):
        name, letter, *spellings = line.replace("|", " ").split()
        yield name, letter, [name, *spellings]


def _read() -> None:
    for table in (GIVEN_NAMES, MORE_GIVEN_NAMES, SECOND_NAMES, RESPECT):
        for name, letter, spellings in _lines(table):
            if letter == _TITLE:
                _titles.add(name)
            if letter == _NAME_TOO:
                _name_titles.add(name)
            if letter in BEARERS_OF_LETTER:
                _bearers[name] = BEARERS_OF_LETTER[letter]
            _bearers.setdefault(name, _BEARERS_OF_TITLE)
            _add(name, spellings)


def _add(name: str, spellings: list[str]) -> None:
    for spelling in spellings:
        word = clean(spelling)
        if not word.isascii():
            _in_urdu.setdefault(name, spelling)
        held = _by_spelling.get(word, ())
        if name not in held:
            _by_spelling[word] = (*held, name)
        if word.isascii():
            said = sound(word)
            heard = _by_sound.get(said, ())
            if name not in heard:
                _by_sound[said] = (*heard, name)
            short = without_vowels(word)
            named = _by_consonants.get(short, ())
            if name not in named and len(short) > 1:
                _by_consonants[short] = (*named, name)


_bearers: dict[str, int] = {}
_in_urdu: dict[str, str] = {}
_titles: set[str] = set()
_name_titles: set[str] = set()
_by_spelling: dict[str, tuple[str, ...]] = {}
_by_sound: dict[str, tuple[str, ...]] = {}
_by_consonants: dict[str, tuple[str, ...]] = {}
_read()

BEARERS = MappingProxyType(_bearers)
"""Estimated bearers per 100,000 of each known name."""
IN_URDU_LETTERS = MappingProxyType(_in_urdu)
"""The first spelling in Arabic letters of each known name that has one."""
NUMBER_OF_NAME = MappingProxyType({name: place for place, name in enumerate(BEARERS, 1)})
"""A number above 0 of each known name."""
TITLES = frozenset(_titles)
"""Words of respect that are seldom names."""
NAMES_OF_RESPECT = frozenset(_name_titles)
"""Words of respect that are names as well."""


def names_of(word: str) -> tuple[str, ...]:
    """Return the known names that a cleaned word spells; empty where it spells none.

    A spelling of the table decides alone; otherwise the sound does, in words of four letters or
    more, and last the consonants, in words that have no vowels within; then the commonest first.
    """
    found = _by_spelling.get(word)
    if found is not None:
        return found
    if not word.isascii():
        return ()
    heard = _by_sound.get(sound(word), ()) if len(word) > 3 else ()
    if heard or not has_lost_vowels(word):
        return heard
    named = _by_consonants.get(without_vowels(word), ())
    return tuple(sorted(named, key=lambda name: -_bearers[name]))


def has_lost_vowels(word: str) -> bool:
    """Return whether a cleaned Latin word that is no spelling of the tables has no vowel within."""
    if word in _by_spelling or not word.isascii() or not VOWELS.isdisjoint(word[1:-1]):
        return False
    if word[:1] in VOWELS and (word[1:2] in _HALF_VOWELS or word[-1] in VOWELS):
        return word[1:2] not in _HALF_VOWELS and len(word) >= _LONG_BETWEEN_VOWELS
    return len(word) > 2 or (len(word) > 1 and VOWELS.isdisjoint(word))


def is_spelling(word: str) -> bool:
    """Return whether a cleaned word stands in the tables letter by letter."""
    return word in _by_spelling
