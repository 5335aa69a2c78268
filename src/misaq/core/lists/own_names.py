"""Whether two parties meet by their own names, not by another name that one of them goes by.

Issuers print the names of fronts, parts and allies among the other names of a body. Such a name
may tie two entries; it may not push aside the entry that bears it as its own, and it makes no two
entries of one list the same.
"""

from __future__ import annotations

from misaq.core.lists.naming import RULES, Naming, naming_of
from misaq.core.lists.prepared import PreparedEntry


def meet_by_own_names(left: PreparedEntry, right: PreparedEntry, floor: float) -> bool:
    """Say whether both are bodies and their primary names meet with a score from the floor on."""
    naming = naming_of(left.entry.kind, right.entry.kind)
    return naming is Naming.BODIES and _primary_names_meet(left, right, naming, floor)


def may_be_counted_twice(left: PreparedEntry, right: PreparedEntry, floor: float) -> bool:
    """Say whether two entries of one list may be one party without a person looking."""
    if left.numbers & right.numbers:
        return True
    naming = naming_of(left.entry.kind, right.entry.kind)
    return naming is not None and _primary_names_meet(left, right, naming, floor)


def _primary_names_meet(
    left: PreparedEntry, right: PreparedEntry, naming: Naming, floor: float
) -> bool:
    one, other = left.names[naming][0], right.names[naming][0]
    return RULES[naming].weigh(one.read, other.read).score >= floor
