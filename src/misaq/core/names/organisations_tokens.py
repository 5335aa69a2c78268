"""From the printed words of an organisation's name to words with a sort and a weight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from misaq.core.names.commonness import guessed_bits
from misaq.core.names.organisations_acronyms import Initial, initial_of, read_acronym
from misaq.core.names.organisations_records import OrganisationWord
from misaq.core.names.organisations_words import NAMES, SPELLINGS, WEIGHTS, WordSort
from misaq.core.names.scripts import bones, clean, is_arabic, sound

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ‘´.][^\W_]+)*\.?")
_HUMP = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_INNER = re.compile(r"[^\w]+")
_JOINED = re.compile(r"(.{3,})(ul|ud|ur|ut|us|un|uz|e|i)")
_ELIDED = re.compile(r"[dl]'(\w{3,})")
_ARTICLE = "ال"
_VOWELS = re.compile("[aeiou]")
_SHORTEST_AFTER_ARTICLE = 3
_PLACES = frozenset({WordSort.HOME, WordSort.COUNTRY, WordSort.TOWN})
# A bank is not a trust, and Lahore is not Kenya: sorts that contradict each other are one camp.
_CAMPS = {
    **{sort: sort.value for sort in WordSort},
    **dict.fromkeys(_PLACES, "PLACE"),
    WordSort.TRADE: WordSort.FORM.value,
}
_PARTS = _PLACES | {WordSort.WING, WordSort.FACTION}
_PREFIXES = "ولب"
_IN = frozenset({"in", "fi", "فی"})


@dataclass(frozen=True, slots=True)
class Token:
    """A printed word, and whether it stands apart from the name (after a dash, in brackets)."""

    printed: str
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a name with what they do.

    Attributes:
        words: those that count, in order.
        exact: every word folded, particles too.
        initials: of every word, for acronyms.
    """

    words: tuple[OrganisationWord, ...]
    exact: tuple[str, ...]
    initials: tuple[Initial, ...]


def split_words(text: str) -> list[str]:
    """Return the printed words of a text; what hyphens join counts as words."""
    return [
        piece for match in _WORD.finditer(text) for piece in _HUMP.sub(" ", match.group()).split()
    ]


_FINE, _USUAL = 0.02, 11.0
"""A word's weight is that of its sort, told apart a little by its letters: fewer names are even."""


def sort_of(printed: str) -> tuple[str, str, WordSort]:
    """Return the letters of a printed word, the spelling it is known by, and its sort."""
    letters = clean(printed)
    elided = _ELIDED.fullmatch(letters)
    return _sort_of_letters(_INNER.sub("", letters if elided is None else elided[1]))


def says_only_a_part(words: Sequence[str]) -> bool:
    """Return whether words name only a place or a part of a body ("Swat chapter")."""
    sorts = {sort_of(word)[2] for word in words}
    return WordSort.NAME not in sorts and not sorts.isdisjoint(_PARTS)


def read_words(tokens: Sequence[Token]) -> Reading:
    """Return the words of a name, each with what it does."""
    words: list[OrganisationWord] = []
    exact: list[str] = []
    initials: list[Initial] = []
    after_in = False
    shouts = len(tokens) > 1 and all(token.printed.isupper() for token in tokens)
    for token in tokens:
        plain, key, sort = sort_of(token.printed)
        if not plain:
            continue
        exact.append(plain)
        initials.append(initial_of(plain, key, sort))
        initials += _grown_on(plain)
        if sort is WordSort.PARTICLE:
            after_in = after_in or plain in _IN
            continue
        words.append(_word(token, plain, key, sort, len(words), after_in=after_in, shouts=shouts))
    return Reading(tuple(words), tuple(exact), tuple(initials))


def _word(
    token: Token,
    plain: str,
    key: str,
    sort: WordSort,
    place: int,
    *,
    after_in: bool,
    shouts: bool,
) -> OrganisationWord:
    weights = WEIGHTS[sort]
    fine = 1.0 + _FINE * (guessed_bits(key) - _USUAL)
    speakable = _VOWELS.search(plain) is not None
    is_acronym = bool(read_acronym(token.printed)) and not (shouts and speakable)
    return OrganisationWord(
        printed=token.printed,
        plain=plain,
        key=key,
        sort=sort,
        bones=_bones_of(plain),
        met=fine * weights.met,
        alone=weights.alone,
        clash=weights.clash,
        camp=_CAMPS[sort],
        is_name=sort is WordSort.NAME,
        place=place,
        is_urdu=is_arabic(plain),
        is_acronym=is_acronym,
        is_unspoken=is_acronym and not speakable,
        is_apart=token.is_apart or after_in,
    )


@lru_cache(maxsize=65536)
def _bones_of(plain: str) -> str:
    return bones(sound(_without_article(plain)))


@lru_cache(maxsize=65536)
def _sort_of_letters(plain: str) -> tuple[str, str, WordSort]:
    bare = _without_article(plain)
    for spelling in (plain, bare, *_unjoined(plain), *_unprefixed(plain)):
        if spelling in NAMES:
            return plain, NAMES[spelling], WordSort.NAME
        if spelling in SPELLINGS:
            sort, key = SPELLINGS[spelling]
            return plain, key, sort
    return plain, bare, WordSort.NAME


def _without_article(plain: str) -> str:
    if plain.startswith(_ARTICLE) and len(plain) >= len(_ARTICLE) + _SHORTEST_AFTER_ARTICLE:
        return plain[len(_ARTICLE) :]
    return plain


def _grown_on(plain: str) -> tuple[Initial, ...]:
    """Return the initial of a particle grown on to a known word ("Jamaatud": u), if any."""
    joined = _JOINED.fullmatch(plain)
    if joined is None or not (joined[1] in SPELLINGS or joined[1] in NAMES):
        return ()
    return (Initial(joined[2][0], WordSort.PARTICLE, joined[2]),)


def _unprefixed(plain: str) -> tuple[str, ...]:
    """Return an Arabic word without "and", "for" or "in" grown on to it, if any."""
    if (
        plain
        and is_arabic(plain)
        and plain[0] in _PREFIXES
        and len(plain) > _SHORTEST_AFTER_ARTICLE
    ):
        return plain[1:], _without_article(plain[1:])
    return ()


def _unjoined(plain: str) -> tuple[str, ...]:
    """Return the word without a particle grown on to it ("Hizbut"), if any."""
    joined = _JOINED.fullmatch(plain)
    return (joined.group(1),) if joined else ()
