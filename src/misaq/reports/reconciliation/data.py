"""A reconciliation as JSON-able data: the same for the same lists, record and day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.named_overlap import NamedOverlap
from misaq.core.lists.published import PublishedTotal
from misaq.core.lists.reconcile import Link
from misaq.core.lists.sides import Side
from misaq.reports.reconciliation.shown import names_of, open_part, persons_by_reason


def gap_to_data(
    gap: Gap, published: PublishedTotal | None = None, named: NamedOverlap | None = None
) -> dict[str, Any]:
    """Return the reconciliation; persons are counted and not named."""
    both, shown = gap.reconciliation, open_part(gap)
    names = names_of(gap)
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
        "named_as_on_both": None if named is None else _named(named),
        "on_both": [_link(names, link) for link in shown.reconciliation.links],
        "possible": [_link(names, link) for link in shown.reconciliation.possible],
        "one_sided": [_line(line) for line in shown.lines],
        "persons": _persons(gap, shown),
        "renames": [
            {"list": group.which.value, "references": list(group.references)}
            for group in gap.renames
        ],
        "conflicts": len(both.conflicts),
    }


def published_to_data(published: PublishedTotal) -> dict[str, Any]:
    """Return what authorities published, with what does not add up."""
    return {
        "title": published.title,
        "left": published.left,
        "right": published.right,
        "both": published.both,
        "union": published.union,
        "reckoned": published.reckoned,
        "residual": published.residual,
        "observations": list(published.rests_on),
    }


def _named(named: NamedOverlap) -> dict[str, Any]:
    return {
        "as_of": named.as_of.text,
        "named": len(named.named),
        "on_both_here": len(named.ours),
        "bodies": [
            {
                "name": one.name,
                "is_named": one.is_named,
                "is_on_both_here": one.is_ours,
                "why": None if one.why is None else str(one.why),
            }
            for one in named.bodies
        ],
        "sources": [citation.source for citation in named.cite],
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


def _persons(gap: Gap, shown: Gap) -> dict[str, Any]:
    """Return how many links and entries are left out, because they are of natural persons."""
    both, open_both = gap.reconciliation, shown.reconciliation
    return {
        "on_both": len(both.links) - len(open_both.links),
        "possible": len(both.possible) - len(open_both.possible),
        "one_sided": {
            which.value: {reason.value: n for reason, n in persons_by_reason(gap, which)}
            for which in Which
        },
    }


def _link(names: Mapping[tuple[Which, str], str], link: Link) -> dict[str, Any]:
    pair = link.comparison
    return {
        "left_name": names[Which.LEFT, link.left],
        "right_name": names[Which.RIGHT, link.right],
        "left": link.left,
        "right": link.right,
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


def _line(line: GapLine) -> dict[str, Any]:
    return {
        "list": line.which.value,
        "name": line.name,
        "reference": line.reference,
        "reason": line.reason.value,
        "said": str(line.explanation.said),
        "also": [one.reason.value for one in line.also],
        "lag_days": line.explanation.lag,
    }
