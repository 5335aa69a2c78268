"""Where two institutions say different things of the same area, class, month and horizon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from misaq.core.threat.perceptions.records import Assessment, Scale

APART = 0.3
"""Probabilities that lie further apart than this disagree."""

STEPS = 2
"""Of the same words without counts, levels so many steps apart disagree."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both be right, or lie far apart.

    Attributes:
        area: code of the area.
        threat_class: key of the class; empty for all.
        month: in which both were said.
        horizon: months they look ahead.
        one: of the institution that comes first by key.
        other: of the other.
    """

    area: str
    threat_class: str
    month: int
    horizon: int
    one: Assessment
    other: Assessment


@dataclass(frozen=True, slots=True)
class Compared:
    """All pairs of statements about the same.

    Attributes:
        pairs: how many were compared.
        not_compared: a level beside a probability, scales of different measures, or no scale.
        disagreements: ordered by what they are about.
    """

    pairs: int
    not_compared: int
    disagreements: tuple[Disagreement, ...]


def compare(assessments: Iterable[Assessment], scales: Mapping[str, Scale]) -> Compared:
    """Compare every two institutions on the same area, class, month and horizon.

    Words of different scales are compared by the counts they stand for: two levels disagree
    where no count is in both. Where no counts were stated, only the same words in the same order
    can be compared, and disagree two steps apart. Of one institution the last of a month counts.

    Args:
        assessments: of any institutions.
        scales: by key of the institution.
    """
    pairs = _pairs(assessments)
    answers = [_disagree(one, other, scales) for one, other in pairs]
    found = [pair for pair, answer in zip(pairs, answers, strict=True) if answer]
    return Compared(
        pairs=sum(answer is not None for answer in answers),
        not_compared=answers.count(None),
        disagreements=tuple(Disagreement(*one.about, one, other) for one, other in found),
    )


def _pairs(assessments: Iterable[Assessment]) -> list[tuple[Assessment, Assessment]]:
    ordered = sorted(
        assessments, key=lambda one: (one.about, one.institution, one.stated_on, one.source)
    )
    pairs: list[tuple[Assessment, Assessment]] = []
    for _, same in groupby(ordered, key=lambda one: one.about):
        latest = {one.institution: one for one in same}
        pairs.extend(combinations(latest.values(), 2))
    return pairs


def _disagree(one: Assessment, other: Assessment, scales: Mapping[str, Scale]) -> bool | None:
    """Return whether they disagree; None where they cannot be compared."""
    if one.probability is not None and other.probability is not None:
        return abs(one.probability - other.probability) > APART
    mine, theirs = scales.get(one.institution), scales.get(other.institution)
    if mine is None or theirs is None or mine.measure is not theirs.measure:
        return None
    if not one.level or not other.level:
        return None
    if not (mine.has_counts and theirs.has_counts):
        if mine.levels != theirs.levels:
            return None
        return abs(mine.place(one.level) - theirs.place(other.level)) >= STEPS
    return not _meets(_counts(one, mine), _counts(other, theirs))


def _counts(one: Assessment, scale: Scale) -> tuple[float, float]:
    """Return from which count, up to but without which, the level said would be right."""
    place = scale.place(one.level)
    ends = (*map(float, scale.floors), float("inf"))
    return ends[place], ends[place + 1]


def _meets(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
