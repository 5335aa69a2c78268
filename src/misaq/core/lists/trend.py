"""Whether a list gets cleaner or worse between two snapshots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.core.lists.hygiene import Defect, HygieneReport, Tally
from misaq.core.lists.shares import share_changed_by
from misaq.kernel.words import Phrase, say


class Trend(Enum):
    """Which way a defect went."""

    WORSE = "WORSE"
    BETTER = "BETTER"
    SAME = "SAME"
    UNCLEAR = "UNCLEAR"
    """The shares differ, and by no more than chance would make them."""
    NOT_KNOWN = "NOT_KNOWN"


TREND_WORDS: Mapping[Trend, Phrase] = MappingProxyType(
    {
        Trend.WORSE: say("worse"),
        Trend.BETTER: say("better"),
        Trend.SAME: say("as before"),
        Trend.UNCLEAR: say("no clear change"),
        Trend.NOT_KNOWN: say("cannot be said"),
    }
)
"""Each way in words."""


@dataclass(frozen=True, slots=True)
class DefectChange:
    """A defect in two snapshots.

    Attributes:
        before: its tally in the earlier one.
        after: its tally in the later one.
        trend: which way the share went, beyond what chance would make of it; a list that grows is
            not worse for that alone.
    """

    before: Tally
    after: Tally
    trend: Trend

    @property
    def defect(self) -> Defect:
        """The defect."""
        return self.after.defect


def compare_reports(before: HygieneReport, after: HygieneReport) -> tuple[DefectChange, ...]:
    """Return what became of each defect, in their order."""
    return tuple(_change(before.tally(after_one.defect), after_one) for after_one in after.tallies)


def _change(before: Tally, after: Tally) -> DefectChange:
    return DefectChange(before, after, _trend(before, after))


def _trend(before: Tally, after: Tally) -> Trend:
    if before.count is None or after.count is None:
        return Trend.NOT_KNOWN
    # Shares compared without dividing, so that equal ones are equal.
    left, right = before.count * after.known, after.count * before.known
    if left == right:
        return Trend.SAME
    low, high = share_changed_by(before.count, before.known, after.count, after.known)
    if low <= 0 <= high:
        return Trend.UNCLEAR
    return Trend.WORSE if low > 0 else Trend.BETTER
