"""Policies beside what their points came to, counted and never averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.pages.tones import look_of
from misaq.core.policies.life import LifeAt, life_of_policy
from misaq.core.policies.records import Policies, Policy
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Flag, Result
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """A policy on a day.

    Attributes:
        policy: the policy.
        life: where it stands in its life.
        known: its points whose content is on record, each with its verdict.
        unknown: its points whose content no source gives.
    """

    policy: Policy
    life: LifeAt
    known: tuple[PointStatus, ...]
    unknown: tuple[PointStatus, ...]

    @property
    def results(self) -> tuple[tuple[Result, int], ...]:
        """How many known points have each result, in the order of the rules; none left out."""
        counts = Counter(status.verdict.result for status in self.known)
        return tuple((result, counts[result]) for result in Result if counts[result])


def policy_standing(policy: Policy, statuses: Sequence[PointStatus], as_of: date) -> PolicyStanding:
    """Return where a policy stands on the day."""
    own = [status for status in statuses if status.policy.key == policy.key]
    return PolicyStanding(
        policy=policy,
        life=life_of_policy(policy, as_of),
        known=tuple(status for status in own if status.commitment.known),
        unknown=tuple(status for status in own if not status.commitment.known),
    )


def list_standings(
    policies: Policies, statuses: Sequence[PointStatus], as_of: date
) -> tuple[PolicyStanding, ...]:
    """Return where each policy stands, in register order."""
    return tuple(policy_standing(policy, statuses, as_of) for policy in policies.policies)


def narrow_statuses(
    statuses: Sequence[PointStatus], policies: Policies, asked: Mapping[str, str]
) -> Narrowed[PointStatus]:
    """Return the points that fit the query; a point whose content is unknown has no result."""
    titles = {str(policy.key): policy.title for policy in policies.policies}
    facets: tuple[Facet[PointStatus], ...] = (
        Facet(
            "policy",
            say("Policy"),
            lambda status: (status.policy.key,),
            lambda key: titles.get(key, key),
            order=tuple(titles),
        ),
        Facet(
            "result",
            say("Result"),
            _result_values,
            _result_words,
            order=(*(result.value for result in Result), UNKNOWN_CONTENT),
        ),
        Facet(
            "flag",
            say("Flag"),
            lambda status: [flag.value for flag in status.verdict.flags],
            _flag_words,
            order=tuple(flag.value for flag in Flag),
        ),
    )
    return narrow(statuses, facets, asked, text_of=_text)


UNKNOWN_CONTENT = "content unknown"
"""What stands in the place of a result where nobody on record says what the point is."""


def _result_values(status: PointStatus) -> tuple[str, ...]:
    return (status.verdict.result.value if status.commitment.known else UNKNOWN_CONTENT,)


def _result_words(value: str) -> Phrase | str:
    words = {result.value: look_of(result).words for result in Result}
    return {**words, UNKNOWN_CONTENT: say("content unknown")}.get(value, value)


def _flag_words(value: str) -> Phrase | str:
    return {flag.value: look_of(flag).words for flag in Flag}.get(value, value)


def _text(status: PointStatus) -> str:
    return f"{status.commitment.key} {status.commitment.text} {status.policy.title}"
