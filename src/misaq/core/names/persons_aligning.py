"""Setting the words of two names against each other.

Evidence is in bits. A word that both names have tells as much as it is rare. A word that one name
lacks costs what such words cost when one person's name is printed shorter: little for a title or
Muhammad, more for a rare word or a first one. Two different words in one place cost more than the
lack of both.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from misaq.core.names import persons_weights as weights
from misaq.core.names.comparison import Meeting, TokenRole
from misaq.core.names.persons_meeting import TWO_NAMES, Met, meet
from misaq.core.names.persons_records import Form, Part
from misaq.core.names.persons_weights import Kind
from misaq.core.names.tokens import word_of

MISSING = Met(Meeting.MISSING, 0.0)
_INITIAL = Met(Meeting.INITIAL, weights.INITIAL_WORTH)
_RESPACED = Met(Meeting.VARIANT, weights.JOINED_WORTH)
_SURE_RUN = 0.8
_LONGEST_RUN = 3
_AGAINST_EACH_OTHER = (
    (frozenset({Kind.NAME}), weights.CONTRADICTION),
    (frozenset({Kind.FATHER}), weights.CONTRADICTION),
    (frozenset({Kind.NAME, Kind.LIGHT}), weights.CONTRADICTION_OF_LIGHT),
)

Pairing = tuple[Part | None, Part | None, Met, float]
"""A word of each name, or one that stands alone; how they meet; bits for one person."""
_Offer = tuple[float, int, int, int, int, Met]


class Alignment(NamedTuple):
    """Every word of two names, and what they come to.

    Attributes:
        pairings: the words that meet, that contradict, and that stand alone.
        agreed: bits that speak for one person.
        against: bits that speak against, as a positive number.
        contradicted: how many of those are of two different words in one place.
    """

    pairings: list[Pairing]
    agreed: float
    against: float
    contradicted: float


NOTHING = Alignment([], 0.0, 0.0, 0.0)
"""Two names of which no word meets."""


def align(left: Form, right: Form, *, whatever_meets: bool = True) -> Alignment:
    """Return the words of two forms set against each other; symmetric.

    Args:
        left: a form of one name.
        right: a form of the other.
        whatever_meets: also where no word meets; otherwise those soon give ``NOTHING``.
    """
    offers = _offers(left, right)
    if not offers and not whatever_meets and _cannot_be_joined(left, right):
        return NOTHING
    if len(offers) > 1:
        offers.sort()
    pairings: list[Pairing] = []
    places: list[tuple[int, int]] = []
    agreed = 0.0
    met_left: set[int] = set()
    met_right: set[int] = set()
    for minus_bits, _, _, i, j, met in offers:
        if i in met_left or j in met_right:
            continue
        met_left.add(i)
        met_right.add(j)
        agreed -= minus_bits
        a, b = left.parts[i], right.parts[j]
        pairings.append((a, b, met, -minus_bits))
        if a.role is not TokenRole.TITLE and b.role is not TokenRole.TITLE:
            places.append((i, j))
    against = _out_of_order(places) if len(places) > 1 else 0.0
    found = Alignment(pairings, agreed, against, 0.0)
    if len(met_left) == len(left.parts) and len(met_right) == len(right.parts):
        return found
    alone_left = [part for part in left.parts if part.place not in met_left]
    alone_right = [part for part in right.parts if part.place not in met_right]
    return _with_alone(found, alone_left, alone_right, left.run == right.run)


def _cannot_be_joined(left: Form, right: Form) -> bool:
    return left.begins != right.begins and left.run != right.run


def _offers(left: Form, right: Form) -> list[_Offer]:
    """Return every meeting of a word with a word, to be sorted: the heaviest, nearest, first."""
    found: list[_Offer] = []
    two_fathers = left.has_father and right.has_father
    for a in left.parts:
        word = a.word
        known, first, end = word.known, word.first, word.end
        for b in right.parts:
            other = b.word
            if known and other.known and known != other.known:
                continue
            if two_fathers and a.kind is not b.kind and Kind.FATHER in (a.kind, b.kind):
                continue  # Salman bin Nadir is not Nadir bin Salman
            near = first == other.first or end == other.end or (word.names and other.names)
            met = meet(word, other) if near else TWO_NAMES
            if met is TWO_NAMES:
                if a.role is not TokenRole.INITIAL and b.role is not TokenRole.INITIAL:
                    continue
                if word.letters[0] != other.letters[0]:
                    continue
                met = _INITIAL
            i, j = a.place, b.place
            found.append((-_worth(a, b, met), abs(i - j), i + j, i, j, met))
    return found


def _worth(a: Part, b: Part, met: Met) -> float:
    bits = met.share * (a.bits if a.bits < b.bits else b.bits)
    if a.role is TokenRole.TITLE or b.role is TokenRole.TITLE:
        bits *= weights.TITLE_WORTH
    elif a.role is b.role is TokenRole.KUNYA:
        bits *= weights.KUNYA_WORTH
    if met.how is Meeting.NEAR:
        bits -= weights.NEAR_COST
    return bits if bits > weights.LEAST_WORTH else weights.LEAST_WORTH


def _with_alone(found: Alignment, left: list[Part], right: list[Part], same_run: bool) -> Alignment:
    """Add the words left over: a run written as one, pairs that contradict, and the missing."""
    pairings, agreed, against, contradicted = found
    if left and right:
        run = _respaced(left, right) if same_run else _as_one(left, right)
        if run is not None:
            pairings.append(run)
            agreed += run[3]
            left, right = ([], []) if same_run else (_titles(left), _titles(right))
        for kinds, extra in _AGAINST_EACH_OTHER:
            own = [part for part in left if part.kind in kinds]
            other = [part for part in right if part.kind in kinds]
            for a, b in zip(own, other, strict=False):
                cost = a.omission + b.omission + extra
                contradicted += cost
                pairings.append((a, b, TWO_NAMES, -cost))
                left.remove(a)
                right.remove(b)
    against += contradicted
    for part in left:
        against += part.omission
        pairings.append((part, None, MISSING, -part.omission))
    for part in right:
        against += part.omission
        pairings.append((None, part, MISSING, -part.omission))
    return Alignment(pairings, agreed, against, contradicted)


def _titles(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.kind is Kind.OTHER]


def _as_one(left: list[Part], right: list[Part]) -> Pairing | None:
    """Return two runs of words that are one run written apart: Wali Jan and Walijan."""
    left = [part for part in left if part.kind is not Kind.OTHER]
    right = [part for part in right if part.kind is not Kind.OTHER]
    shorter, longer = len(left), len(right)
    if shorter > longer:
        shorter, longer = longer, shorter
    if not shorter or shorter == longer or longer > _LONGEST_RUN:
        return None
    if left[0].word.sound[:1] != right[0].word.sound[:1]:
        return None
    one, other = _run(left), _run(right)
    met = meet(one.word, other.word)
    if met.share < _SURE_RUN or met.how is Meeting.NEAR:
        return None
    bits = weights.JOINED_WORTH * min(one.bits, other.bits)
    return one, other, met, bits


def _respaced(left: list[Part], right: list[Part]) -> Pairing:
    """Return what is left of two names that differ in their spaces only."""
    one, other = _run(left), _run(right)
    return one, other, _RESPACED, weights.JOINED_WORTH * min(one.bits, other.bits)


def _run(parts: list[Part]) -> Part:
    first = parts[0]
    if len(parts) == 1:
        return first
    return first._replace(
        printed=" ".join(part.printed for part in parts),
        word=word_of("".join(part.word.letters for part in parts)),
        bits=sum(part.bits for part in parts),
    )


def _out_of_order(places: list[tuple[int, int]]) -> float:
    """Return what it costs that words which meet stand in another order.

    A word moved to the other end is one move, seen from one of the two names; so is turning a
    whole name round.
    """
    turned = [(i, -j) for i, j in places]
    moves = min(_descents(places), _descents([(j, i) for i, j in places]), 1 + _descents(turned))
    return min(weights.MOST_OUT_OF_ORDER, weights.INVERSION * moves)


def _descents(places: list[tuple[int, int]]) -> int:
    places.sort()
    return sum(1 for one, other in pairwise(places) if one[1] > other[1])
