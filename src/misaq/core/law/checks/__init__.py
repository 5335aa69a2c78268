"""Checks over powers, measures, clocks and the validity of texts."""

from misaq.core.findings.checks import Check
from misaq.core.law.checks.clocks import duty_without_clock, two_clocks_on_one_step
from misaq.core.law.checks.lateness import clock_ran_out
from misaq.core.law.checks.measures import measure_outside_list
from misaq.core.law.checks.powers import power_not_given
from misaq.core.law.checks.readings import two_readings
from misaq.core.law.checks.reliance import relied_on_unsound

CHECKS: tuple[Check, ...] = (
    power_not_given,
    two_clocks_on_one_step,
    relied_on_unsound,
    measure_outside_list,
    two_readings,
    duty_without_clock,
    clock_ran_out,
)
