"""Aligning the words of two names and weighing what meets, is missing and contradicts.

Evidence is in bits. A word that both names have tells as much as it is rare. A word that one name
lacks costs what such words cost when one and the same person's name is printed shorter: little for
a title or Muhammad, more for a rare word, and never more than contradiction. Two different words
where there should be one cost more than both missing. The score is the share of the evidence that
agrees, held down where all of it is common: it orders names and is no probability.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp2
from typing import NamedTuple

from misaq.core.names.comparison import Meeting, TokenRole
from misaq.core.names.persons_meeting import TWO_NAMES, Met, meet
from misaq.core.names.persons_reading import Form, Part, PersonName


class Pairing(NamedTuple):
    """Two words that stand against each other, or one that stands alone.

    Attributes:
        left: the word of the first name; None where it has none.
        right: the word of the second.
        met: how they meet.
        bits: evidence for one person; negative against.
    """

    left: Part | None
    right: Part | None
    met: Met
    bits: float


class Alignment(NamedTuple):
    """Every word of two names, and what they come to."""

    pairings: tuple[Pairing, ...]
    agreed: float
    against: float
    order: float


MISSING = Met(Meeting.MISSING, 0.0)
_INITIAL = Met(Meeting.INITIAL, 0.2)

_TITLE_WORTH = 0.35
_KUNYA_WORTH = 0.8
_OTHER_ROLE = 3.0
_INVERSION = 1.6
_MOST_OUT_OF_ORDER = 4.0
_CONTRADICTION = 4.0
_NEAR_COST = 2.0
_HELD_DOWN = 0.5
_HALVED_BY = 9.0
_OMITTED = {"muhammad": 0.6, "khan": 1.4, "syed": 0.6, "abd": 1.0, "allah": 1.0, "din": 1.0}
_OMITTED_ROLE = {
    TokenRole.TITLE: 0.5,
    TokenRole.INITIAL: 0.8,
    TokenRole.KUNYA: 1.8,
    TokenRole.FATHER: 1.6,
}


def align(left: Form, right: Form) -> Alignment:
    """Return the words of two forms set against each other."""
    chosen = _chosen(left.parts, right.parts)
    taken_left = {pairing.left for pairing in chosen}
    taken_right = {pairing.right for pairing in chosen}
    alone_left = [part for part in left.parts if part not in taken_left]
    alone_right = [part for part in right.parts if part not in taken_right]
    pairings = [*chosen, *_alone(alone_left, alone_right)]
    agreed = against = 0.0
    for pairing in pairings:
        if pairing.bits > 0:
            agreed += pairing.bits
        else:
            against -= pairing.bits
    order = _out_of_order(chosen) if len(chosen) > 1 else 0.0
    return Alignment(tuple(pairings), agreed, against, order)


def score_of(agreed: float, against: float) -> float:
    """Return the score of evidence for and against, in bits, 0 to below 1."""
    if agreed <= 0.0:
        return 0.0
    return agreed / (agreed + against) * (1.0 - _HELD_DOWN * exp2(-agreed / _HALVED_BY))


def _chosen(left: tuple[Part, ...], right: tuple[Part, ...]) -> list[Pairing]:
    """Return the words that meet, best first, each once; ties by the order of the words."""
    offers: list[tuple[float, int, int, Met]] = []
    for a in left:
        for b in right:
            met = meet(a.word, b.word)
            if met.how is Meeting.CONTRADICTS:
                if a.role is TokenRole.INITIAL or b.role is TokenRole.INITIAL:
                    _offer_initial(offers, a, b)
                continue
            offers.append((_worth(a, b, met), a.place, b.place, met))
    offers.sort(key=lambda offer: (-offer[0], abs(offer[1] - offer[2]), offer[1] + offer[2]))
    taken: set[int] = set()
    met_left: set[int] = set()
    found: list[Pairing] = []
    for bits, i, j, met in offers:
        if i in met_left or j in taken:
            continue
        met_left.add(i)
        taken.add(j)
        found.append(Pairing(left[i], right[j], met, bits))
    return found


def _offer_initial(offers: list[tuple[float, int, int, Met]], a: Part, b: Part) -> None:
    if a.word.letters[0] == b.word.letters[0]:
        offers.append((_INITIAL.share * min(a.bits, b.bits), a.place, b.place, _INITIAL))


def _worth(a: Part, b: Part, met: Met) -> float:
    bits = met.share * min(a.bits, b.bits)
    if a.role is not b.role:
        if TokenRole.FATHER in (a.role, b.role) and TokenRole.KUNYA in (a.role, b.role):
            bits -= _OTHER_ROLE
    elif a.role is TokenRole.KUNYA:
        bits *= _KUNYA_WORTH
    if a.role is TokenRole.TITLE or b.role is TokenRole.TITLE:
        bits *= _TITLE_WORTH
    return max(bits - _NEAR_COST, 0.5) if met.how is Meeting.NEAR else bits


def _alone(left: list[Part], right: list[Part]) -> list[Pairing]:
    """Return the words left over: pairs of them contradict, the rest is missing."""
    found: list[Pairing] = []
    rest_left = [p for p in left if not _may_lack(p)]
    rest_right = [p for p in right if not _may_lack(p)]
    for a, b in zip(rest_left, rest_right, strict=False):
        cost = _omission(a) + _omission(b) + _CONTRADICTION
        found.append(Pairing(a, b, TWO_NAMES, -cost))
    both = min(len(rest_left), len(rest_right))
    gone = {*rest_left[:both], *rest_right[:both]}
    found.extend(Pairing(a, None, MISSING, -_omission(a)) for a in left if a not in gone)
    found.extend(Pairing(None, b, MISSING, -_omission(b)) for b in right if b not in gone)
    return found


def _may_lack(part: Part) -> bool:
    """Return whether a word is often left out, so that another in its place contradicts nothing."""
    return part.role in _OMITTED_ROLE or part.word.key in ("muhammad", "abd")


def _omission(part: Part) -> float:
    if part.role in _OMITTED_ROLE:
        return _OMITTED_ROLE[part.role]
    fixed = _OMITTED.get(part.word.key)
    return min(4.5, 0.8 + 0.28 * part.bits) if fixed is None else fixed


def _out_of_order(chosen: list[Pairing]) -> float:
    """Return what it costs that words which meet stand in another order."""
    places = sorted(
        (p.left.place, p.right.place)
        for p in chosen
        if p.left is not None and p.right is not None and p.left.role is not TokenRole.TITLE
    )
    inversions = sum(1 for a, b in pairwise(places) if a[1] > b[1])
    return min(_MOST_OUT_OF_ORDER, _INVERSION * inversions)


class Weighed(NamedTuple):
    """The best alignment of two names, with the fathers where both print one."""

    names: Alignment | None
    fathers: Alignment | None
    score: float
    bits: float


_NOTHING = Weighed(None, None, 0.0, 0.0)


def weigh(left: PersonName, right: PersonName) -> Weighed:
    """Return the best pair of forms, and what it comes to with the fathers' names."""
    fathers: Alignment | None = None
    if left.father is not None and right.father is not None:
        fathers = align(left.father, right.father)
    best = _NOTHING
    for a in left.forms:
        for b in right.forms:
            names = align(a, b)
            weighed = _with_fathers(names, fathers)
            if best.names is None or weighed.score > best.score:
                best = weighed
    return best


def _with_fathers(names: Alignment, fathers: Alignment | None) -> Weighed:
    agreed, against = names.agreed, names.against + names.order
    if fathers is not None:
        agreed += fathers.agreed
        against += fathers.against + fathers.order
    return Weighed(names, fathers, score_of(agreed, against), agreed - against)
