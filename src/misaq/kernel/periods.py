"""Spans of time whose first and last day may be imprecise or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, Sayable, say, tell


@dataclass(frozen=True, slots=True)
class Period(Sayable):
    """From a day to a day; the end is the first day that is no longer in it.

    Attributes:
        starts: first day; None when the source does not say.
        ends: first day after it; None when it runs on or the source does not say.
    """

    starts: ImpreciseDate | None = None
    ends: ImpreciseDate | None = None

    def __post_init__(self) -> None:
        if self.starts and self.ends and self.ends.latest < self.starts.earliest:
            raise InputRefused(
                tell(
                    "A period cannot end ({ends}) before it starts ({starts}).",
                    ends=self.ends,
                    starts=self.starts,
                ),
                next_step=tell("Correct one of the two dates."),
            )

    def holds(self, day: date) -> Certainty:
        """Say whether the period was running on ``day``.

        An unknown start gives PERHAPS for every day before the end.
        """
        if self.ends is not None and self.ends.on_or_before(day) is Certainty.YES:
            return Certainty.NO
        if self.starts is not None and self.starts.on_or_before(day) is Certainty.NO:
            return Certainty.NO
        sure_start = self.starts is not None and self.starts.on_or_before(day) is Certainty.YES
        sure_end = self.ends is None or self.ends.on_or_before(day) is Certainty.NO
        return Certainty.YES if sure_start and sure_end else Certainty.PERHAPS

    def surely_overlaps(self, other: Period) -> bool:
        """Say whether the two share a day however their imprecise dates fall.

        Periods with an unknown start are taken to share none: what is not known is not accused.
        """
        if self.starts is None or other.starts is None:
            return False
        last_start = max(self.starts.latest, other.starts.latest)
        return all(end is None or last_start < end.earliest for end in (self.ends, other.ends))

    def may_overlap(self, other: Period) -> bool:
        """Say whether nothing on record ends the one before the other starts."""
        return not (_is_over_before(self, other) or _is_over_before(other, self))

    def __str__(self) -> str:
        return str(self.said())

    def said(self) -> Phrase:
        """Return the period in words ("since 2014-12-24")."""
        if self.starts is None:
            if self.ends is None:
                return say("dates not on record")
            return say("until {day}", day=self.ends)
        if self.ends is None:
            return say("since {day}", day=self.starts)
        return say("from {first} until {last}", first=self.starts, last=self.ends)


def _is_over_before(first: Period, second: Period) -> bool:
    if first.ends is None or second.starts is None:
        return False
    return first.ends.latest <= second.starts.earliest
