"""Who leads a point: the dated parts on record, seen from a day."""

from __future__ import annotations

from datetime import date

from misaq.core.institutions.records import Role
from misaq.core.policies.life import Life, life_of
from misaq.core.policies.records import Commitment, Policy, Responsibility
from misaq.kernel.dates import Certainty


def leads(commitment: Commitment, policy: Policy, as_of: date) -> tuple[Responsibility, ...]:
    """Return who leads a point: its own leads, or else its policy's.

    A lead that surely begins after the day does not count yet. One that has surely ended does not
    count any more while the point is in force; of a point that has ended, it was the lead.
    """
    in_force = life_of(commitment, policy, as_of).life is Life.IN_FORCE
    return _current(commitment.responsibilities, as_of, in_force) or _current(
        policy.responsibilities, as_of, in_force
    )


def _current(
    responsibilities: tuple[Responsibility, ...], as_of: date, in_force: bool
) -> tuple[Responsibility, ...]:
    return tuple(
        r
        for r in responsibilities
        if r.role is Role.LEAD
        and (r.term.starts is None or r.term.starts.on_or_before(as_of) is not Certainty.NO)
        and not (in_force and r.term.holds(as_of) is Certainty.NO)
    )
