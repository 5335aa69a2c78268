"""Letters: what is invisible, what only looks like another letter, and what a script writes.

A name comes typed, scanned, pasted or forged. ``clean`` gives its letters without case, marks,
hidden characters or letters of another script that only look like it. ``sound`` and ``bones`` are
two coarser forms of one word: how it is said, and its consonants as Latin and Arabic letters share
them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u0640\u115f\u1160\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffd\U000e0000-\U000e0fff]"
)
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0621]")
_QUOTES = str.maketrans(dict.fromkeys("’‘`´ʼʻʿʾ′ʹˈ", "'"))
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]+")
_DIGIT_IN_WORD = re.compile(
    r"(?<=[a-z])[013458](?=[a-z])|(?<![a-z0-9])[013458](?=[a-z]{3})"
    r"|(?<=[a-z]{2})[013458](?![a-z0-9])"
)
_LATIN = re.compile("[a-z\u00df-\u024f]")
_L_FOR_I = re.compile(r"(?<=[A-Z])l(?=[A-Z])|\bl(?=[A-Z]{2})|(?<=[A-Z]{2})l\b")
_READ_AS = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "8": "b"}
_DIGITS = frozenset(_READ_AS)
_HAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

# Letters of Cyrillic and Greek drawn as a Latin letter is, once all are small.
_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіјѕһԁԛԝ", "aeopcyxijshdqw", strict=True)),
        **dict(zip("вкмнть", "bkmhtb", strict=True)),
        **dict(zip("αοντικρευη", "aovtikpeun", strict=True)),
    }
)
_LOOKS_LATIN = frozenset(chr(code) for code in _LOOKALIKES)

# One letter of Arabic typed in several ways, or written in one language only.
_SAME_LETTER = str.maketrans(
    {
        **dict.fromkeys("يىئےېۍێ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ہةۃھۂەۀ", "ه"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ؤۆ", "و"),
        **dict.fromkeys("ٹټ", "ت"),
        **dict.fromkeys("ڈډ", "د"),
        **dict.fromkeys("ڑړ", "ر"),
        **dict.fromkeys("ںڼ", "ن"),
        "ګ": "گ",
        "ښ": "ش",
        "څ": "چ",
        "ځ": "ز",
        "ږ": "ز",
    }
)
_SAID_AS = str.maketrans(
    {
        **dict.fromkeys("زذضظژ", "z"),
        **dict.fromkeys("سص", "s"),
        **dict.fromkeys("تطث", "t"),
        **dict.fromkeys("کق", "k"),
        **dict.fromkeys("ح", "h"),
        **dict.fromkeys("اع", "a"),
        "ه": "h",
        "ب": "b",
        "پ": "p",
        "ج": "j",
        "چ": "C",
        "خ": "X",
        "د": "d",
        "ر": "r",
        "ش": "S",
        "غ": "G",
        "ف": "f",
        "گ": "g",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "و": "u",
        "ی": "i",
    }
)

# Letters that another language of the same script says, or another country writes, otherwise.
_SAID_ELSEWHERE_AS = str.maketrans(
    {**dict.fromkeys("ذض", "d"), **dict.fromkeys("قج", "g"), "ث": "s"}
)
_WRITTEN_TH = str.maketrans(dict.fromkeys("ذظث", "t"))

# In this order: a longer run of letters before a shorter one.
_SOUNDS = (
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("kh", "X"),
    ("gh", "G"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("jh", "j"),
    ("zh", "z"),
    ("dj", "j"),
    ("q", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("x", "ks"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("ae", "ai"),
    ("ie", "i"),
    ("e", "i"),
    ("y", "i"),
    ("o", "u"),
    ("w", "u"),
    ("v", "u"),
)
VOWELS = frozenset("aeiou")
_NO_VOWEL = str.maketrans(dict.fromkeys("aeiou"))
_COARSE = str.maketrans({"X": "k", "G": "g"})
_NO_BONE = str.maketrans({**dict.fromkeys("aiuh", None), "X": "k", "G": "g", "C": "S"})
_REPEATED = re.compile(r"(.)\1+")
_SILENT_END = re.compile("([aeiouy])h$|(?<=..)([^aeiouy])e$")


def clean(text: str) -> str:
    """Return the letters of a text in small Latin and Arabic letters; time grows with its length.

    Words of other scripts are transliterated. A digit within a word, and a small L among capitals,
    is the letter that a machine misread. A letter of Cyrillic or Greek in a Latin word is the Latin
    letter that it is drawn like.
    """
    if "l" in text:
        text = _L_FOR_I.sub("I", text)
    if text.isascii():
        return _without_digits(_HIDDEN.sub("", text).lower())
    spelled = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_QUOTES)
    if spelled.isascii():
        return _without_digits(spelled)
    has_latin = _LATIN.search(spelled) is not None
    return _without_digits(" ".join(_cleaned(word, has_latin) for word in spelled.split()))


def is_arabic(word: str) -> bool:
    """Return whether a cleaned word is written in Arabic letters."""
    return not word.isascii()


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """Return how one cleaned word is said, coarsely: Hameed and Hamid sound the same.

    Arabic letters give their consonants and long vowels only.
    """
    if not word.isascii():
        return _once(word.translate(_SAID_AS))
    word = _SILENT_END.sub(r"\1\2", word)
    for written, said in _SOUNDS:
        if written in word:
            word = word.replace(written, said)
    return _once(word)


def other_sound(word: str) -> str:
    """Return how a cleaned word in Arabic letters is said elsewhere: Gamal, not Jamal."""
    return _once(word.translate(_SAID_ELSEWHERE_AS).translate(_SAID_AS))


def sound_of_th(word: str) -> str:
    """Return how a cleaned word in Arabic letters is said where th is written for dhal: Thahab."""
    return _once(word.translate(_WRITTEN_TH).translate(_SAID_AS))


def bones(said: str) -> str:
    """Return the consonants of a word as said, alike for both scripts; may be empty."""
    return _once(said.translate(_NO_BONE))


def coarse(said: str) -> str:
    """Return a word as said where kh is k and gh is g, as many write."""
    return _once(said.translate(_COARSE))


def without_vowels(word: str) -> str:
    """Return the letters of a cleaned Latin word that stay when the vowels within are left out."""
    return _once(word[:1] + word[1:-1].translate(_NO_VOWEL) + word[1:][-1:])


def _once(word: str) -> str:
    return _REPEATED.sub(r"\1", word)


def _without_digits(letters: str) -> str:
    if _DIGITS.isdisjoint(letters):
        return letters
    return _DIGIT_IN_WORD.sub(lambda digit: _READ_AS[digit.group()], letters)


def _cleaned(word: str, among_latin: bool) -> str:
    if word.isascii():
        return word
    parts: list[str] = []
    end = 0
    for match in _ARABIC.finditer(word):
        parts.append(_latin(word[end : match.start()], among_latin))
        parts.append(_MARKS.sub("", match.group().translate(_SAME_LETTER)))
        end = match.end()
    parts.append(_latin(word[end:], among_latin))
    return " ".join(part for part in parts if part)


def _latin(word: str, among_latin: bool) -> str:
    if not word or word.isascii():
        return word
    if among_latin and (_LATIN.search(word) or _LOOKS_LATIN.issuperset(word)):
        word = word.translate(_LOOKALIKES)
    if _HAN.search(word):
        word = " ".join(word)
    return anyascii(unicodedata.normalize("NFC", word)).lower()
