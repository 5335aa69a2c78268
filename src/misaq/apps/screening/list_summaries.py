"""What the checks read of lists: what the room of lists counts, and which receipts are owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from misaq.apps.lists.queries.summaries import list_summaries as from_snapshots
from misaq.apps.screening.queries import list_unacknowledged_removals
from misaq.core.access.actors import Actor
from misaq.core.lists.summaries import ListSummaries, Receipts
from misaq.core.screening.subscriptions import UnacknowledgedRemoval
from misaq.kernel.ids import Key


def list_summaries(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> ListSummaries:
    """Return the summaries of lists with the removals that recipients have not acknowledged."""
    found = from_snapshots(actor=actor, as_of=as_of, known_at=known_at)
    if not found.summaries:
        return found
    owed: dict[Key, list[UnacknowledgedRemoval]] = defaultdict(list)
    for one in list_unacknowledged_removals(actor=actor, as_of=as_of):
        owed[one.source_list].append(one)
    return ListSummaries(
        tuple(
            replace(summary, receipts=_receipts(owed.get(summary.source_list, [])))
            for summary in found.summaries
        )
    )


def _receipts(owed: list[UnacknowledgedRemoval]) -> Receipts | None:
    if not owed:
        return None
    return Receipts(
        recipients=len({one.subscriber for one in owed}),
        unacknowledged=sum(one.removals for one in owed),
        oldest=min(one.since for one in owed),
    )
