"""Taking a printed name apart into its names, the father's, and their words."""

from __future__ import annotations

import re

from misaq.core.names.comparison import TokenRole
from misaq.core.names.scripts import clean
from misaq.core.names.tokens import PARTICLES
from misaq.core.names.variants import names_of

_OTHER_NAME = re.compile(
    r"@|[;()\[\]{}|]|\b(?:alias(?:es)?|urf|a\.?\s?k\.?\s?a\b\.?|f\.?\s?k\.?\s?a\b\.?"
    r"|also known as|formerly known as|nee)(?![a-z])|\bعرف\b|\bالمعروف\b",
    re.IGNORECASE,
)
_CHILD_OF = re.compile(
    r"\b(?:s|d|w)\s?[/\\]\s?o\b\.?|\b(?:s|d|w)\.o\b\.?|\b(?:son|daughter|wife|widow) of\b"
    r"|\b(?:walad|wald|valad|zauja)\b|\bولد(?:یت|يت)?\b|\bزوجہ\b|\bزوجه\b",
    re.IGNORECASE,
)
# Without any of these a text is one name without a father: most are, and need no second look.
_SIGNS = frozenset("@;()[]{}|/\\.")
_SIGN_WORDS = frozenset(
    {"alias", "aliases", "urf", "aka", "a", "fka", "f", "known", "nee", "عرف", "المعروف"}
    | {"of", "walad", "wald", "valad", "zauja", "ولد", "ولدیت", "ولديت", "زوجہ", "زوجه"}
)
_BORN_OF = frozenset(
    {"bin", "ibn", "ben", "bint", "binte", "binti", "bent", "ould", "wuld", "weld"}
    | {"بن", "ابن", "بنت"}
)
_PARENT = frozenset(
    {"abu", "abou", "abi", "aboo", "umm", "um", "oum", "umme", "ummu", "ابو", "ابی", "ام"}
)
_SERVANT = frozenset({"abd", "abdul", "عبد"})
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PRINTED_WORD = re.compile(r"[^\W\d_]+(?:['’‘`´ʼʿʾ][^\W\d_]+)*")
_NOTE = re.compile(r"\([^()]*\d[^()]*\)|\((?:[^\s()]+\s+){6,}[^()]*\)")
_NOBODY = frozenset({"na", "nil", "nill", "null", "none", "unknown", "nan"})


def names_in(text: str) -> list[tuple[str, str]]:
    """Return the names that one printed name gives, each with the father's or nothing.

    Notes in brackets are no names.
    """
    small = text.lower()
    if _SIGNS.isdisjoint(small) and _SIGN_WORDS.isdisjoint(small.split()):
        return [(text, "")]
    found: list[tuple[str, str]] = []
    for stretch in _OTHER_NAME.split(_NOTE.sub(" ", text)):
        if not stretch.strip():
            continue
        own, *parents = _CHILD_OF.split(stretch, maxsplit=1)
        found.append((own, parents[0] if parents else ""))
    return found


def words_in_order(printed: str) -> list[tuple[str, TokenRole]]:
    """Return the cleaned words without particles, each with what the words around it make of it.

    A surname before a comma comes last.
    """
    surname, comma, given = printed.partition(",")
    letters = clean(f"{given} {surname}" if comma else printed)
    words = [word.replace("'", "") for word in _WORD.findall(letters)]
    while words and words[-1] in _NOBODY:
        words.pop()
    found: list[tuple[str, TokenRole]] = []
    role = TokenRole.NAME
    last = len(words) - 1
    for index, word in enumerate(words):
        if index < last and word in _BORN_OF:
            role = TokenRole.FATHER
        elif index < last and word in _PARENT:
            if names_of(words[index + 1]) == ("bakr",):
                words[index + 1] = "abubakr"
            else:
                role = TokenRole.KUNYA
        elif word not in PARTICLES or not last or (len(word) == 1 and index in (0, last)):
            found.append((word, role))
            role = role if word in _SERVANT else TokenRole.NAME
    return found


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
