"""Checks over numbers, dates and publications on record."""

from misaq.core.findings.checks import Check
from misaq.core.sourcebook.checks.arithmetic import (
    counted_before,
    orders_not_obeyed,
    sum_does_not_hold,
)
from misaq.core.sourcebook.checks.assurances import assurance_contradicted
from misaq.core.sourcebook.checks.authorities import contradicts_itself, counts_apart
from misaq.core.sourcebook.checks.dates import dates_apart
from misaq.core.sourcebook.checks.publications import field_not_published

CHECKS: tuple[Check, ...] = (
    contradicts_itself,
    sum_does_not_hold,
    counts_apart,
    assurance_contradicted,
    orders_not_obeyed,
    counted_before,
    dates_apart,
    field_not_published,
)
