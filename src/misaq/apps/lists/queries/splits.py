"""Pairs of references of which somebody decided that they are two entries, however alike."""

from __future__ import annotations

from collections.abc import Callable

from misaq.apps.lists.mapping import to_decision
from misaq.apps.lists.models import RekeyingRow
from misaq.core.lists.rekeying import Rekeying
from misaq.core.lists.rekeying_decisions import Ruling, standing_decisions


def may_be_one(source_list: str) -> Callable[[Rekeying], bool]:
    """Return, as a question, whether a pair of the list may still be one entry."""
    rows = RekeyingRow.objects.filter(source_list=source_list).order_by("id")
    split = {
        pair
        for pair, said in standing_decisions(map(to_decision, rows)).items()
        if said.ruling is Ruling.SPLIT
    }
    return lambda one: (source_list, one.before.reference, one.after.reference) not in split
