"""The gap explained: for every entry on one list only, the first reason on record that holds.

The reasons are asked in order: first what the lists themselves show, then what is on record of the
party, then what only the law allows. An entry for which none holds is counted in the residual, and
becomes a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from misaq.core.lists.gap_asking import Asked, Surroundings, surroundings_of
from misaq.core.lists.gap_law import foreign_without_order, on_another_basis
from misaq.core.lists.gap_lists import (
    awaits_a_person,
    counted_twice,
    listed_after_the_other_day,
    listed_at_another_time,
    person_among_bodies,
)
from misaq.core.lists.gap_names import (
    another_name,
    named_as_former,
    part_of_a_listed_body,
    rename_groups,
)
from misaq.core.lists.gap_records import Explanation, Gap, GapLine, GapReason, Which
from misaq.core.lists.reconcile import Reconciliation
from misaq.core.lists.sides import NOTHING_KNOWN, Directory
from misaq.kernel.words import say

_REASONS: tuple[Callable[[Asked], Explanation | None], ...] = (
    counted_twice,
    person_among_bodies,
    listed_at_another_time,
    another_name,
    awaits_a_person,
    named_as_former,
    part_of_a_listed_body,
    listed_after_the_other_day,
    on_another_basis,
    foreign_without_order,
)


def explain_gap(
    reconciliation: Reconciliation,
    *,
    directory: Directory = NOTHING_KNOWN,
    renames_once: bool = False,
) -> Gap:
    """Return every entry on one list only, each with a reason or counted in the residual.

    Args:
        reconciliation: two lists reconciled.
        directory: bodies on record and how they relate; may be empty.
        renames_once: whether a body under several names counts once in the totals.
    """
    around = surroundings_of(reconciliation, directory)
    return Gap(
        reconciliation=reconciliation,
        lines=tuple(_line(asked) for asked in _one_sided(around)),
        renames=rename_groups(around),
        renames_once=renames_once,
    )


def _one_sided(around: Surroundings) -> Iterator[Asked]:
    for which in Which:
        for entry in around.side(which).entries:
            if entry.reference not in around.linked(which):
                yield Asked(around, which, entry)


def _line(asked: Asked) -> GapLine:
    held = [found for reason in _REASONS if (found := reason(asked)) is not None]
    first = held[0] if held else _nothing(asked)
    return GapLine(
        which=asked.which,
        reference=asked.entry.reference,
        name=asked.entry.name,
        kind=asked.entry.kind,
        basis=asked.entry.basis,
        explanation=first,
        also=tuple(held[1:]),
    )


def _nothing(asked: Asked) -> Explanation:
    return Explanation(
        GapReason.NO_EXPLANATION,
        say("Nothing on record explains why it is not on “{other}”.", other=asked.other_side.title),
    )
