"""The weights under which known pairs are likeliest, and what such weights say of pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from benchmarks.fitting_pairs import STEADY, Met, Observed
from benchmarks.logistic import Bound, Row, fit
from misaq.core.lists.calibration import Bin, Calibration, bits_of, measure, probability_of
from misaq.core.lists.evidence import Agreement, EvidenceKind

_KNOTS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_IN_BITS = math.log2(math.e)
_STEEPEST = 3.0
"""Natural logarithms that a name gains at most from one score to the next: beyond what was seen."""
_MOST = 8.0
"""Bits that no single fact goes beyond: each is printed wrong now and then."""
_AS_SAID = Bound(low=0.69, high=0.70, start=0.693)
"""Of bits that are known and not sought: one bit is one bit."""


def fit_weights(
    pairs: Iterable[Observed], kinds: Sequence[EvidenceKind], held: Calibration | None = None
) -> Calibration:
    """Return the weights under which the pairs are likeliest.

    Args:
        pairs: what is fitted on.
        kinds: facts whose weights are sought.
        held: names are taken to speak as this says, so that only the facts are fitted.
    """
    pairs = list(pairs)
    seen = {met for pair in pairs for met in pair.facts}
    mets = [(kind, how) for kind in kinds for how in Agreement]
    sought = [met for met in mets if met in seen and met not in STEADY]
    first = Bound(start=-3.0) if held is None else Bound(0.0, 0.0)
    bounds = [first, *_bounds_of_names(held), *(_bound(how) for _, how in sought)]
    bounds += [Bound(), _AS_SAID]
    rows = Counter((_row(pair, sought, held), pair.same) for pair in pairs)
    bits = [weight * _IN_BITS for weight in fit(rows, bounds)]
    return _calibration(bits, sought, kinds, held)


def _bounds_of_names(held: Calibration | None) -> list[Bound]:
    if held is not None:
        return [_AS_SAID]
    return [Bound(low=0.05, high=_STEEPEST, start=0.7) for _ in _KNOTS[1:]] + [
        Bound(low=0.0, high=0.3)
    ]


def _bound(how: Agreement) -> Bound:
    most = _MOST / _IN_BITS
    if how is Agreement.SAME:
        return Bound(low=0.1, high=most, start=0.5)
    if how is Agreement.OTHER:
        return Bound(low=-most, high=0.0, start=-0.5)
    return Bound(low=-2.0, high=2.0)


def _row(pair: Observed, sought: Sequence[Met], held: Calibration | None) -> Row:
    first = 1 if held is not None else len(_KNOTS)
    if held is not None:
        told = held.prior + held.bits_of_name(pair.score, pair.rarity)
        names = [(1, round(told, 1))]
    else:
        names = [(n + 1, step) for n, step in enumerate(_steps(round(pair.score, 2))) if step]
        names.append((first, round(pair.rarity)))
    facts = [(first + 1 + sought.index(met), 1.0) for met in pair.facts if met in sought]
    if pair.is_hand_picked:
        facts.append((first + 1 + len(sought), 1.0))
    steady = pair.shared + sum(STEADY.get(met, 0.0) for met in pair.facts)
    if steady:
        facts.append((first + 2 + len(sought), round(steady, 1)))
    return ((0, 1.0), *names, *facts)


def _steps(score: float) -> Iterator[float]:
    """Yield how far each stretch between two knots is walked, 0 to 1."""
    for low, high in pairwise(_KNOTS):
        yield min(max((score - low) / (high - low), 0.0), 1.0)


def _calibration(
    bits: Sequence[float],
    sought: Sequence[Met],
    kinds: Sequence[EvidenceKind],
    held: Calibration | None,
) -> Calibration:
    weights = {met: value for met, value in STEADY.items() if met[0] in kinds}
    if held is not None:
        weights |= dict(zip(sought, bits[2:-2], strict=True))
        return replace(held, weights={**held.weights, **weights})
    first = len(_KNOTS)
    walked = [sum(bits[1 : n + 1]) for n in range(first)]
    weights |= dict(zip(sought, bits[first + 1 : -2], strict=True))
    return Calibration(0.0, _KNOTS, tuple(bits[0] + w for w in walked), bits[first], weights, "")


def with_base_rate(calibration: Calibration, pairs: Sequence[Observed]) -> Calibration:
    """Return the same evidence with the base rate of the pairs told apart from the names."""
    prior = bits_of(sum(pair.same for pair in pairs) / len(pairs))
    return replace(
        calibration, prior=prior, bits=tuple(value - prior for value in calibration.bits)
    )


def said(calibration: Calibration, pair: Observed) -> float:
    """Return the probability that the weights give a pair."""
    facts = sum(calibration.weight(*met) for met in pair.facts)
    name = calibration.bits_of_name(pair.score, pair.rarity) + pair.shared
    return probability_of(calibration.prior + name + facts)


def bins_of(calibration: Calibration, pairs: Iterable[Observed]) -> tuple[Bin, ...]:
    """Return what the weights say of pairs against what is true of them."""
    return measure((said(calibration, pair), pair.same) for pair in pairs)
