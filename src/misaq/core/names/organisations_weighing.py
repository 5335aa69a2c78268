"""What the meetings of words add up to: for one body, against, and a score between 0 and 1."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from misaq.core.names.comparison import NameRelation
from misaq.core.names.organisations_covering import cover, weigh_given
from misaq.core.names.organisations_meeting import Meetings, meet
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_relations import find_relation

RELATED = 0.4
"""What is left of a score when the names are of two related bodies."""
_ASIDE = 0.6
"""What is left of it when a name in brackets gives it: that may be another name, or a parent's."""
_SPELLING = 0.02
"""Lost from the score alone where only particles differ: enough to tell it from the very same."""
_TURNED = 1.5
"""Bits lost where words of one script stand in another order: Tehreek-e-Islami is not Islami
Tehreek."""
_FACTION_AGREES = 3.0

_ANYWHERE = frozenset({"PLACE", "LEGAL"})

Pair = tuple[OrganisationWord, OrganisationWord]


class Weighed(NamedTuple):
    """Two names weighed.

    Attributes:
        score: 0 to 1.
        bits: bits for one body, less those against.
        meetings: how their words met.
        left: the name of the first party that was compared (one of its names).
        right: of the second.
        relation: what they say of two related bodies.
    """

    score: float
    bits: float
    meetings: Meetings
    left: OrganisationName
    right: OrganisationName
    relation: NameRelation | None


def weigh(left: OrganisationName, right: OrganisationName) -> Weighed:
    """Return two names weighed, each with the other names that it gives itself."""
    best = weigh_one(left, right)
    if not (left.others or right.others or left.asides or right.asides):
        return best
    for one in (left, *left.others):
        for other in (right, *right.others):
            best = _better(best, weigh_one(one, other))
    for one, other in (
        *((aside, right) for aside in left.asides),
        *((left, aside) for aside in right.asides),
    ):
        found = weigh_one(one, other)
        best = _better(best, found._replace(score=found.score * _ASIDE))
    return best


def _better(best: Weighed, found: Weighed) -> Weighed:
    return found if found[:2] > best[:2] else best


def score_one(left: OrganisationName, right: OrganisationName) -> float:
    """Return the score of two names without the other names that they give themselves."""
    return weigh_one(left, right).score


def weigh_one(left: OrganisationName, right: OrganisationName) -> Weighed:
    """Return two names weighed without the other names that they give themselves."""
    meetings = meet(left, right)
    if meetings.left or meetings.right:
        meetings = cover(left, right, meetings)
    agreed, against = _add_up(meetings)
    if left.given or right.given:
        more, less = weigh_given(left, right)
        agreed, against = agreed + more, against + less
    if left.faction and left.faction == right.faction:
        agreed += _FACTION_AGREES
    spelling = 0.0
    if left.exact != right.exact:
        spelling = _SPELLING
        if _is_turned(meetings) and not _is_translated(meetings):
            against += _TURNED
    score = agreed / (agreed + against + spelling) if meetings.met else 0.0
    relation = find_relation(left, right, meetings, score_one)
    if relation is not None:
        score *= RELATED
    return Weighed(score, agreed - against, meetings, left, right, relation)


def _is_translated(meetings: Meetings) -> bool:
    """Return whether a word of another script met by meaning: translations order words anew."""
    return any(
        one.left[0].is_urdu is not one.right[0].is_urdu and one.left[0].key != one.right[0].key
        for one in meetings.met
    )


def _is_turned(meetings: Meetings) -> bool:
    """Return whether words that met, places apart, stand in another order in the other name."""
    places = sorted(
        (one.left[0].place, one.right[0].place)
        for one in meetings.met
        if one.right and one.left and one.left[0].camp not in _ANYWHERE
    )
    return any(first[1] > second[1] for first, second in pairwise(places))


def _add_up(meetings: Meetings) -> tuple[float, float]:
    agreed = against = 0.0
    for one in meetings.met:
        agreed += one.agreed
        against += one.against
    for word in meetings.left:
        against += word.alone
    for word in meetings.right:
        against += word.alone
    if meetings.left and meetings.right:
        for word, other in pair_clashes(meetings)[0]:
            against += clash_of(word, other)
    return agreed, against


def pair_clashes(
    meetings: Meetings,
) -> tuple[list[Pair], list[OrganisationWord], list[OrganisationWord]]:
    """Return the words left over that contradict each other, and those that stand alone."""
    pairs: list[Pair] = []
    alone_right = list(meetings.right)
    alone_left: list[OrganisationWord] = []
    for word in meetings.left:
        for other in alone_right:
            if other.camp == word.camp:
                alone_right.remove(other)
                pairs.append((word, other))
                break
        else:
            alone_left.append(word)
    return pairs, alone_left, alone_right


def clash_of(word: OrganisationWord, other: OrganisationWord) -> float:
    """Return the bits against of two words that contradict, besides that each stands alone."""
    return (word.clash + other.clash) / 2
