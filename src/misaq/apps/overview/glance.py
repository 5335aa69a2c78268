"""A run of the checks at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from misaq.apps.findings.index import Item, Run
from misaq.core.findings.records import GapReason, Severity
from misaq.core.institutions.records import Institution

FOREMOST = 6


@dataclass(frozen=True, slots=True)
class Share:
    """How many findings are put to one institution.

    Attributes:
        institution: the institution asked.
        counts: severity and number, gravest first.
        total: of all severities.
    """

    institution: Institution
    counts: tuple[tuple[Severity, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What the home page shows of a run.

    Attributes:
        severities: severity and number, gravest first.
        shares: by institution, those with the most grave and then the most findings first.
        foremost: some of the gravest, no two of one check.
        reasons: why something is a gap, and how many are.
        total: findings in all.
        gaps: gaps in all, counted apart.
    """

    severities: tuple[tuple[Severity, int], ...]
    shares: tuple[Share, ...]
    foremost: tuple[Item, ...]
    reasons: tuple[tuple[GapReason, int], ...]
    total: int
    gaps: int


def glance_at(run: Run) -> Glance:
    """Return the run at a glance."""
    reasons = Counter(gap.reason for gap in run.outcome.gaps)
    return Glance(
        severities=_by_severity(run.items),
        shares=_shares(run.items),
        foremost=_foremost(run.items),
        reasons=tuple((reason, reasons[reason]) for reason in GapReason),
        total=len(run.items),
        gaps=len(run.outcome.gaps),
    )


def _by_severity(items: Iterable[Item]) -> tuple[tuple[Severity, int], ...]:
    counts = Counter(item.finding.severity for item in items)
    return tuple((severity, counts[severity]) for severity in Severity)


def _shares(items: tuple[Item, ...]) -> tuple[Share, ...]:
    asked = {item.way.to.key: item.way.to for item in items}
    shares = []
    for key, institution in asked.items():
        own = [item for item in items if item.way.to.key == key]
        shares.append(Share(institution, _by_severity(own), len(own)))
    return tuple(sorted(shares, key=_weight))


def _weight(share: Share) -> tuple[int, int, str]:
    gravest = share.counts[0][1]
    return -gravest, -share.total, share.institution.key


def _foremost(items: tuple[Item, ...]) -> tuple[Item, ...]:
    first_of_check: dict[str, Item] = {}
    for item in items:
        first_of_check.setdefault(item.finding.code, item)
    return tuple(first_of_check.values())[:FOREMOST]
