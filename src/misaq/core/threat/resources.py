"""What the checks read of services, courts and police posts, with attacks in the same areas.

Whoever keeps observations and reckons releases makes this and hands it in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.threat.indicators import AreaObservation
from misaq.kernel.ids import Key

YEAR = 12


@dataclass(frozen=True, slots=True)
class AttackedArea:
    """Attacks that one source places in a district, month by month.

    Attributes:
        area: the district.
        source: the source.
        release: its release.
        first_month: years times 12 plus month less one.
        months: attacks of each month from then on.
    """

    area: Key
    source: Key
    release: str
    first_month: int
    months: tuple[int, ...]

    def year_up_to(self, month: int) -> int | None:
        """Return the attacks of twelve months; None where the source does not cover them all."""
        end = month - self.first_month + 1
        if end < YEAR or end > len(self.months):
            return None
        return sum(self.months[end - YEAR : end])

    def last_year(self, as_of: date) -> tuple[int, int]:
        """Return the last month that was over on a day and is covered, and attacks of its year."""
        today = as_of.year * 12 + as_of.month - 1
        last = min(today - 1, self.first_month + len(self.months) - 1)
        return last, self.year_up_to(last) or 0


@dataclass(frozen=True, slots=True)
class AreaResources:
    """Everything observed of indicators, and the districts that one source shows attacked.

    Attributes:
        observations: what stands on record, of any day.
        attacked: districts with an attack in the months looked at.
    """

    observations: tuple[AreaObservation, ...] = ()
    attacked: tuple[AttackedArea, ...] = ()


NOTHING_OBSERVED = AreaResources()
"""What is said where nothing was observed and no release is reckoned."""
