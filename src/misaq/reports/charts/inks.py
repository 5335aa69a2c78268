"""How results, states and parts are drawn and named."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.core.institutions.records import CommitteeState, Role
from misaq.core.policies.life import Life
from misaq.core.policies.records import LineageKind
from misaq.core.policies.verdicts import Result
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Ink, Shape

RESULTS: Mapping[Result, tuple[Phrase, Ink]] = MappingProxyType(
    {
        Result.NOT_VERIFIABLE: (say("not verifiable"), Ink.OPEN),
        Result.NO_EVIDENCE: (say("no evidence"), Ink.OPEN),
        Result.CONTRADICTED: (say("contradicted"), Ink.GRAVE),
        Result.DELIVERED_VERIFIED: (say("delivered, verified"), Ink.GOOD),
        Result.DELIVERED_CLAIMED: (say("delivered, claimed only"), Ink.PLAIN),
        Result.PARTLY: (say("partly"), Ink.PLAIN),
        Result.OVERDUE: (say("overdue"), Ink.SERIOUS),
        Result.ON_TRACK: (say("on track"), Ink.GOOD),
        Result.NOT_STARTED: (say("not started"), Ink.SERIOUS),
    }
)

CODES: Mapping[Result, str] = MappingProxyType(
    {result: str(place) for place, result in enumerate(Result, start=1)}
)
"""The digit written on a stretch: the number of the rule that decides so (V1 to V9)."""

LIVES: Mapping[Life, tuple[Phrase, Ink]] = MappingProxyType(
    {
        Life.NOT_ADOPTED: (say("not adopted"), Ink.OPEN),
        Life.IN_FORCE: (say("in force"), Ink.GOOD),
        Life.EXPIRED: (say("expired"), Ink.PLAIN),
        Life.SUPERSEDED: (say("superseded"), Ink.PLAIN),
        Life.WITHDRAWN: (say("withdrawn"), Ink.PLAIN),
        Life.COMPLETED: (say("completed"), Ink.GOOD),
    }
)

STATES: Mapping[CommitteeState, tuple[Phrase, Ink]] = MappingProxyType(
    {
        CommitteeState.LIVE: (say("live"), Ink.MINOR),
        CommitteeState.DORMANT: (say("dormant"), Ink.SERIOUS),
    }
)

ROLES: Mapping[Role, tuple[Phrase, Ink, Shape]] = MappingProxyType(
    {
        Role.LEAD: (say("lead"), Ink.GOOD, Shape.SQUARE),
        Role.SUPPORT: (say("support"), Ink.MINOR, Shape.CIRCLE),
        Role.OVERSEE: (say("oversee"), Ink.SERIOUS, Shape.UP),
    }
)

KINDS: Mapping[LineageKind, tuple[Phrase, Ink, tuple[int, ...], Shape | None]] = MappingProxyType(
    {
        LineageKind.DERIVED: (say("derived"), Ink.GOOD, (), None),
        LineageKind.MERGED: (say("merged"), Ink.MINOR, (), Shape.CIRCLE),
        LineageKind.DROPPED: (say("dropped"), Ink.GRAVE, (2, 4), Shape.CROSS),
        LineageKind.OVERRIDDEN: (say("overridden"), Ink.SERIOUS, (8, 4), Shape.DIAMOND),
        LineageKind.INCORPORATED: (say("incorporated"), Ink.PLAIN, (8, 3, 2, 3), Shape.SQUARE),
    }
)
