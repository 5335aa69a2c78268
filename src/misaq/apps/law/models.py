"""The tables of the room law: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Instrument(RegisterRow):
    """Rows of law.instruments."""

    TABLE = "law.instruments"


class Provision(RegisterRow):
    """Rows of law.provisions."""

    TABLE = "law.provisions"


class Reliance(RegisterRow):
    """Rows of law.reliances."""

    TABLE = "law.reliances"


class Power(RegisterRow):
    """Rows of law.powers."""

    TABLE = "law.powers"


class Delegation(RegisterRow):
    """Rows of law.delegations."""

    TABLE = "law.delegations"


class PowerUse(RegisterRow):
    """Rows of law.power_uses."""

    TABLE = "law.power_uses"


class Measure(RegisterRow):
    """Rows of law.measures."""

    TABLE = "law.measures"


class MeasureUse(RegisterRow):
    """Rows of law.measure_uses."""

    TABLE = "law.measure_uses"


class Duty(RegisterRow):
    """Rows of law.duties."""

    TABLE = "law.duties"


class Clock(RegisterRow):
    """Rows of law.clocks."""

    TABLE = "law.clocks"


class CountingRule(RegisterRow):
    """Rows of law.counting_rules."""

    TABLE = "law.counting_rules"


class Holiday(RegisterRow):
    """Rows of law.holidays."""

    TABLE = "law.holidays"


class WeekendDay(RegisterRow):
    """Rows of law.weekends."""

    TABLE = "law.weekends"


class Proceeding(RegisterRow):
    """Rows of law.proceedings."""

    TABLE = "law.proceedings"
