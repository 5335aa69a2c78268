"""Checks over the threat picture: new names, force that follows, services and posts, limits."""

from misaq.core.findings.checks import Check
from misaq.core.threat.checks.followed import came_back_renamed, followed_attack, no_fewer_died
from misaq.core.threat.checks.limits import (
    names_persons,
    one_source,
    outdated,
    split_undated,
    without_licence,
    without_population,
)
from misaq.core.threat.checks.releases import is_stale, unclassed, without_district
from misaq.core.threat.checks.resources import (
    contradicted,
    fewer_police,
    jumped,
    not_renewed,
    writ_unknown,
)
from misaq.core.threat.checks.studies import came_back, more_followed
from misaq.core.threat.checks.surprises import left_the_fan, not_as_said

CHECKS: tuple[Check, ...] = (
    came_back_renamed,
    no_fewer_died,
    followed_attack,
    unclassed,
    without_district,
    is_stale,
    more_followed,
    came_back,
    outdated,
    without_licence,
    names_persons,
    one_source,
    without_population,
    split_undated,
    left_the_fan,
    not_as_said,
    not_renewed,
    writ_unknown,
    jumped,
    contradicted,
    fewer_police,
)
