"""Checks over spells on lists and relations between bodies."""

from misaq.core.bodies.checks.lineage import listed_later, rise_by_renames
from misaq.core.bodies.checks.observation import observed_beyond_period
from misaq.core.bodies.checks.spells import contested, listed_again, order_not_on_record
from misaq.core.findings.checks import Check

CHECKS: tuple[Check, ...] = (
    observed_beyond_period,
    rise_by_renames,
    listed_later,
    listed_again,
    contested,
    order_not_on_record,
)
