"""Checks over lists: what they say of themselves, what they rest on, what becomes of them."""

from misaq.core.findings.checks import Check
from misaq.core.lists.checks.audited import sample_found_wrong
from misaq.core.lists.checks.counted import (
    area_without_action,
    changed_without_order,
    outside_bounds,
)
from misaq.core.lists.checks.followed import (
    correction_lost,
    silent_relistings,
    silent_removals,
    unacknowledged,
)
from misaq.core.lists.checks.persons import (
    aliases_hidden,
    fathers_missing,
    gets_worse,
    numbers_unfit,
    over_but_listed,
    unusable_by_name,
    without_papers,
)
from misaq.core.lists.checks.printed import (
    counts_itself_apart,
    mixes_bases,
    not_published,
    withdrawn_without_notice,
)
from misaq.core.lists.checks.renamed import (
    new_name_late,
    new_name_unlisted,
    part_unlisted,
    parts_counted,
    same_name_unlisted,
)
from misaq.core.lists.checks.side_by_side import unexplained
from misaq.core.lists.checks.spelled import (
    basis_not_in_force,
    lister_not_named,
    observed_and_proscribed,
    review_due,
)
from misaq.core.lists.checks.united_nations import (
    delisted_abroad,
    listed_here_late,
    no_domestic_order,
)

CHECKS: tuple[Check, ...] = (
    counts_itself_apart,
    not_published,
    changed_without_order,
    withdrawn_without_notice,
    mixes_bases,
    basis_not_in_force,
    lister_not_named,
    observed_and_proscribed,
    new_name_unlisted,
    new_name_late,
    part_unlisted,
    same_name_unlisted,
    parts_counted,
    no_domestic_order,
    listed_here_late,
    delisted_abroad,
    review_due,
    numbers_unfit,
    fathers_missing,
    unusable_by_name,
    aliases_hidden,
    gets_worse,
    area_without_action,
    correction_lost,
    outside_bounds,
    without_papers,
    silent_removals,
    silent_relistings,
    unexplained,
    unacknowledged,
    over_but_listed,
    sample_found_wrong,
)
