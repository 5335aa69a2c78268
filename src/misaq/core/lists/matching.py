"""Whether two entries are the same party: name evidence and identity evidence, kept apart.

The names alone never make two persons the same, however alike they are; something else has to
agree. An identity number that agrees while name and father are others' is a conflict for people to
look at, not a match: numbers are printed on the wrong man.
"""

from __future__ import annotations

from misaq.core.lists.calibration import Calibration, bits_of, probability_of
from misaq.core.lists.calibration_data import BODIES, PERSONS
from misaq.core.lists.corroboration import corroborate
from misaq.core.lists.evidence import Agreement, Bearing, EvidenceKind, EvidenceLine
from misaq.core.lists.fact_lines import fact_bits, fact_lines
from misaq.core.lists.naming import RULES, Naming, naming_of
from misaq.core.lists.pairs import DEFAULT, Outcome, PairComparison, Thresholds
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.prepared_names import BestNames, best_names
from misaq.core.lists.records import ListEntry, NameQuality
from misaq.core.lists.shared_names import shared_lines
from misaq.core.names.comparison import NameComparison

OWN_DIFFER = (EvidenceKind.OWN_NAMES, Agreement.OTHER)
"""The two meet by other names, while their own differ."""
_ANOTHER_NAME = 0.5
_CALIBRATIONS = {Naming.PERSONS: PERSONS, Naming.BODIES: BODIES}
_IDENTIFIES = frozenset({EvidenceKind.IDENTITY_NUMBER, EvidenceKind.BIRTH, EvidenceKind.FATHER})
"""Facts of which one has to agree before two persons are called the same."""
_SETTLES = {
    Naming.PERSONS: (
        EvidenceKind.IDENTITY_NUMBER,
        EvidenceKind.FATHER,
        EvidenceKind.BIRTH,
        EvidenceKind.DISTRICT,
    ),
    Naming.BODIES: (EvidenceKind.IDENTITY_NUMBER,),
}
_LEFT_OPEN = frozenset({NameQuality.FORMER, NameQuality.WEAK})
"""Ranks of a name that leave it to people whether two bodies are one."""


def compare_entries(
    left: ListEntry,
    right: ListEntry,
    *,
    base_rate: float | None = None,
    thresholds: Thresholds = DEFAULT,
) -> PairComparison:
    """Return what speaks for and against two entries being the same party.

    Args:
        left: an entry.
        right: an entry, of another list or the same.
        base_rate: share of the pairs compared here that are one party, above 0 and below 1; None
            takes the one that the calibration was fitted with.
        thresholds: where the outcomes part.
    """
    return compare_prepared(
        prepare(left), prepare(right), base_rate=base_rate, thresholds=thresholds
    )


def compare_prepared(
    left: PreparedEntry,
    right: PreparedEntry,
    *,
    base_rate: float | None = None,
    thresholds: Thresholds = DEFAULT,
) -> PairComparison:
    """Return the same for entries that are prepared already."""
    naming = naming_of(left.entry.kind, right.entry.kind)
    if naming is None:
        return _person_and_body(left, right)
    calibration = calibration_of(naming)
    best = _best(left, right, naming)
    name = RULES[naming].compare(best.left.read, best.right.read)
    lines = (
        _name_line(best, name, calibration),
        *(shared_lines(best.left, best.right) if best.shared else ()),
        *(_own_name_lines(left, right, calibration) if best.own_differ else ()),
        *fact_lines(left, right, calibration),
    )
    bits = _prior(calibration, base_rate) + sum(line.bits for line in lines)
    is_conflict = _is_conflict(lines, best.score)
    settled = thresholds.same if naming is Naming.PERSONS else thresholds.same_bodies
    outcome = _outcome_by_evidence(
        bits, is_conflict=is_conflict, settled=settled, possible=thresholds.possible
    )
    if outcome is Outcome.SAME and not _may_settle(naming, lines, best, name, thresholds):
        outcome = Outcome.NEEDS_A_PERSON
    return PairComparison(
        left=left.entry.reference,
        right=right.entry.reference,
        name=name,
        left_quality=best.left.printed.quality,
        right_quality=best.right.printed.quality,
        lines=_ordered(lines),
        bits=bits,
        probability=probability_of(bits),
        outcome=outcome,
        is_conflict=is_conflict,
        settles=_settling(lines, calibration, naming, outcome),
        base_rate=calibration.base_rate if base_rate is None else base_rate,
        corroboration=corroborate(left, right, naming),
    )


def calibration_of(naming: Naming) -> Calibration:
    """Return the weights of the evidence for persons or for bodies."""
    return _CALIBRATIONS[naming]


