"""What two names come to: the best of their forms, with the fathers where both print one.

The score is the share of the evidence that agrees, held down by contradiction, and held down a
little where all that agrees is common. It orders pairs of names and is no probability.
"""

from __future__ import annotations

from math import exp2
from typing import NamedTuple

from misaq.core.names import persons_weights as weights
from misaq.core.names.persons_aligning import Alignment, align
from misaq.core.names.persons_records import Form, PersonName


class Weighed(NamedTuple):
    """Two names weighed.

    Attributes:
        names: the best alignment of their forms; None where either has none.
        fathers: the alignment of the fathers' names; None where not both print one.
        score: 0 to below 1.
        bits: evidence for one person; negative against.
    """

    names: Alignment | None
    fathers: Alignment | None
    score: float
    bits: float


def weigh(left: PersonName, right: PersonName, *, whatever_meets: bool = True) -> Weighed:
    """Return the best pair of forms, and what it comes to with the fathers' names.

    Args:
        left: a name.
        right: another.
        whatever_meets: also where no word meets; otherwise what speaks against is not added up
            then, and the bits are 0.
    """
    fathers: Alignment | None = None
    if left.father is not None and right.father is not None:
        fathers = align(left.father, right.father)
    best = Weighed(None, fathers, 0.0, 0.0)
    for a in _forms(left, right):
        for b in _forms(right, left):
            weighed = _weighed(align(a, b, whatever_meets=whatever_meets), fathers)
            if best.names is None or weighed.score > best.score:
                best = weighed
    return best


def weigh_soon(left: PersonName, right: PersonName) -> Weighed:
    """Return the same in less time where no word meets."""
    return weigh(left, right, whatever_meets=False)


def _forms(name: PersonName, other: PersonName) -> tuple[Form, ...]:
    """Return the forms to compare; a father apart joins them where the other has one within."""
    if name.joined is None or other.father is not None:
        return name.forms
    within = any(form.has_father for form in other.forms)
    return (name.joined, *name.forms) if within else name.forms


def _weighed(names: Alignment, fathers: Alignment | None) -> Weighed:
    _, agreed, against, contradicted = names
    if fathers is not None:
        agreed += fathers.agreed
        against += fathers.against
        contradicted += fathers.contradicted
    score = _score_of(agreed, against, contradicted) if names.agreed > 0.0 else 0.0
    return Weighed(names, fathers, score, agreed - against)


def _score_of(agreed: float, against: float, contradicted: float) -> float:
    share = agreed / (agreed + against)
    if contradicted:
        share *= exp2(-contradicted / weights.TOLD_BY_CONTRADICTION)
    return share * (1.0 - weights.HELD_DOWN * exp2(-agreed / weights.HALVED_BY))
