"""Checks over incidents: operations, assurances, and what our own record leaves open."""

from misaq.core.findings.checks import Check
from misaq.core.incidents.checks.assurances import (
    as_many_died,
    given_before,
    gone_in_again,
    struck_again,
)
from misaq.core.incidents.checks.kept import (
    compiled_apart,
    ended,
    struck_while_listed,
    told_differently,
    unplaced,
    without_body,
)
from misaq.core.incidents.checks.operations import (
    fought_before_listed,
    repeated,
    without_basis,
    without_end,
    without_outcomes,
    without_requisition,
)
from misaq.core.incidents.checks.reach import not_to_study, out_of_reach

CHECKS: tuple[Check, ...] = (
    without_basis,
    without_requisition,
    without_end,
    without_outcomes,
    repeated,
    fought_before_listed,
    struck_again,
    gone_in_again,
    as_many_died,
    given_before,
    struck_while_listed,
    without_body,
    told_differently,
    compiled_apart,
    ended,
    unplaced,
    not_to_study,
    out_of_reach,
)
