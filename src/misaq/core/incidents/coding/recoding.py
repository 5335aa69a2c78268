"""What two people decide over the rules: kept by the event's key, through every release."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from misaq.core.incidents.coding.code import telling_of
from misaq.core.incidents.coding.records import Coder, Coding, Label
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.words import Nature
from misaq.kernel.errors import InputRefused, NotAllowed, Problem
from misaq.kernel.ids import Key, fingerprint
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import tell

SHORTEST_REASON = 10
"""Letters below which a reason says nothing."""


@dataclass(frozen=True, slots=True)
class Recoding:
    """A coding that two people put in the place of the rules'.

    Attributes:
        source: the source of the event.
        event_id: the source's identifier of it: the same in every release.
        classes: classes the event is of, the primary first; none where it is in no class.
        nature: what it counts as in a total.
        reason: why, in words that name no person.
        saw: what the event told when they decided (:func:`told_by`).
        proposed_by: who proposed it.
        confirmed_by: who confirmed it; another person.
        confirmed_at: when.
    """

    source: str
    event_id: str
    classes: tuple[Key, ...]
    nature: Nature
    reason: str
    saw: str
    proposed_by: str
    confirmed_by: str
    confirmed_at: datetime

    @property
    def key(self) -> tuple[str, str]:
        """The event it is about."""
        return self.source, self.event_id


def told_by(event: SourceEvent) -> str:
    """Return what stands for all that decides an event's coding: equal while it is told alike."""
    telling = telling_of(event)
    words = (getattr(telling, field.name) for field in dataclasses.fields(telling))
    return fingerprint(*(str(word) for word in words))


def recoded(coding: Coding, event: SourceEvent, decision: Recoding) -> Coding:
    """Return the coding as people decided it.

    It stands in every release. Where the source has changed what it tells of the event since, the
    coding is marked, so that somebody looks again; it is not dropped.

    Raises:
        InputRefused: the decision is about another event.
    """
    if decision.key != event.key:
        raise InputRefused(
            tell("The decision is about another event."),
            next_step=tell("Look for the decision by source and identifier of the event."),
            rule="incidents.recoding-of-another",
        )
    labels = tuple(Label(one, "", Confidence.HIGH, coder=Coder.PEOPLE) for one in decision.classes)
    return dataclasses.replace(
        coding,
        labels=labels,
        primary=decision.classes[0] if decision.classes else None,
        primary_rule="",
        nature=decision.nature,
        is_recoded=True,
        has_changed_since=told_by(event) != decision.saw,
    )


def check_can_recode(decision: Recoding, known: frozenset[Key]) -> None:
    """Refuse a decision of one person, without a reason, or with a class nobody knows.

    Args:
        known: keys of the threat classes.

    Raises:
        NotAllowed: one person proposed and confirmed it.
        InputRefused: something else is wrong; all problems together.
    """
    if decision.proposed_by == decision.confirmed_by:
        raise NotAllowed(
            tell("Nobody confirms a coding of their own."),
            next_step=tell("Ask another person to confirm it."),
            rule="incidents.two-persons",
        )
    problems = tuple(_problems(decision, known))
    if problems:
        raise InputRefused(
            tell("The coding cannot be kept."),
            next_step=tell("Correct the fields named above."),
            rule="incidents.recoding",
            problems=problems,
        )


def _problems(decision: Recoding, known: frozenset[Key]) -> Iterator[Problem]:
    if len(decision.reason.strip()) < SHORTEST_REASON:
        yield Problem("reason", tell("a reason is needed."), tell("Say what the rules missed."))
    for one in decision.classes:
        if one not in known:
            yield Problem("classes", tell("there is no threat class {key}.", key=repr(one)))
    if len(set(decision.classes)) != len(decision.classes):
        yield Problem("classes", tell("a class stands twice."))
    if decision.nature is Nature.UNKNOWN and decision.classes:
        yield Problem("nature", tell("an event of a class counts as something."))
    if not decision.classes and decision.nature not in _WITHOUT_CLASS:
        yield Problem("classes", tell("an event that counts in a total has a class."))


_WITHOUT_CLASS = frozenset({Nature.OUTSIDE, Nature.UNKNOWN, Nature.CROWD})
