"""Words of a person's name, taken out of what is printed.

A printed word may hold several: Zia-ur-Rehman, Ziaur Rahman and Ziaurrehman are the two words zia
and rahman; Atiqullah and Atiq Ullah are atiq and allah; Abdul Qadir is abd and qadir. What joins
them (ul, ur, ud, al, -e-, -i-) says nothing of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from misaq.core.names.scripts import bones, is_arabic, sound
from misaq.core.names.variants import is_spelling, names_of

PARTICLES = frozenset(
    {"al", "el", "il", "ul", "ur", "ud", "us", "uz", "un", "ush", "ar", "as", "ad", "an", "at"}
    | {"az", "ash", "e", "i", "wa", "the", "de", "da", "del", "la", "ال", "و"}
)
_ABD = re.compile(
    r"^(?:c?abd)(?:ul|ur|us|ud|un|uz|ush|al|el|ol|il|ar|er|ir|i|u|e|a|)-?(?=..)(?P<rest>.+)$"
)
_ABD_ALONE = frozenset(
    {"abd", "abdul", "abdur", "abdus", "abdal", "abdel", "abdol", "abdou", "abdu", "abdud"}
    | {"abdun", "abdi", "عبد"}
)
_GOD_ENDINGS = ("oullah", "ullah", "ollah", "allah", "ellah", "illah", "ulah", "ulla", "olla")
_FAITH_ENDINGS = (
    *("ouddine", "eddine", "uddine", "iddine", "oddine", "oudine", "udine", "edine", "idine"),
    *("odine", "uddeen", "eddeen", "udeen", "uddin", "iddin", "eddin", "oddin", "addin", "audin"),
    *("udin", "edin"),
)
_MERCY_ENDINGS = ("urrahman", "urrehman", "irahman", "irrahman", "urahman", "rahman", "rehman")
_ENDINGS = ((_GOD_ENDINGS, "allah"), (_FAITH_ENDINGS, "din"), (_MERCY_ENDINGS, "rahman"))
_JOINTS = ("ul", "ur", "ud", "us", "uz", "un", "ush", "oul", "our", "oud", "el", "al", "e", "i")
_TAILS = (
    *("muhammad", "mohammad", "mohammed", "khan", "bakhsh", "shah", "zada", "jan", "gul", "dad"),
    *("khel", "khail", "haq", "ali"),
)
_ARTICLES = ("al", "el")
_ARABIC_TAILS = (
    *("الله", "الدین", "الرحمن", "الرحمان", "الحق", "محمد", "جان", "خان", "داد", "زاده", "خیل"),
)
_ARABIC_HEADS = ("محمد",)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of names, the same object wherever it is met, so that comparing is cheap.

    Attributes:
        letters: as cleaned.
        names: the known names that it spells; empty when it spells none.
        sound: how it is said, coarsely.
        bones: its consonants, alike in both scripts.
        is_arabic: whether it is written in Arabic letters.
    """

    letters: str
    names: tuple[str, ...]
    sound: str
    bones: str
    is_arabic: bool

    @property
    def key(self) -> str:
        """What the word counts as: its first known name, or its letters."""
        return self.names[0] if self.names else self.letters


@lru_cache(maxsize=1 << 16)
def word_of(letters: str) -> Word:
    """Return the word of some cleaned letters."""
    names = names_of(letters)
    said = sound(names[0] if names else letters)
    return Word(letters, names, said, bones(said), is_arabic(letters))


@lru_cache(maxsize=1 << 16)
def words_of(letters: str) -> tuple[Word, ...]:
    """Return the words that one cleaned, printed word holds, without what joins them."""
    return tuple(word_of(part) for part in _parts(letters))


def _parts(letters: str) -> tuple[str, ...]:
    if letters in _ABD_ALONE:
        return ("abd",)
    if is_arabic(letters):
        return _arabic_parts(letters)
    if letters == "allah" or letters == "ullah":
        return ("allah",)
    known = names_of(letters)
    if known == ("abdullah",):
        return ("abd", "allah")
    if known:
        return (letters,)
    return _compound(letters)


def _compound(letters: str) -> tuple[str, ...]:
    match = _ABD.match(letters)
    if match is not None:
        rest = match["rest"].lstrip("l") if letters.startswith("abdull") else match["rest"]
        return ("abd", *_of_servant(match["rest"], rest))
    for endings, meaning in _ENDINGS:
        if letters.endswith(endings):
            ending = next(e for e in endings if letters.endswith(e))
            if len(letters) >= len(ending) + 3:
                return (_head(letters[: -len(ending)]), meaning)
    return _joined(letters)


def _of_servant(rest: str, bare: str) -> tuple[str, ...]:
    """Return the name after abd-, where the r, s or d of the joint may be the name's own."""
    for candidate in (rest, bare, rest.lstrip("rsdnzl")):
        if len(candidate) > 1 and names_of(candidate):
            return (candidate,)
    return (rest,)


def _head(head: str) -> str:
    """Return the first part of a compound without what joined it on."""
    for joint in ("", *_JOINTS):
        stem = head.removesuffix(joint) if joint else head
        if len(stem) > 2 and names_of(stem):
            return stem
    return head


def _joined(letters: str) -> tuple[str, ...]:
    for tail in _TAILS:
        if letters.endswith(tail) and len(letters) >= len(tail) + 3:
            head = letters[: -len(tail)]
            if names_of(head):
                return (head, tail)
    for joint in _JOINTS:
        stem = letters.removesuffix(joint)
        if stem != letters and len(stem) > 2 and len(joint) > 1 and is_spelling(stem):
            return (stem,)
    if letters.startswith(_ARTICLES) and len(letters) > 5 and names_of(letters[2:]):
        return (letters[2:],)
    return (letters,)


def _arabic_parts(letters: str) -> tuple[str, ...]:
    if letters in ("الله", "اللہ", "لله"):
        return ("allah",)
    if letters.startswith("عبدال") and len(letters) > 6:
        rest = letters.removeprefix("عبدال")
        return ("abd", "allah" if rest in ("له", "لله") else rest)
    if letters in ("عبدالله", "عبدلله"):
        return ("abd", "allah")
    for tail in _ARABIC_TAILS:
        if letters.endswith(tail) and len(letters) >= len(tail) + 2:
            head = letters.removesuffix(tail)
            return (*_arabic_parts(head), *_arabic_parts(tail))
    for head in _ARABIC_HEADS:
        if letters.startswith(head) and len(letters) > len(head) + 2 and not names_of(letters):
            return (head, *_arabic_parts(letters.removeprefix(head)))
    if letters.startswith("ال") and len(letters) > 4 and not names_of(letters):
        return (letters.removeprefix("ال"),)
    return (letters,)
