"""Whether two bodies meet by their own names, not by another name that one of them goes by.

Issuers print the names of fronts, parts and allies among the other names of a body. Such a name
may tie two entries; it may not push aside the entry that bears it as its own, and it makes no two
entries of one list the same.
"""

from __future__ import annotations

from misaq.core.lists.naming import RULES, Naming, naming_of
from misaq.core.lists.prepared import PreparedEntry


def meet_by_own_names(left: PreparedEntry, right: PreparedEntry, floor: float) -> bool:
    """Say whether both are bodies and their primary names meet with a score from the floor on."""
    if naming_of(left.entry.kind, right.entry.kind) is not Naming.BODIES:
        return False
    one, other = left.names[Naming.BODIES][0], right.names[Naming.BODIES][0]
    return RULES[Naming.BODIES].weigh(one.read, other.read).score >= floor


def may_be_counted_twice(left: PreparedEntry, right: PreparedEntry, floor: float) -> bool:
    """Say whether two entries of one list may be one party without a person looking."""
    if left.numbers & right.numbers:
        return True
    is_of_bodies = naming_of(left.entry.kind, right.entry.kind) is Naming.BODIES
    return not is_of_bodies or meet_by_own_names(left, right, floor)
