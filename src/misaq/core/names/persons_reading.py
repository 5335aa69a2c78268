"""Reading a printed name of a person into its words, what each does, and what they weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from misaq.core.names.commonness import SHIPPED, Commonness
from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_weights import Kind, kind_of, omission_of
from misaq.core.names.scripts import clean
from misaq.core.names.tokens import PARTICLES, Word, words_of
from misaq.core.names.variants import NAMES_OF_RESPECT, TITLES, names_of
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

LONGEST = 500
"""Characters; no list prints a longer name."""
MOST_WORDS = 60
MOST_FORMS = 24
"""Names that one printed name may give."""

_OTHER_NAME = re.compile(
    r"@|[;()\[\]{}|]|\b(?:alias(?:es)?|urf|a\.?\s?k\.?\s?a\b\.?|f\.?\s?k\.?\s?a\b\.?"
    r"|also known as|formerly known as|nee)(?![a-z])|\bعرف\b|\bالمعروف\b",
    re.IGNORECASE,
)
_CHILD_OF = re.compile(
    r"\b(?:s|d|w)\s?[/\\]\s?o\b\.?|\b(?:s|d|w)\.o\b\.?|\b(?:son|daughter|wife|widow) of\b"
    r"|\b(?:walad|wald|valad|zauja)\b|\bولد(?:یت)?\b|\bزوجه\b",
    re.IGNORECASE,
)
# Any of these, in small letters, must stand in a text before the patterns above are worth a look.
_HINTS_OF_OTHER_NAME = (
    *("@", ";", "(", ")", "[", "{", "|", "alias", "urf", "aka", "a k", "k.", "known", "nee"),
    *("fka", "f k", "عرف", "المعروف"),
)
_HINTS_OF_PARENT = (*("/", "\\", ".o", " of", "walad", "wald", "valad", "zauja", "ولد", "زوجه"),)
_BORN_OF = frozenset(
    {"bin", "ibn", "ben", "bint", "binte", "binti", "bent", "ould", "wuld", "weld"}
    | {"بن", "ابن", "بنت"}
)
_PARENT = frozenset(
    {"abu", "abou", "abi", "aboo", "umm", "um", "oum", "umme", "ummu", "ابو", "ابی", "ام"}
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PRINTED_WORD = re.compile(r"[^\W\d_]+(?:['’‘`´ʼʿʾ][^\W\d_]+)*")
_NOTE = re.compile(r"\([^()]*\d[^()]*\)|\((?:[^\s()]+\s+){6,}[^()]*\)")
_NOBODY = frozenset({"na", "nil", "nill", "null", "none", "unknown", "nan"})


class Part(NamedTuple):
    """One word of a name where it stands.

    Attributes:
        printed: as cleaned, alone.
        word: what it is.
        role: what it does here.
        bits: what it tells that two people carry it.
        place: its position in the name, from 0.
        omission: what it costs that another name lacks it.
        kind: what it may contradict.
    """

    printed: str
    word: Word
    role: TokenRole
    bits: float
    place: int
    omission: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Form:
    """One of the names that a printed name gives: before and after "@" are two.

    Attributes:
        parts: its words, without particles.
        has_father: whether a father's name stands among them, after bin or ibn.
        run: its letters without spaces.
    """

    parts: tuple[Part, ...]
    has_father: bool
    run: str


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """A person's name, read. Two readings of one text are equal.

    Attributes:
        text: as printed.
        forms: every name it gives, the first printed first; empty where nothing is a letter.
        father: words of the father's name, where it is printed after s/o, d/o or walad.
        joined: the first form with that father's name in it, as bin would have it.
        commonness: the table that weighs its words.
    """

    text: str
    forms: tuple[Form, ...]
    father: Form | None
    joined: Form | None
    commonness: Commonness

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PersonName):
            return NotImplemented
        return self.text == other.text and self.commonness is other.commonness

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def keys(self) -> tuple[str, ...]:
        """What each word of the first form counts as, in order."""
        return tuple(part.word.key for part in self.forms[0].parts) if self.forms else ()


@lru_cache(maxsize=1 << 15)
def read_person(text: str, commonness: Commonness = SHIPPED) -> PersonName:
    """Return the name that a text prints; one without a letter has no forms.

    Args:
        text: as printed, in any script.
        commonness: how many people carry each word.

    Raises:
        InputRefused: the text is longer than any name.
    """
    if len(text) > LONGEST:
        raise InputRefused(
            tell("A name of {length} characters is no name.", length=len(text)),
            next_step=tell("Give one name of at most {longest} characters.", longest=LONGEST),
        )
    stretches = _names_in(text)
    if len(stretches) > MOST_FORMS:
        raise InputRefused(
            tell("{count} names in one are a list.", count=len(stretches)),
            next_step=tell("Give one name with at most {most} aliases.", most=MOST_FORMS - 1),
        )
    forms: list[Form] = []
    father: Form | None = None
    for stretch in stretches:
        own, parent = _own_and_parent(stretch)
        form = _form(own, commonness)
        if form is not None:
            forms.append(form)
        if parent and father is None:
            father = _form(parent, commonness)
    joined = _joined(forms[0], father) if forms and father is not None else None
    return PersonName(text, tuple(forms), father, joined, commonness)


def _joined(own: Form, father: Form) -> Form:
    """Return a name with the father's name in it."""
    parts = [*own.parts]
    for part in father.parts:
        role = TokenRole.FATHER if part.role is TokenRole.NAME else part.role
        omission = omission_of(part.word, role, part.bits, is_first=False)
        kind = kind_of(part.word, role)
        parts.append(part._replace(role=role, place=len(parts), omission=omission, kind=kind))
    return Form(tuple(parts), has_father=True, run=own.run + father.run)


