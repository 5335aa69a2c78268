"""How the words of two organisations' names meet.

Known spellings meet by key at once. What is left meets by consonants across scripts, by a slip of
a letter, or joined ("Sindhudesh", "Sindhu Desh"); what is left then stands alone or contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, permutations
from typing import NamedTuple

from rapidfuzz.distance import OSA

from misaq.core.names.comparison import Meeting
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_words import CONFUSED, TRANSLATED
from misaq.core.names.scripts import bones, other_sound, sound_of_th

_KNOWN = 0.97
_OTHER_SCRIPT = 0.95
_JOINED = 0.95
_SHORTEST_JOINED = 6
_VOWELS = "aeiou"
_MOST_SLIPS = 2
_SHORTEST_WITH_ARTICLE = 4
_H = frozenset("حه")
_WORTH_A_LOOK = frozenset(turn for pair in TRANSLATED | CONFUSED for turn in permutations(pair))
_MOST_LOOSE = 12
"""Unmet words of one name that are compared letter by letter; more make no name clearer."""

Words = tuple[OrganisationWord, ...]


class Met(NamedTuple):
    """Words of one name and of the other that meet.

    Attributes:
        left: words of the first name.
        right: words of the second.
        how: how they meet.
        agreed: bits for one body.
        against: bits against, for what the spelling leaves open.
    """

    left: Words
    right: Words
    how: Meeting
    agreed: float
    against: float


class Meetings(NamedTuple):
    """All words of two names: those that met, and those left over on each side."""

    met: list[Met]
    left: list[OrganisationWord]
    right: list[OrganisationWord]


def meet(left: OrganisationName, right: OrganisationName) -> Meetings:
    """Return how the words of two names meet."""
    met: list[Met] = []
    loose_left: list[OrganisationWord] = []
    there = right.by_key
    for key, word in left.by_key.items():
        other = there.get(key)
        if other is None:
            loose_left.append(word)
        else:
            met.append(_met_by_key(word, other))
    here = left.by_key
    loose_right = [word for key, word in there.items() if key not in here]
    if loose_left and loose_right:
        _pair_alike(met, loose_left, loose_right)
        if loose_left and loose_right:
            _pair_joined(met, loose_left, loose_right)
    return Meetings(met, loose_left, loose_right)


def _met_by_key(word: OrganisationWord, other: OrganisationWord) -> Met:
    if word.plain == other.plain:
        return Met((word,), (other,), Meeting.SAME, word.met, 0.0)
    if word.is_urdu != other.is_urdu:
        return _met(word, other, Meeting.CROSS_SCRIPT, _OTHER_SCRIPT)
    return _met(word, other, Meeting.VARIANT, _KNOWN)


def _met(word: OrganisationWord, other: OrganisationWord, how: Meeting, quality: float) -> Met:
    full = min(word.met, other.met)
    return Met((word,), (other,), how, full * quality, full * (1 - quality))


def _pair_alike(
    met: list[Met], left: list[OrganisationWord], right: list[OrganisationWord]
) -> None:
    """Move words that are alike from the leftovers to what met, the most alike first."""
    found: list[tuple[tuple[float, int, str, str], Met]] = []
    for word in left[:_MOST_LOOSE]:
        for other in right[:_MOST_LOOSE]:
            if not _may_be_alike(word, other):
                continue
            how, quality = _alike(word, other)
            if quality:
                first, second = sorted((word.plain, other.plain))
                order = (-quality, word.place + other.place, first, second)
                found.append((order, _met(word, other, how, quality)))
    _take(found, met, left, right)


def _may_be_alike(word: OrganisationWord, other: OrganisationWord) -> bool:
    """Return whether a closer look is worth its time: most words of two names are not alike."""
    if not (word.is_name or other.is_name):
        return (word.key, other.key) in _WORTH_A_LOOK
    if word.is_urdu is not other.is_urdu or word.bones == other.bones:
        return True
    return -_MOST_SLIPS <= len(word.plain) - len(other.plain) <= _MOST_SLIPS


def _take(
    found: list[tuple[tuple[float, int, str, str], Met]],
    met: list[Met],
    left: list[OrganisationWord],
    right: list[OrganisationWord],
) -> None:
    """Move the best of what was found from the leftovers; each word meets once."""
    for _, one in sorted(found, key=lambda pair: pair[0]):
        if all(word in left for word in one.left) and all(word in right for word in one.right):
            for word in one.left:
                left.remove(word)
            for word in one.right:
                right.remove(word)
            met.append(one)


def _alike(word: OrganisationWord, other: OrganisationWord) -> tuple[Meeting, float]:
    """Return how two words meet that may be alike, and how surely; 0 for not at all."""
    if not (word.is_name or other.is_name):
        return _alike_in_meaning(word, other)
    if word.is_unspoken or other.is_unspoken or (word.is_acronym and other.is_acronym):
        return Meeting.CONTRADICTS, 0.0
    if word.is_urdu != other.is_urdu:
        latin, arabic = (other, word) if word.is_urdu else (word, other)
        breath = "h" if latin.plain[0] == "h" and _without_article(arabic.plain)[0] in _H else ""
        read = (arabic.bones, *_bones_elsewhere(arabic.plain))
        sure = max(_alike_bones(breath + latin.bones, breath + one) for one in read)
        return Meeting.CROSS_SCRIPT, sure
    return _alike_letters(word.plain, other.plain, word.bones, other.bones)


def _alike_in_meaning(word: OrganisationWord, other: OrganisationWord) -> tuple[Meeting, float]:
    """Return how two known words meet, of which one translates or is printed for the other."""
    if frozenset((word.key, other.key)) in CONFUSED:
        return Meeting.NEAR, 0.35
    if word.is_urdu != other.is_urdu:
        return Meeting.CROSS_SCRIPT, 0.85
    return Meeting.VARIANT, 0.6


def _without_article(arabic: str) -> str:
    return arabic.removeprefix("ال") if len(arabic) > _SHORTEST_WITH_ARTICLE else arabic


@lru_cache(maxsize=65536)
def _bones_elsewhere(arabic: str) -> tuple[str, ...]:
    """Return the consonants of a word in Arabic letters as others say or write them."""
    bare = _without_article(arabic)
    return bones(other_sound(bare)), bones(sound_of_th(bare))


@lru_cache(maxsize=65536)
def _alike_bones(one: str, other: str) -> float:
    """Return how surely a Latin and an Urdu word of these consonants are one."""
    shortest = min(len(one), len(other))
    if one == other:
        return {0: 0.0, 1: 0.0, 2: 0.7}.get(shortest, 0.9)
    if shortest >= 2 and one.removesuffix("t") == other.removesuffix("t"):
        return 0.85
    if shortest >= 4 and OSA.distance(one, other, score_cutoff=1) <= 1:
        return 0.6
    return 0.0


@lru_cache(maxsize=131072)
def _alike_letters(one: str, other: str, own_bones: str, other_bones: str) -> tuple[Meeting, float]:
    """Return how two words of one script meet."""
    if not (one.isalpha() and other.isalpha()):
        return Meeting.CONTRADICTS, 0.0
    same_start = one[0] == other[0]
    longest = max(len(one), len(other))
    if own_bones == other_bones and len(own_bones) >= 3 and _is_said_alike(one, other):
        return Meeting.VARIANT, 0.9
    if one == f"al{other}" or other == f"al{one}":
        return Meeting.VARIANT, 0.9
    slips = OSA.distance(one, other, score_cutoff=_MOST_SLIPS)
    if slips == 1 and longest >= 5:
        return Meeting.NEAR, 0.8 if same_start else 0.6
    if slips <= _MOST_SLIPS and same_start and (longest >= 8 or own_bones == other_bones != ""):
        return Meeting.NEAR, 0.65
    return Meeting.CONTRADICTS, 0.0


def _is_said_alike(one: str, other: str) -> bool:
    """Return whether words of the same consonants begin alike: Akhtar is not Kawthar."""
    if (one[0] in _VOWELS) != (other[0] in _VOWELS):
        return False
    return OSA.normalized_similarity(one, other) >= 0.5


def _pair_joined(
    met: list[Met], left: list[OrganisationWord], right: list[OrganisationWord]
) -> None:
    """Move words that the other name writes in two to what met."""
    found = [
        (_order(word, pair), _joined((word,), pair, word)) for word, pair in _halves(left, right)
    ]
    found += [
        (_order(word, pair), _joined(pair, (word,), word)) for word, pair in _halves(right, left)
    ]
    if found:
        _take(found, met, left, right)


def _halves(
    whole: Sequence[OrganisationWord], halves: Sequence[OrganisationWord]
) -> Iterator[tuple[OrganisationWord, Words]]:
    """Yield each word that two neighbours of the other name make, with the two."""
    for first, second in pairwise(halves[:_MOST_LOOSE]):
        if second.place != first.place + 1:
            continue
        joined = first.plain + second.plain
        for word in whole[:_MOST_LOOSE]:
            if word.plain[0] == joined[0] and _is_joined(word.plain, joined):
                yield word, (first, second)


def _is_joined(whole: str, joined: str) -> bool:
    if len(whole) < _SHORTEST_JOINED or abs(len(whole) - len(joined)) > 1:
        return False
    return OSA.distance(whole, joined, score_cutoff=1) <= 1


def _joined(left: Words, right: Words, whole: OrganisationWord) -> Met:
    full = whole.met
    return Met(left, right, Meeting.VARIANT, full * _JOINED, full * (1 - _JOINED))


def _order(word: OrganisationWord, pair: Words) -> tuple[float, int, str, str]:
    return (0.0, word.place + pair[0].place, word.plain, pair[0].plain)
