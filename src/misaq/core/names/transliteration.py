"""A name in the other script, for a reader who reads one: Urdu letters in Latin ones, and back.

A word that the tables know is written as the tables write it; another letter by letter, with the
short vowels that Urdu does not write left out or guessed. What comes out is a help to read and to
search by, and never what a list printed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from misaq.core.names.persons_reading import read_person
from misaq.core.names.persons_records import Form
from misaq.core.names.tokens import Word
from misaq.core.names.variants import IN_URDU_LETTERS


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


_URDU_OF = _pairs(
    "kh:خ gh:غ sh:ش ch:چ ph:ف zh:ژ aa:ا ee:ی oo:و ou:و b:ب p:پ t:ت j:ج c:ک d:د r:ر z:ز s:س "
    "f:ف q:ق k:ک g:گ l:ل m:م n:ن v:و w:و h:ہ x:کس y:ی i:ی o:و u:و e:ی"
)
_LATIN_OF = _pairs(
    "ب:b پ:p ت:t ث:s ج:j چ:ch ح:h خ:kh د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:z ط:t ظ:z غ:gh "
    "ف:f ق:q ک:k گ:g ل:l م:m ن:n ه:h ا:a ع:a و:u ی:i"
)
_VOWELS = frozenset("aiu")
_SERVANT, _OF_GOD, _OF_FAITH = "abd", "allah", "din"


def in_latin_letters(text: str) -> str:
    """Return every name that a text prints in Latin letters, aliases after "@"."""
    return " @ ".join(_written(form, _latin, _LATIN_JOINS) for form in read_person(text).forms)


def in_urdu_letters(text: str) -> str:
    """Return every name that a text prints in Urdu letters, aliases after "عرف"."""
    return " عرف ".join(_written(form, _urdu, _URDU_JOINS) for form in read_person(text).forms)


_LATIN_JOINS = {_SERVANT: "Abdul", _OF_GOD: "Ullah", _OF_FAITH: "Ud Din"}
_URDU_JOINS = {_SERVANT: "عبد ال", _OF_GOD: "اللہ", _OF_FAITH: "الدین"}


def _written(form: Form, write: Callable[[Word], str], joins: dict[str, str]) -> str:
    """Return the words of a form, with what joins them where the tables know it."""
    words = [part.word for part in form.parts]
    written = [
        joins[word.key] if word.key in joins and index else write(word)
        for index, word in enumerate(words)
    ]
    for index, (word, after) in enumerate(pairwise(words)):
        if word.key == _SERVANT and after.key != _OF_GOD:
            written[index] = joins[_SERVANT]
    return " ".join(written).replace("ال ", "ال")


def _latin(word: Word) -> str:
    if word.names:
        return word.names[0].capitalize()
    if not word.is_arabic:
        return word.letters.capitalize()
    letters = [_LATIN_OF.get(letter, letter) for letter in word.letters]
    spelled = letters[:1]
    for before, letter in pairwise(letters):
        if before not in _VOWELS and letter not in _VOWELS:
            spelled.append("a")
        spelled.append(letter)
    return "".join(spelled).capitalize()


def _urdu(word: Word) -> str:
    for name in word.names:
        if name in IN_URDU_LETTERS:
            return IN_URDU_LETTERS[name]
    return word.letters if word.is_arabic else _spelled_in_urdu(word.letters)


def _spelled_in_urdu(letters: str) -> str:
    """Return Latin letters as Urdu ones; an "a" stands where it begins or ends a word."""
    spelled: list[str] = []
    at = 0
    while at < len(letters):
        pair = letters[at : at + 2]
        taken = pair if pair in _URDU_OF else letters[at]
        if taken == "a":
            spelled.append("ا" if at in (0, len(letters) - 1) else "")
        else:
            spelled.append(_URDU_OF.get(taken, taken))
        at += len(taken)
    return "".join(spelled)