def weigh(left: PreparedEntry, right: PreparedEntry) -> float:
    """Return the bits of evidence of a pair without the working and without any base rate.

    With the base rate's bits they are those that :func:`compare_prepared` ends with.
    """
    naming = naming_of(left.entry.kind, right.entry.kind)
    if naming is None:
        return bits_of(0.0)
    calibration = _CALIBRATIONS[naming]
    best = _best(left, right, naming)
    of_name = calibration.bits_of_name(best.score, best.rarity)
    against = calibration.weight(*OWN_DIFFER) if best.own_differ else 0.0
    return of_name + best.shared + against + fact_bits(left, right, calibration)


def _best(left: PreparedEntry, right: PreparedEntry, naming: Naming) -> BestNames:
    calibration = _CALIBRATIONS[naming]
    return best_names(
        left.names[naming],
        right.names[naming],
        RULES[naming].weigh,
        calibration.bits_of_name,
        calibration.weight(*OWN_DIFFER),
    )


def _person_and_body(left: PreparedEntry, right: PreparedEntry) -> PairComparison:
    kinds = (left.entry.kind.value, right.entry.kind.value)
    line = EvidenceLine(EvidenceKind.PARTY_KIND, Agreement.OTHER, bits_of(0.0), *kinds)
    return PairComparison(
        left=left.entry.reference,
        right=right.entry.reference,
        name=None,
        left_quality=left.entry.names[0].quality,
        right_quality=right.entry.names[0].quality,
        lines=(line,),
        bits=line.bits,
        probability=probability_of(line.bits),
        outcome=Outcome.NOT_SAME,
        is_conflict=False,
        settles=(),
        base_rate=0.0,
    )


def _prior(calibration: Calibration, base_rate: float | None) -> float:
    return calibration.prior if base_rate is None else bits_of(base_rate)


def _name_line(best: BestNames, name: NameComparison, calibration: Calibration) -> EvidenceLine:
    agreement = Agreement.SAME if best.score >= _ANOTHER_NAME else Agreement.OTHER
    bits = calibration.bits_of_name(best.score, best.rarity)
    return EvidenceLine(EvidenceKind.NAME, agreement, bits, name.left, name.right)


def _own_name_lines(
    left: PreparedEntry, right: PreparedEntry, calibration: Calibration
) -> tuple[EvidenceLine, ...]:
    names = left.entry.name, right.entry.name
    return (EvidenceLine(*OWN_DIFFER, calibration.weight(*OWN_DIFFER), *names),)


def _is_conflict(lines: tuple[EvidenceLine, ...], score: float) -> bool:
    """Say whether a number agrees and nothing else does: another name, and no father to say so."""
    met = {line.kind: line.agreement for line in lines}
    if met.get(EvidenceKind.IDENTITY_NUMBER) is not Agreement.SAME:
        return False
    another_father = met.get(EvidenceKind.FATHER) is Agreement.OTHER
    return score < _ANOTHER_NAME or (another_father and score < 1.0)


def _outcome_by_evidence(
    bits: float, *, is_conflict: bool, settled: float, possible: float
) -> Outcome:
    if is_conflict:
        return Outcome.NEEDS_A_PERSON
    probability = probability_of(bits)
    if probability >= settled:
        return Outcome.SAME
    return Outcome.NEEDS_A_PERSON if probability >= possible else Outcome.NOT_SAME


def _may_settle(
    naming: Naming,
    lines: tuple[EvidenceLine, ...],
    best: BestNames,
    name: NameComparison,
    thresholds: Thresholds,
) -> bool:
    """Say whether such evidence may call two parties the same without a person looking."""
    if naming is Naming.PERSONS:
        return any(line.kind in _IDENTIFIES and line.agreement is Agreement.SAME for line in lines)
    if best.own_differ or (best.shared and not best.are_own):
        return False
    ranks = {best.left.printed.quality, best.right.printed.quality}
    return (
        name.relation is None and not ranks & _LEFT_OPEN and best.score >= thresholds.settled_name
    )


def _ordered(lines: tuple[EvidenceLine, ...]) -> tuple[EvidenceLine, ...]:
    first, *others = lines
    known = [line for line in others if line.bearing is not Bearing.MISSING]
    missing = [line for line in others if line.bearing is Bearing.MISSING]
    known.sort(key=lambda line: (-abs(line.bits), line.kind.value))
    return (first, *known, *missing)


def _settling(
    lines: tuple[EvidenceLine, ...], calibration: Calibration, naming: Naming, outcome: Outcome
) -> tuple[EvidenceKind, ...]:
    if outcome is not Outcome.NEEDS_A_PERSON:
        return ()
    open_kinds = {line.kind for line in lines if line.agreement is Agreement.MISSING}
    found = [kind for kind in _SETTLES[naming] if kind in open_kinds]

    def span(kind: EvidenceKind) -> float:
        agrees = calibration.weight(kind, Agreement.SAME)
        return agrees - calibration.weight(kind, Agreement.OTHER)

    return tuple(sorted(found, key=span, reverse=True))
