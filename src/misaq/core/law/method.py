"""How a clock counts: which counting rules on record apply to it, and which never may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.records import ClockKind, Counting, CountingRule, Unit
from misaq.kernel.dates import Certainty
from misaq.kernel.provenance import is_verified


@dataclass(frozen=True, slots=True)
class Method:
    """How a clock counts: its kind, the rules on record and the days off on record."""

    kind: ClockKind
    rules: tuple[CountingRule, ...]
    calendar: WorkingCalendar

    def find_rule(self, counting: Counting, unit: Unit) -> CountingRule | None:
        """Return the rule that asks for this way of counting the unit; a verified one first."""
        fitting = [rule for rule in self.rules if rule.counting is counting and unit in rule.units]
        read = [rule for rule in fitting if is_verified(rule.cite)]
        return next(iter([*read, *fitting]), None)

    def counts_first_day(self, unit: Unit) -> bool:
        """Say whether the day of the trigger is day one: no rule on record leaves it out.

        Hours have no first day: they run from the hour.
        """
        return unit is not Unit.HOURS and self.find_rule(Counting.EXCLUDE_FIRST_DAY, unit) is None

    def skips_days_off(self, unit: Unit) -> bool:
        """Say whether days off are left out of the count of this unit."""
        return (
            unit is Unit.WORKING_DAYS and self.find_rule(Counting.SKIP_DAYS_OFF, unit) is not None
        )

    def may_roll(self, unit: Unit) -> bool:
        """Say whether an end of this unit may move off a day off, if a rule asks for it.

        Only a deadline's may. The end of a cap never moves later, nor does that of a floor, a
        recurring day, nor an hour (adr 0007).
        """
        return self.kind is ClockKind.DEADLINE and unit is not Unit.HOURS

    def ends_badly(self, day: date, unit: Unit) -> bool:
        """Say whether a span of this unit that ends on ``day`` ends on what may be a day off.

        Hours do not know days off, and working days that leave them out never end on one.
        """
        if unit is Unit.HOURS or self.skips_days_off(unit):
            return False
        return self.calendar.is_off(day) is not Certainty.NO

    def keeps_month_end(self, unit: Unit) -> bool:
        """Say whether a span ends on the last day of a month that lacks the day it lands on.

        A cap's does in any case: the other reading would run a day longer (adr 0007).
        """
        return self.kind is ClockKind.CAP or self.find_rule(Counting.MONTH_END, unit) is not None
