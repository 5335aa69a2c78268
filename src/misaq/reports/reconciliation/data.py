"""A reconciliation as JSON-able data: the same for the same lists, record and day."""

from __future__ import annotations

from typing import Any

from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.reconcile import Link
from misaq.core.lists.sides import Side
from misaq.reports.reconciliation.shown import may_show, shown_names


def gap_to_data(gap: Gap, published: PublishedTotal | None = None) -> dict[str, Any]:
    """Return the reconciliation; persons are counted and not named."""
    both = gap.reconciliation
    return {
        "left": _side(both.left, gap.left_total),
        "right": _side(both.right, gap.right_total),
        "overlap": gap.overlap,
        "union": gap.union,
        "renames_once": gap.renames_once,
        "pairs_compared": both.compared,
        "reasons": {
            reason.value: {which.value: gap.count(reason, which) for which in Which}
            for reason in GapReason
        },
        "residual": len(gap.residual),
        "published": None if published is None else published_to_data(published),
        "on_both": [_link(gap, link) for link in both.links],
        "possible": [_link(gap, link) for link in both.possible],
        "one_sided": [_line(gap, line) for line in gap.lines],
        "renames": [
            {"list": group.which.value, "references": list(group.references)}
            for group in gap.renames
        ],
        "conflicts": len(both.conflicts),
    }


def published_to_data(published: PublishedTotal) -> dict[str, Any]:
    """Return what authorities published, with what does not add up."""
    return {
        "left": published.left,
        "right": published.right,
        "both": published.both,
        "union": published.union,
        "reckoned": published.reckoned,
        "residual": published.residual,
        "observations": list(published.rests_on),
    }


def _side(side: Side, parties: int) -> dict[str, Any]:
    return {
        "key": side.key,
        "title": str(side.title),
        "as_of": side.as_of.isoformat(),
        "entries": len(side.entries),
        "parties": parties,
        "road": side.road.value,
        "sha256": list(side.digests),
    }


def _link(gap: Gap, link: Link) -> dict[str, Any]:
    names = shown_names(gap)
    pair = link.comparison
    told: dict[str, Any] = {
        "left_name": str(names[Which.LEFT, link.left]),
        "right_name": str(names[Which.RIGHT, link.right]),
        "by": link.by.value,
        "outcome": pair.outcome.value,
        "probability": round(pair.probability, 4),
        "evidence": [
            {
                "about": line.kind.value,
                "agreement": line.agreement.value,
                "bearing": line.bearing.value,
                "bits": round(line.bits, 2),
            }
            for line in pair.lines
        ],
    }
    if may_show(gap, Which.LEFT, link.left) and may_show(gap, Which.RIGHT, link.right):
        told |= {"left": link.left, "right": link.right}
    return told


def _line(gap: Gap, line: GapLine) -> dict[str, Any]:
    told: dict[str, Any] = {
        "list": line.which.value,
        "name": str(shown_names(gap)[line.which, line.reference]),
        "reason": line.reason.value,
        "also": [one.reason.value for one in line.also],
        "lag_days": line.explanation.lag,
    }
    if may_show(gap, line.which, line.reference):
        told |= {"reference": line.reference, "said": str(line.explanation.said)}
    return told
