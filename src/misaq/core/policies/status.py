"""Where each point stands: the table a secretariat goes through at a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.policies.life import Life, life_of_policy
from misaq.core.policies.records import Commitment, Policies, Policy, PolicyKind
from misaq.core.policies.verdicts import Verdict, verdict_of
from misaq.kernel.ids import by_key


@dataclass(frozen=True, slots=True)
class PointStatus:
    """A point, its policy and the verdict on it."""

    commitment: Commitment
    policy: Policy
    verdict: Verdict


def list_statuses(
    policies: Policies, *, as_of: date, known_at: str = ""
) -> tuple[PointStatus, ...]:
    """Return the verdict on every point, known or not, in register order."""
    by = by_key(policies.policies)
    return tuple(
        PointStatus(c, by[c.policy], verdict_of(c, by[c.policy], as_of=as_of, known_at=known_at))
        for c in policies.commitments
    )


def open_statuses(statuses: tuple[PointStatus, ...], as_of: date) -> Iterator[PointStatus]:
    """Yield the known points that still ask for something: recommendations, and points in force."""
    for status in statuses:
        asked = status.policy.kind is PolicyKind.RECOMMENDATIONS
        runs = life_of_policy(status.policy, as_of).life is Life.IN_FORCE
        if status.commitment.known and (asked or runs):
            yield status
