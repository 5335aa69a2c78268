"""Checks over policies, their points and the verdicts on them."""

from misaq.core.findings.checks import Check
from misaq.core.policies.checks.coverage import axis_not_covered
from misaq.core.policies.checks.ends import (
    dropped,
    never_adopted,
    orphaned,
    without_evaluation_or_successor,
)
from misaq.core.policies.checks.parliament import no_parliamentary_touchpoint
from misaq.core.policies.checks.positions import contradictory_positions
from misaq.core.policies.checks.results import claimed_only, contradicted, overdue, stale
from misaq.core.policies.checks.rights import rights_not_asked
from misaq.core.policies.checks.shape import (
    no_indicator,
    no_owner,
    not_verifiable,
    two_leads,
    undefined_mechanism,
)

CHECKS: tuple[Check, ...] = (
    no_owner,
    two_leads,
    no_indicator,
    not_verifiable,
    undefined_mechanism,
    dropped,
    orphaned,
    without_evaluation_or_successor,
    never_adopted,
    axis_not_covered,
    contradictory_positions,
    no_parliamentary_touchpoint,
    rights_not_asked,
    contradicted,
    claimed_only,
    overdue,
    stale,
)
