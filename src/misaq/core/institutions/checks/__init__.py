"""Checks over mandates, overseers and committees."""

from misaq.core.findings.checks import Check
from misaq.core.institutions.checks.committees import dormant, formed_late, without_reports
from misaq.core.institutions.checks.mandates import overseer_carries_force, parallel_mandates
from misaq.core.institutions.checks.reports import report_not_to_parliament

CHECKS: tuple[Check, ...] = (
    parallel_mandates,
    overseer_carries_force,
    dormant,
    formed_late,
    without_reports,
    report_not_to_parliament,
)
