"""Points as the subjects of findings, and whom to ask about them."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.findings.records import Line, Subject
from misaq.core.institutions.records import Role
from misaq.core.policies.records import Commitment, Policies, Policy, Responsibility
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import say


def points(policies: Policies) -> Iterator[tuple[Commitment, Policy]]:
    """Yield every point whose content is on record, with its policy."""
    by = by_key(policies.policies)
    for commitment in policies.commitments:
        if commitment.known:
            yield commitment, by[commitment.policy]


def point_subject(commitment: Commitment) -> Subject:
    """Return the point as a subject."""
    return Subject("policies.commitments", commitment.key, commitment.text)


def policy_subject(policy: Policy) -> Subject:
    """Return the policy as a subject."""
    return Subject("policies.policies", policy.key, policy.title)


def point_line(commitment: Commitment) -> Line:
    """Return the point as a premise."""
    return Line(say("{key}: {text}.", key=commitment.key, text=commitment.text), commitment.cite)


def leads(commitment: Commitment, policy: Policy) -> tuple[Responsibility, ...]:
    """Return who leads a point: its own leads, or else its policy's."""
    own = tuple(r for r in commitment.responsibilities if r.role is Role.LEAD)
    return own or tuple(r for r in policy.responsibilities if r.role is Role.LEAD)


def asked_of_policy(policy: Policy) -> Key | None:
    """Return whom to ask about a policy: who answers for it, leads it, or decided it."""
    led = tuple(r.institution for r in policy.responsibilities if r.role is Role.LEAD)
    return next((k for k in (policy.answers, *led, *policy.decided_by) if k is not None), None)


def asked_of_point(commitment: Commitment, policy: Policy) -> Key | None:
    """Return whom to ask about a point: its lead, or whoever is asked about the policy."""
    led = leads(commitment, policy)
    return led[0].institution if led else asked_of_policy(policy)
