"""What is known of operations of the state: forces, lead, law, requisition, and what came of them.

Most sources tell of few of these. What is not known is counted as not known, and never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from misaq.core.incidents.operations import Outcomes, StateOperation
from misaq.core.incidents.words import Tier
from misaq.core.threat.measures.answers import AnswerKind
from misaq.kernel.ids import Key

_KINDS: Mapping[str, AnswerKind] = {
    "killed": AnswerKind.FORCE,
    "arrested": AnswerKind.ARREST,
    "released": AnswerKind.ARREST,
    "charged": AnswerKind.TRIAL,
    "convicted": AnswerKind.TRIAL,
    "acquitted": AnswerKind.TRIAL,
    "rehabilitated": AnswerKind.DIALOGUE,
}
"""What an outcome says of how the state answered: who is released was held before."""


@dataclass(frozen=True, slots=True)
class KnownOutcome:
    """One thing that came of operations.

    Attributes:
        name: as in :class:`~misaq.core.incidents.operations.Outcomes`.
        operations: of how many operations it is known, nought included.
        persons: how many persons in all of these.
    """

    name: str
    operations: int
    persons: int


@dataclass(frozen=True, slots=True)
class KnownOperations:
    """What is known of the operations of one source.

    Attributes:
        operations: how many there are.
        tiers: how many each tier of forces led; those of which it is not known under None.
        leads: how many each institution led, as far as known.
        bases: how many rested on each provision, as far as known.
        requisitions: of how many it is known who called the forces in.
        outcomes: what came of them, those of which any is known, in order.
    """

    operations: int
    tiers: Mapping[Tier | None, int]
    leads: Mapping[Key, int]
    bases: Mapping[Key, int]
    requisitions: int
    outcomes: tuple[KnownOutcome, ...]


def known_operations(operations: Iterable[StateOperation]) -> KnownOperations:
    """Count what is known of operations of one source."""
    every = tuple(operations)
    tiers = Counter(one.tier for one in every)
    return KnownOperations(
        operations=len(every),
        tiers={tier: tiers[tier] for tier in (*Tier, None) if tiers[tier]},
        leads=_counted(one.lead for one in every),
        bases=_counted(one.basis for one in every),
        requisitions=sum(bool(one.requisition) for one in every),
        outcomes=tuple(_outcomes([one.outcomes for one in every])),
    )


def _outcomes(every: Sequence[Outcomes]) -> Iterator[KnownOutcome]:
    for one in fields(Outcomes):
        told = [getattr(each, one.name) for each in every if one.name in each.known]
        if told:
            yield KnownOutcome(one.name, len(told), sum(told))


def with_entered(coded: StateOperation, entered: StateOperation | None) -> StateOperation:
    """Return an operation with what somebody entered of it; coding stands where that is silent."""
    if entered is None:
        return coded
    killed = entered.outcomes.killed
    return replace(
        entered,
        tier=coded.tier if entered.tier is None else entered.tier,
        outcomes=replace(
            entered.outcomes, killed=coded.outcomes.killed if killed is None else killed
        ),
    )


def kinds_of(outcomes: Outcomes) -> tuple[AnswerKind, ...]:
    """Return how the state answered, by what came of it: kinds of which somebody is counted."""
    told = {_KINDS[name] for name in outcomes.known if getattr(outcomes, name) > 0}
    return tuple(kind for kind in AnswerKind if kind in told)


def _counted(keys: Iterable[Key | None]) -> Mapping[Key, int]:
    found = Counter(key for key in keys if key is not None)
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
