"""What people judged of two events: confirmed to be one, or split.

Kept apart from the sources and from what a program thinks, and keyed by source and identifier, so
that it holds for every release. The rules are those of judgements on lists: the latest stands,
"same" binds when a second person has confirmed it, "not same" at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.incidents.linking.records import Key
from misaq.core.lists.conflicts import Clusters, replay
from misaq.core.lists.judgements import EntryRef, Judgement, Verdict, in_order, standing
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


class EventReason(Enum):
    """Why, in a word that can be counted."""

    SAME_REPORT = "SAME_REPORT"
    """Both rest on one report, or quote one statement."""
    PLACE_AND_TIME = "PLACE_AND_TIME"
    CASUALTIES = "CASUALTIES"
    ACTOR = "ACTOR"
    PART_OF_IT = "PART_OF_IT"
    """One source counts as one what the other counts in parts."""
    ANOTHER_EVENT = "ANOTHER_EVENT"
    TOO_LITTLE_KNOWN = "TOO_LITTLE_KNOWN"
    MISTAKE = "MISTAKE"
    """An earlier judgement was wrong."""


@dataclass(frozen=True, slots=True)
class EventJudgement:
    """What one person judged of two events, and who confirmed it.

    Attributes:
        number: rises with time; no two are alike.
        one: an event.
        other: another, of the same source or a different one.
        verdict: what was judged.
        reasons: why; at least one.
        judged_by: who, as the audit writes them down ("user:7").
        judged_at: when (aware, UTC).
        confirmed_by: the second person; None until confirmed.
        confirmed_at: when; None with ``confirmed_by``.
        note: in words that name no person.
    """

    number: int
    one: Key
    other: Key
    verdict: Verdict
    reasons: tuple[EventReason, ...]
    judged_by: str
    judged_at: datetime
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not self.reasons:
            raise InputRefused(
                tell("A judgement needs a reason."),
                next_step=tell("Choose at least one reason."),
                rule="incidents.judgement-has-reason",
            )

    @property
    def as_judgement(self) -> Judgement:
        """The judgement in the terms that rules and replay are written in."""
        left, right = in_order(EntryRef(*self.one), EntryRef(*self.other))
        return Judgement(
            self.number,
            left,
            right,
            self.verdict,
            (),
            self.judged_by,
            self.judged_at,
            self.confirmed_by,
            self.confirmed_at,
        )


def settled(judgements: Iterable[EventJudgement]) -> Clusters:
    """Return what the judgements say together, in whatever order they are given."""
    return replay(judgement.as_judgement for judgement in judgements)


def counted_twice(judgements: Iterable[EventJudgement]) -> Clusters:
    """Return which events of one source people judged to be one counted twice.

    One judged to be a part of the other is not among them: parts are added up, doubles are not.
    """
    every = {one.number: one for one in judgements}
    stands = (
        every[one.number] for one in standing(each.as_judgement for each in every.values()).values()
    )
    return replay(
        one.as_judgement
        for one in stands
        if one.one[0] == one.other[0] and EventReason.PART_OF_IT not in one.reasons
    )


def ref(key: Key) -> EntryRef:
    """Return an event as judgements name it."""
    return EntryRef(*key)
