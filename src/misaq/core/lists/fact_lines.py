"""The facts of two entries beside their names, as lines of evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from misaq.core.lists.calibration import Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind, EvidenceLine, best_of
from misaq.core.lists.facts import (
    meet_birth_places,
    meet_births,
    meet_districts,
    meet_nationalities,
    meet_numbers,
    meet_sexes,
)
from misaq.core.lists.naming import RULES, Naming
from misaq.core.lists.prepared import FACTS, PreparedEntry
from misaq.core.lists.records import ListEntry, PartyKind

_SAME_FATHER = 0.8
_CLOSE_FATHER = 0.5


def meet_fathers(left: tuple[Any, ...], right: tuple[Any, ...]) -> Agreement:
    """Say how two sets of fathers' names, as read, meet; the best pair decides."""
    weigh = RULES[Naming.PERSONS].weigh
    return best_of([_met(weigh(one, other).score) for one in left for other in right])


def _met(score: float) -> Agreement:
    if score >= _SAME_FATHER:
        return Agreement.SAME
    return Agreement.CLOSE if score >= _CLOSE_FATHER else Agreement.OTHER


_Meet = Callable[[PreparedEntry, PreparedEntry], Agreement]
_MEET: dict[EvidenceKind, _Meet] = {
    EvidenceKind.IDENTITY_NUMBER: lambda a, b: meet_numbers(a.numbers, b.numbers),
    EvidenceKind.BIRTH: lambda a, b: meet_births(a.entry.births, b.entry.births),
    EvidenceKind.FATHER: lambda a, b: meet_fathers(a.fathers, b.fathers),
    EvidenceKind.DISTRICT: lambda a, b: meet_districts(a.districts, b.districts),
    EvidenceKind.NATIONALITY: lambda a, b: meet_nationalities(a.countries, b.countries),
    EvidenceKind.BIRTH_PLACE: lambda a, b: meet_birth_places(a.birth_places, b.birth_places),
    EvidenceKind.SEX: lambda a, b: meet_sexes(a.entry.sex, b.entry.sex),
}
_MEETINGS = tuple((1 << place, kind, _MEET[kind]) for place, kind in enumerate(FACTS))
_OF_BODIES = _MEETINGS[:1]

_PRINTED: dict[EvidenceKind, Callable[[ListEntry], tuple[object, ...]]] = {
    EvidenceKind.IDENTITY_NUMBER: lambda entry: tuple(one.value for one in entry.identifiers),
    EvidenceKind.BIRTH: lambda entry: entry.births,
    EvidenceKind.FATHER: lambda entry: entry.fathers,
    EvidenceKind.DISTRICT: lambda entry: entry.districts,
    EvidenceKind.NATIONALITY: lambda entry: entry.nationalities,
    EvidenceKind.BIRTH_PLACE: lambda entry: entry.birth_places,
    EvidenceKind.SEX: lambda entry: () if entry.sex is None else (entry.sex.value,),
}


def fact_lines(
    left: PreparedEntry, right: PreparedEntry, calibration: Calibration
) -> tuple[EvidenceLine, ...]:
    """Return a line for each fact that such parties have, also for those that are missing."""
    return tuple(
        EvidenceLine(
            kind,
            agreement,
            calibration.weight(kind, agreement),
            _printed(left.entry, kind),
            _printed(right.entry, kind),
        )
        for kind, agreement in met_facts(left, right)
    )


def fact_bits(left: PreparedEntry, right: PreparedEntry, calibration: Calibration) -> float:
    """Return the sum of what the facts add, without the lines; what is missing adds nothing."""
    both = left.facts & right.facts
    if not both:
        return 0.0
    weights = calibration.weights
    return sum(
        weights.get((kind, meet(left, right)), 0.0)
        for bit, kind, meet in _meetings(left, right)
        if bit & both
    )


def met_facts(
    left: PreparedEntry, right: PreparedEntry
) -> tuple[tuple[EvidenceKind, Agreement], ...]:
    """Return how each fact of the two meets."""
    both = left.facts & right.facts
    return tuple(
        (kind, meet(left, right) if bit & both else Agreement.MISSING)
        for bit, kind, meet in _meetings(left, right)
    )


def _meetings(
    left: PreparedEntry, right: PreparedEntry
) -> tuple[tuple[int, EvidenceKind, _Meet], ...]:
    kinds = left.entry.kind, right.entry.kind
    return _MEETINGS if PartyKind.PERSON in kinds else _OF_BODIES


def _printed(entry: ListEntry, kind: EvidenceKind) -> str:
    return "; ".join(str(one) for one in _PRINTED[kind](entry))
