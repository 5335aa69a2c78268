"""How one word of a name meets one word of another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from misaq.core.names.comparison import Meeting
from misaq.core.names.tokens import Word


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
TWO_NAMES = Met(Meeting.CONTRADICTS, 0.0)

_NEAR_ENOUGH = 0.6
_SHORTEST_SLIP = 5
_LONG = 9


@lru_cache(maxsize=1 << 18)
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
    return _of_unknown(left, right)


def _of_known(left: Word, right: Word) -> Met:
    for name in left.names:
        if name in right.names:
            if left.is_arabic != right.is_arabic:
                return _SCRIPTS
            return _VARIANT if left.names == right.names else _ONE_OF_TWO
    return TWO_NAMES


def _across(left: Word, right: Word) -> Met:
    """Meet a word in Arabic letters with one in Latin letters, by consonants first."""
    alike = Indel.normalized_similarity(left.sound, right.sound)
    if left.bones == right.bones and len(left.bones) > 1:
        return Met(Meeting.CROSS_SCRIPT, 0.55 + 0.4 * alike)
    boned = Indel.normalized_similarity(left.bones, right.bones)
    share = 0.5 * boned + 0.5 * alike
    if share < _NEAR_ENOUGH:
        return TWO_NAMES
    return Met(Meeting.CROSS_SCRIPT, 0.8 * share)


def _of_unknown(left: Word, right: Word) -> Met:
    """Meet two words of which at most one is known: a slip of the pen, or other vowels."""
    one, other = left.sound, right.sound
    if left.bones == right.bones and len(left.bones) > 2:
        return Met(Meeting.NEAR, 0.85 * JaroWinkler.normalized_similarity(one, other))
    longest = max(len(one), len(other))
    if longest < _SHORTEST_SLIP:
        return TWO_NAMES
    slips = OSA.distance(one, other, score_cutoff=2)
    if slips > (2 if longest >= _LONG else 1):
        return TWO_NAMES
    share = 0.75 - 0.1 * slips
    return Met(Meeting.NEAR, share * 0.7 if left.names or right.names else share)
