"""What an audited sample says of a whole list: an estimate with its interval.

The interval is exact for a finite list (the counterpart of Clopper and Pearson's): it holds every
number of wrong entries under which a sample at least as extreme as this one would be drawn with a
chance above two and a half per cent to either side. It is never narrower than it may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from math import comb

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

Likely = Callable[[int], bool]

_TAIL = 40
"""One part in so many may fall beyond each end of the interval: 95 per cent lie within."""


@dataclass(frozen=True, slots=True)
class AuditedCase:
    """One entry of the sample, as somebody looked into it.

    Attributes:
        reference: its case reference.
        is_right: whether it should stand on the list as it stands.
        reason: why not, in a word of the audit ("dead"); empty where it is right.
    """

    reference: str
    is_right: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How much of a list is wrong, as far as a sample tells.

    Attributes:
        entries: entries of the list.
        sampled: entries looked into.
        wrong: those found wrong.
        fewest: fewest wrong entries of the list that the sample allows.
        most: most of them.
        reasons: how often each reason was given, the commonest first.
    """

    entries: int
    sampled: int
    wrong: int
    fewest: int
    most: int
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> float:
        """Share of the sample found wrong, 0 to 1."""
        return self.wrong / self.sampled

    @property
    def low(self) -> float:
        """Lower end of the interval of the share of the whole list, 0 to 1."""
        return self.fewest / self.entries

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return self.most / self.entries


def estimate_wrong(cases: Iterable[AuditedCase], *, population: Collection[str]) -> Estimate:
    """Return the estimate from a sample drawn by lot from a list.

    Args:
        cases: the sample; each entry once.
        population: case references of the list it was drawn from, each once.

    Raises:
        InputRefused: the sample is empty, names an entry twice, or one that is not on the list.
    """
    sample, entries = tuple(cases), len(population)
    _refuse_misfit(sample, population)
    wrong = [case for case in sample if not case.is_right]
    fewest, most = _interval(entries, len(sample), len(wrong))
    reasons = Counter(case.reason for case in wrong if case.reason)
    ranked = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return Estimate(entries, len(sample), len(wrong), fewest, most, tuple(ranked))


def _refuse_misfit(sample: tuple[AuditedCase, ...], population: Collection[str]) -> None:
    times = Counter(case.reference for case in sample)
    twice = sum(count > 1 for count in times.values())
    strange = sum(reference not in population for reference in times)
    if not sample or twice or strange:
        raise InputRefused(
            tell(
                "A sample of {count} cases cannot speak for the list: {twice} stand twice in it, "
                "and {strange} are not on the list.",
                count=len(sample),
                twice=twice,
                strange=strange,
            ),
            next_step=tell("Give each entry looked into once, as the list names it (its row)."),
            rule="lists.sample",
        )


def _interval(entries: int, sampled: int, wrong: int) -> tuple[int, int]:
    """Return the fewest and the most wrong entries of the list that the sample allows."""
    possible = range(wrong, entries - (sampled - wrong) + 1)
    fewest = _first(possible, lambda total: _at_least(entries, total, sampled, wrong))
    high = range(possible[-1], fewest - 1, -1)
    most = _first(high, lambda total: _at_least(entries, entries - total, sampled, sampled - wrong))
    return fewest, most


def _first(totals: range, is_likely: Likely) -> int:
    """Return the first total that is likely enough: likelihood only grows along the range."""
    low, high = 0, len(totals) - 1
    while low < high:
        middle = (low + high) // 2
        if is_likely(totals[middle]):
            high = middle
        else:
            low = middle + 1
    return totals[low]


def _at_least(entries: int, total: int, sampled: int, found: int) -> bool:
    """Say whether a sample with as many or more is drawn with a chance above one in forty."""
    ways = sum(
        comb(total, k) * comb(entries - total, sampled - k)
        for k in range(found, min(total, sampled) + 1)
    )
    return ways * _TAIL > comb(entries, sampled)
