"""What of an entry may stand in a report: an organisation by its name, a person by no more than
the number of the entry in its list.

Misaq prints no natural person, and a reference of one in a report would be one.
"""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.lists.gap_records import Gap, Which
from misaq.core.lists.records import PartyKind
from misaq.core.lists.sides import Side
from misaq.kernel.words import Phrase, say


def shown_names(gap: Gap) -> Mapping[tuple[Which, str], Phrase | str]:
    """Return what each entry of both lists is called in a report."""
    sides = {Which.LEFT: gap.reconciliation.left, Which.RIGHT: gap.reconciliation.right}
    return {
        (which, reference): name
        for which, side in sides.items()
        for reference, name in _names(side).items()
    }


def _names(side: Side) -> Mapping[str, Phrase | str]:
    return {
        entry.reference: (
            say("a person (entry {number})", number=number)
            if entry.kind is PartyKind.PERSON
            else entry.name
        )
        for number, entry in enumerate(side.entries, start=1)
    }


def may_show(gap: Gap, which: Which, reference: str) -> bool:
    """Say whether an entry is no person, so that its reference and reasons may be printed."""
    side = gap.reconciliation.left if which is Which.LEFT else gap.reconciliation.right
    return all(
        entry.kind is not PartyKind.PERSON for entry in side.entries if entry.reference == reference
    )
