"""Points as the subjects of findings, and whom to ask about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.records import Line, Subject
from misaq.core.institutions.records import Role
from misaq.core.policies.leads import leads
from misaq.core.policies.records import Commitment, Policies, Policy, PolicyKind
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say


def has_come(policy: Policy, as_of: date) -> bool:
    """Say whether nothing on record puts the policy after the day."""
    known = [day for day in (policy.announced, policy.adopted) if day is not None]
    return not known or any(day.on_or_before(as_of) is not Certainty.NO for day in known)


def points(policies: Policies, as_of: date) -> Iterator[tuple[Commitment, Policy]]:
    """Yield every point whose content is on record and whose policy had come by the day."""
    by = by_key(policies.policies)
    for commitment in policies.commitments:
        policy = by[commitment.policy]
        if commitment.known and has_come(policy, as_of):
            yield commitment, policy


def binds(policy: Policy) -> bool:
    """Say whether the text is one of the state; what others ask of it promises nothing."""
    return policy.kind is not PolicyKind.RECOMMENDATIONS


def point_name(commitment: Commitment, policy: Policy) -> Phrase:
    """Return the point as a sentence names it: its key and the title of its policy."""
    return say("{key} ({title})", key=commitment.key, title=policy.title)


def point_subject(commitment: Commitment) -> Subject:
    """Return the point as a subject."""
    return Subject("policies.commitments", commitment.key, commitment.text)


def policy_subject(policy: Policy) -> Subject:
    """Return the policy as a subject."""
    return Subject("policies.policies", policy.key, policy.title)


def point_line(commitment: Commitment) -> Line:
    """Return the point as a premise."""
    return Line(say("{key}: {text}.", key=commitment.key, text=commitment.text), commitment.cite)


def asked_of_policy(policy: Policy) -> Key | None:
    """Return whom to ask about a policy: who answers for it, leads it, or decided it."""
    led = tuple(r.institution for r in policy.responsibilities if r.role is Role.LEAD)
    return next((k for k in (policy.answers, *led, *policy.decided_by) if k is not None), None)


def asked_of_point(commitment: Commitment, policy: Policy, as_of: date) -> Key | None:
    """Return whom to ask about a point: its one lead, or whoever is asked about the policy.

    Of several leads none is singled out, unless nobody answers for the policy.
    """
    led = list(dict.fromkeys(r.institution for r in leads(commitment, policy, as_of)))
    if len(led) == 1:
        return led[0]
    return asked_of_policy(policy) or next(iter(led), None)