def as_printed(text: str, letters: str) -> str:
    """Return some cleaned letters as the text prints them; as cleaned where it does not show."""
    small = text.lower()
    start = small.find(letters)
    if start >= 0 and len(small) == len(text):
        return text[start : start + len(letters)]
    for word in _PRINTED_WORD.findall(text):
        if clean(word).replace("'", "") == letters:
            return str(word)
    return letters


def _names_in(text: str) -> list[str]:
    """Return the names that one printed name gives, without notes in brackets."""
    small = text.lower()
    if any(hint in small for hint in _HINTS_OF_OTHER_NAME):
        return _OTHER_NAME.split(_NOTE.sub(" ", text))
    return [text]


def _own_and_parent(text: str) -> tuple[str, str]:
    small = text.lower()
    if any(hint in small for hint in _HINTS_OF_PARENT):
        own, *parents = _CHILD_OF.split(text, maxsplit=1)
        return own, parents[0] if parents else ""
    return text, ""


def _form(printed: str, commonness: Commonness) -> Form | None:
    surname, comma, given = printed.partition(",")
    if comma:
        printed = f"{given} {surname}"
    words = _roles(clean(printed))
    if len(words) > MOST_WORDS:
        raise InputRefused(
            tell("A name of {count} words is no name.", count=len(words)),
            next_step=tell("Give one name of at most {most} words.", most=MOST_WORDS),
        )
    return _weighed(words, commonness) if words else None


def _weighed(words: list[tuple[str, TokenRole]], commonness: Commonness) -> Form:
    read = [
        (piece, word, _role_of(word, role))
        for printed, role in words
        for piece, word in words_of(printed)
    ]
    if all(role is TokenRole.TITLE for _, _, role in read):
        read = [(printed, word, TokenRole.NAME) for printed, word, _ in read]
    first = next((i for i, (_, _, role) in enumerate(read) if role is not TokenRole.TITLE), 0)
    parts: list[Part] = []
    for place, (printed, word, role) in enumerate(read):
        bits = commonness.bits_of(word.key)
        omission = omission_of(word, role, bits, place == first)
        parts.append(Part(printed, word, role, bits, place, omission, kind_of(word, role)))
    has_father = any(role is TokenRole.FATHER for _, _, role in read)
    return Form(tuple(parts), has_father, "".join(printed for printed, _ in words))


def _role_of(word: Word, role: TokenRole) -> TokenRole:
    if role is not TokenRole.NAME:
        return role
    if len(word.letters) == 1 and word.letters.isascii():
        return TokenRole.INITIAL
    key = word.key
    if key in TITLES or key in NAMES_OF_RESPECT:
        return TokenRole.TITLE
    return TokenRole.NAME


def _roles(letters: str) -> list[tuple[str, TokenRole]]:
    """Return the words without particles, each with what the words around it make of it."""
    found: list[tuple[str, TokenRole]] = []
    role = TokenRole.NAME
    words = [word.replace("'", "") for word in _WORD.findall(letters)]
    while words and words[-1] in _NOBODY:
        words.pop()
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word in PARTICLES and len(words) > 1 and not (len(word) == 1 and index in (0, last)):
            continue
        if word in _BORN_OF and not last:
            role = TokenRole.FATHER
            continue
        if word in _PARENT and not last:
            if names_of(words[index + 1]) == ("bakr",):
                words[index + 1] = "abubakr"
            else:
                role = TokenRole.KUNYA
            continue
        found.append((word, role))
        if word not in ("abd", "abdul", "عبد"):
            role = TokenRole.NAME
    return found
