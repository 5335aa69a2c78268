"""Whether a policy, or a point of it, binds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.findings.records import Line
from misaq.core.policies.records import Commitment, End, EndKind, Policy
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.words import say


class Life(Enum):
    """Where a policy or point stands in its life."""

    NOT_ADOPTED = "not adopted"
    """Nobody with the power to decide has adopted it by the day, as far as the record goes."""
    IN_FORCE = "in force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"
    """Everything it asked for was found to be done, and it asks for nothing more."""


@dataclass(frozen=True, slots=True)
class LifeAt:
    """The life of a policy or point at a day.

    Attributes:
        life: where it stands.
        ended_on: when its life ended; None while it has not.
        lines: why.
    """

    life: Life
    ended_on: ImpreciseDate | None
    lines: tuple[Line, ...]


OF_END = {
    EndKind.EXPIRED: Life.EXPIRED,
    EndKind.SUPERSEDED: Life.SUPERSEDED,
    EndKind.WITHDRAWN: Life.WITHDRAWN,
    EndKind.COMPLETED: Life.COMPLETED,
}


def life_of_policy(policy: Policy, as_of: date) -> LifeAt:
    """Return the life of a policy on a day; an end counts once it has surely come."""
    if policy.adopted is None or policy.adopted.on_or_before(as_of) is not Certainty.YES:
        return LifeAt(Life.NOT_ADOPTED, None, (_adoption_line(policy),))
    ended = _first_end((*policy.ends, *_end_of_term(policy)), as_of)
    if ended is not None:
        return _ended(ended)
    return LifeAt(Life.IN_FORCE, None, (_adoption_line(policy),))


def _end_of_term(policy: Policy) -> tuple[End, ...]:
    """Return the end that a policy's own term sets, unless its end is recorded as such."""
    term_end = policy.term.ends
    recorded = any(end.kind is EndKind.EXPIRED for end in policy.ends)
    return () if term_end is None or recorded else (End(EndKind.EXPIRED, term_end, policy.cite),)


def life_of(commitment: Commitment, policy: Policy, as_of: date) -> LifeAt:
    """Return the life of a point on a day: its own end or its policy's, whichever came first."""
    of_policy = life_of_policy(policy, as_of)
    own = _first_end(commitment.ends, as_of)
    if own is None:
        return of_policy
    of_policy_ended = of_policy.ended_on
    if of_policy_ended is not None and of_policy_ended.latest < own.ended_on.latest:
        return of_policy
    return _ended(own)


def _first_end(ends: tuple[End, ...], as_of: date) -> End | None:
    """Return the end that came first: what has ended cannot end again."""
    past = [end for end in ends if end.ended_on.on_or_before(as_of) is Certainty.YES]
    return min(past, key=lambda end: end.ended_on.latest, default=None)


ENDED = {
    EndKind.EXPIRED: say("Expired"),
    EndKind.SUPERSEDED: say("Superseded"),
    EndKind.WITHDRAWN: say("Withdrawn"),
    EndKind.COMPLETED: say("Completed"),
}
"""What opens the sentence about an end."""


def _ended(end: End) -> LifeAt:
    text = say("{kind} {day}.", kind=ENDED[end.kind], day=end.ended_on)
    return LifeAt(OF_END[end.kind], end.ended_on, (Line(text, end.cite),))


def _adoption_line(policy: Policy) -> Line:
    if policy.adopted is None:
        return Line(say("No adoption is on record."), policy.cite)
    return Line(say("Adopted {day}.", day=policy.adopted), policy.cite)
