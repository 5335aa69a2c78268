"""From bits of evidence to a probability, and how well such probabilities have held.

The weights are not opinions: they were fitted on labelled pairs (``calibration_data`` says which,
when and how), and every table of them carries how often pairs with such a probability were in fact
the same party. A probability is of a *candidate pair*, one that blocking brings up; how many of
those are the same is the base rate, and is said with it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from misaq.core.lists.evidence import Agreement, EvidenceKind

_SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs with about one probability, and how many of them were the same party.

    Attributes:
        low: from this probability.
        high: to below this one (the last bin includes 1).
        pairs: how many pairs.
        said: mean of what was said of them, 0 to 1; 0 when there is none.
        true: share that was the same party, 0 to 1; 0 when there is none.
    """

    low: float
    high: float
    pairs: int
    said: float
    true: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How evidence of one sort of party becomes a probability.

    Attributes:
        prior: bits before any evidence: the base rate among candidate pairs.
        scores: scores of names at which the evidence of a name is known, rising.
        bits: bits at those scores, rising; in between a straight line.
        rarity: bits for each bit by which the shared words are rarer than usual.
        weights: bits of each other fact, by how it meets.
        made_from: what it was fitted on, in words.
        bins: what held on pairs that were not fitted on.
    """

    prior: float
    scores: tuple[float, ...]
    bits: tuple[float, ...]
    rarity: float
    weights: Mapping[tuple[EvidenceKind, Agreement], float]
    made_from: str
    bins: tuple[Bin, ...] = ()

    def bits_of_name(self, score: float, rarity: float = 0.0) -> float:
        """Return the bits that a name speaks with.

        Args:
            score: of the best pair of names, 0 to 1.
            rarity: bits of evidence in the words they share (``NameComparison.bits``).
        """
        return _between(self.scores, self.bits, score) + self.rarity * rarity

    def weight(self, kind: EvidenceKind, agreement: Agreement) -> float:
        """Return the bits of a fact; what is missing or unknown to the table says nothing."""
        return self.weights.get((kind, agreement), 0.0)

    @property
    def base_rate(self) -> float:
        """Share of candidate pairs that are the same party."""
        return probability_of(self.prior)


def _between(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    right = bisect_right(xs, x)
    if right == 0:
        return ys[0]
    if right == len(xs):
        return ys[-1]
    left = right - 1
    share = (x - xs[left]) / (xs[right] - xs[left])
    return ys[left] + share * (ys[right] - ys[left])


def probability_of(bits: float) -> float:
    """Return the probability that ``bits`` (binary logarithm of the odds) stand for."""
    if bits >= 0:
        return 1.0 / (1.0 + math.exp2(-bits))
    odds = math.exp2(bits)
    return odds / (1.0 + odds)


def bits_of(probability: float) -> float:
    """Return the binary logarithm of the odds; 0 and 1 are held a little away from the ends."""
    held = min(max(probability, _SMALLEST), 1 - _SMALLEST)
    return math.log2(held / (1 - held))


def measure(
    pairs: Iterable[tuple[float, bool]], edges: Sequence[float] = (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1)
) -> tuple[Bin, ...]:
    """Return what was said against what was true, in bins of probability.

    Args:
        pairs: of each pair the probability said, and whether it was the same party.
        edges: rising, from 0 to 1.
    """
    told = list(pairs)
    last = len(edges) - 2
    return tuple(
        _bin(edges[n], edges[n + 1], [t for t in told if _is_in(t[0], edges, n, n == last)])
        for n in range(len(edges) - 1)
    )


def _is_in(probability: float, edges: Sequence[float], number: int, is_last: bool) -> bool:
    low, high = edges[number], edges[number + 1]
    return low <= probability < high or (is_last and probability == high)


def _bin(low: float, high: float, told: Sequence[tuple[float, bool]]) -> Bin:
    if not told:
        return Bin(low, high, 0, 0.0, 0.0)
    count = len(told)
    said = sum(probability for probability, _ in told) / count
    return Bin(low, high, count, said, sum(same for _, same in told) / count)


def calibration_error(bins: Iterable[Bin]) -> float:
    """Return the mean distance between what was said and what was true, weighted by pairs."""
    filled = [one for one in bins if one.pairs]
    pairs = sum(one.pairs for one in filled)
    if not pairs:
        return 0.0
    return sum(one.pairs * abs(one.said - one.true) for one in filled) / pairs


_PSEUDO_PAIRS = 20
_ROUNDS = 30


def estimate_base_rate(evidence: Sequence[float], expected: float) -> float:
    """Return the share of candidate pairs that are one party, estimated from their evidence.

    Short lists of one country bring up few pairs of which many are the same. The share that the
    evidence itself implies is found by going back and forth between shares and probabilities
    (expectation and maximisation of a mixture). It is not taken below what was expected: a longer
    list brings up more strangers, and a good pair is none the worse for them.

    Args:
        evidence: bits of each pair without any base rate.
        expected: share to start from, above 0 and below 1; it counts like twenty pairs.
    """
    rate = expected
    for _ in range(_ROUNDS):
        prior = bits_of(rate)
        told = math.fsum(probability_of(prior + bits) for bits in evidence)
        implied = (told + _PSEUDO_PAIRS * expected) / (len(evidence) + _PSEUDO_PAIRS)
        rate = max(expected, implied)
    return rate
