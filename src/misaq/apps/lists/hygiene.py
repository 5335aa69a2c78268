"""What the page of hygiene shows: one row for each defect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.core.lists.hygiene import DEFECT_WORDS, HygieneReport, Tally
from misaq.core.lists.trend import TREND_WORDS, DefectChange, Trend
from misaq.kernel.words import Phrase

_TONES = {
    Trend.WORSE: "serious",
    Trend.BETTER: "good",
    Trend.SAME: "minor",
    Trend.UNCLEAR: "minor",
    Trend.NOT_KNOWN: "open",
}


@dataclass(frozen=True, slots=True)
class HygieneRow:
    """A defect as the page shows it.

    Attributes:
        words: the defect.
        tally: how many entries have it.
        change: what became of it since the snapshot before; None where there is none.
    """

    words: Phrase
    tally: Tally
    change: DefectChange | None

    @property
    def percent(self) -> str:
        """The share in per cent with one decimal; empty where it is not known."""
        return "" if self.tally.share is None else f"{100 * self.tally.share:.1f}"

    @property
    def tone(self) -> str:
        """How strongly the trend calls."""
        return "open" if self.change is None else _TONES[self.change.trend]

    @property
    def trend(self) -> Phrase | None:
        """Which way it went."""
        return None if self.change is None else TREND_WORDS[self.change.trend]


def hygiene_rows(report: HygieneReport, changes: Sequence[DefectChange]) -> tuple[HygieneRow, ...]:
    """Return a row for each defect, in their order."""
    by_defect = {change.defect: change for change in changes}
    return tuple(
        HygieneRow(DEFECT_WORDS[tally.defect], tally, by_defect.get(tally.defect))
        for tally in report.tallies
    )
