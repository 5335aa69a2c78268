"""How one word of a name meets one word of another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from misaq.core.names.comparison import Meeting
from misaq.core.names.scripts import bones, other_sound
from misaq.core.names.tokens import Word
from misaq.core.names.variants import is_spelling


class Met(NamedTuple):
    """How two words meet.

    Attributes:
        how: the kind of meeting; CONTRADICTS where they are two names.
        share: share of the word's bits that the meeting is worth, 0 to 1.
    """

    how: Meeting
    share: float


_SAME = Met(Meeting.SAME, 1.0)
_VARIANT = Met(Meeting.VARIANT, 0.97)
_ONE_OF_TWO = Met(Meeting.VARIANT, 0.85)
_SOUNDS_SAME = Met(Meeting.VARIANT, 0.93)
_SCRIPTS = Met(Meeting.CROSS_SCRIPT, 0.97)
_COARSELY = Met(Meeting.VARIANT, 0.88)
_WITHOUT_VOWELS = Met(Meeting.NEAR, 0.7)
_WITHOUT_VOWELS_OF_MANY = Met(Meeting.NEAR, 0.6)
TWO_NAMES = Met(Meeting.CONTRADICTS, 0.0)

_NEAR_ENOUGH = 0.6
_SWAPPED, _ONE_SLIP, _TWO_SLIPS = 0.8, 0.65, 0.55
_SHORTEST_SWAPPED, _SHORTEST_SLIP, _SHORTEST_OF_TWO = 4, 5, 9
_SHORTEST_HEARD, _FEWEST_BONES = 5, 2
_OF_KNOWN = 0.9
"""Share of a slip's worth where one of the words is a name of the tables."""


@lru_cache(maxsize=1 << 17)
def meet(left: Word, right: Word) -> Met:
    """Return how two words meet; symmetric."""
    if left is right:
        return _SAME
    if left.names and right.names:
        return _of_known(left, right)
    if left.is_arabic != right.is_arabic:
        return _across(left, right)
    if left.sound == right.sound:
        return _SOUNDS_SAME
    if left.coarse == right.coarse and len(left.coarse) > 2:
        return _COARSELY
    if left.bones == right.bones:
        if len(left.bones) > 2:
            alike = JaroWinkler.normalized_similarity(left.sound, right.sound)
            return Met(Meeting.NEAR, 0.85 * alike)
        if left.has_no_vowel or right.has_no_vowel:
            return _WITHOUT_VOWELS
    return _slip(left, right)


def _of_known(left: Word, right: Word) -> Met:
    for name in left.names:
        if name in right.names:
            if left.is_arabic != right.is_arabic:
                return _SCRIPTS
            if left.has_lost_vowels or right.has_lost_vowels:
                return _of_few(left, right)
            return _VARIANT if left.names == right.names else _ONE_OF_TWO
    spelled = is_spelling(left.letters) and is_spelling(right.letters)
    return TWO_NAMES if spelled or left.is_arabic != right.is_arabic else _slip(left, right)


def _of_few(left: Word, right: Word) -> Met:
    """Meet a word without vowels with a name that it may stand for, one of few or of many."""
    many = max(len(word.names) for word in (left, right) if word.has_lost_vowels) > 1
    return _WITHOUT_VOWELS_OF_MANY if many else _WITHOUT_VOWELS


def _across(left: Word, right: Word) -> Met:
    """Meet a word in Arabic letters with one in Latin letters, by consonants first."""
    latin, arabic = (right, left) if left.is_arabic else (left, right)
    said = _said_across(latin.sound, latin.bones, arabic.sound)
    elsewhere = other_sound(arabic.letters)
    if elsewhere != arabic.sound:
        said = max(said, _said_across(latin.sound, latin.bones, elsewhere))
    return Met(Meeting.CROSS_SCRIPT, said) if said else TWO_NAMES


def _said_across(latin: str, latin_bones: str, arabic: str) -> float:
    alike = Indel.normalized_similarity(latin, arabic)
    arabic_bones = bones(arabic)
    if latin_bones == arabic_bones and len(latin_bones) > 1:
        return 0.55 + 0.4 * alike
    share = 0.5 * Indel.normalized_similarity(latin_bones, arabic_bones) + 0.5 * alike
    return 0.8 * share if share >= _NEAR_ENOUGH else 0.0


def _slip(left: Word, right: Word) -> Met:
    """Meet two words of which at most one is a spelling of the tables: a slip of the pen."""
    one, other = left.letters, right.letters
    slips = OSA.distance(one, other, score_cutoff=2)
    longest = max(len(one), len(other))
    # A slip of a short word is one only beside the name that it is a slip of.
    shorter = 1 if is_spelling(one) or is_spelling(other) else 0
    if slips == 1 and longest >= _SHORTEST_SWAPPED - shorter and sorted(one) == sorted(other):
        share = _SWAPPED
    elif slips == 1 and longest >= _SHORTEST_SLIP - shorter:
        share = _ONE_SLIP
    elif (slips == 2 and longest >= _SHORTEST_OF_TWO) or _is_heard_alike(left, right):
        share = _TWO_SLIPS
    else:
        return TWO_NAMES
    return Met(Meeting.NEAR, share * _OF_KNOWN if left.names or right.names else share)


def _is_heard_alike(left: Word, right: Word) -> bool:
    """Return whether two words of one script differ in one vowel within, however it is written."""
    one, other = left.coarse, right.coarse
    if left.bones != right.bones or len(left.bones) < _FEWEST_BONES:
        return False
    if min(len(one), len(other)) < _SHORTEST_HEARD:
        return False
    return one[-1] == other[-1] and OSA.distance(one, other, score_cutoff=1) == 1
