"""Checks over the threat picture: return under a new name, force that follows, and its limits."""

from misaq.core.findings.checks import Check
from misaq.core.threat.checks.followed import came_back_renamed, followed_attack, no_fewer_died
from misaq.core.threat.checks.releases import is_stale, unclassed, without_district

CHECKS: tuple[Check, ...] = (
    came_back_renamed,
    no_fewer_died,
    followed_attack,
    unclassed,
    without_district,
    is_stale,
)
