"""Words as a search compares them: without case, marks, or differences of script.

Two keys for a word. *Folded*: the same letters, however typed. *Skeleton*: its consonants as the
Latin and the Urdu script share them, so that لشکر meets Lashkar, and Taiba meets Tayyiba. A
skeleton is a hint for finding, never a reason to call two names the same.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_JOINERS = re.compile(r"[.’'-]")

# One letter typed in several ways: Arabic forms stand for the Urdu ones, foreign digits for ours.
_SAME_LETTER = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ه": "ہ",
        "ۂ": "ہ",
        "ة": "ہ",
        "ۃ": "ہ",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ڪ": "ک",
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "ı": "i",
        "‘": "'",
        "ʼ": "'",
        "ʿ": "'",
        "ʾ": "'",
        "`": "'",
    }
)
_INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_URDU = {
    **dict.fromkeys("اءعوہھحیے", ""),
    **dict.fromkeys("سصثش", "s"),
    **dict.fromkeys("زذضظژ", "z"),
    **dict.fromkeys("تطٹ", "t"),
    **dict.fromkeys("دڈ", "d"),
    **dict.fromkeys("رڑ", "r"),
    **dict.fromkeys("کقخ", "k"),
    **dict.fromkeys("گغ", "g"),
    **dict.fromkeys("نں", "n"),
    "ب": "b",
    "پ": "p",
    "ج": "j",
    "چ": "c",
    "ف": "f",
    "ل": "l",
    "م": "m",
}
_LATIN = {
    **dict.fromkeys("aeiouhwvy", ""),
    **{letter: letter for letter in "bdfgjklmnprstz"},
    "c": "k",
    "q": "k",
    "x": "ks",
}
_CH = "ch"
_PH = "ph"


def fold(text: str) -> str:
    """Return the text in one spelling of its letters: no case, marks or invisible characters."""
    spelled = unicodedata.normalize("NFKC", text).translate(_SAME_LETTER)
    apart = unicodedata.normalize("NFKD", _INVISIBLE.sub("", spelled).casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return "".join(_digit(c) for c in bare.translate(_SAME_LETTER))


def words_in(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order.

    What dots, hyphens and apostrophes join counts whole and in its parts: "11-EE" is found by
    "11-EE", "11ee", "11" and "ee".
    """
    found: list[str] = []
    for match in _WORD.finditer(fold(text)):
        parts = [part for part in _JOINERS.split(match.group()) if part]
        found.extend(parts)
        if len(parts) > 1:
            found.append("".join(parts))
    return tuple(found)


def skeleton(word: str) -> str:
    """Return the consonants that both scripts write; empty where fewer than two are left.

    Args:
        word: one folded word.
    """
    once = "".join(letter for letter, _ in groupby(word))
    plain = once.replace(_CH, "چ").replace(_PH, "f")
    bones = "".join(_URDU.get(c, _LATIN.get(c, c if c.isdigit() else "")) for c in plain)
    return bones if len(bones) > 1 else ""


def is_urdu(word: str) -> bool:
    """Return whether a word is written in the Urdu script."""
    return any("\u0600" <= c <= "\u06ff" for c in word)


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)
