"""How results, states and parts are drawn and named."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from misaq.core.bodies.records import RelationKind, Standing
from misaq.core.institutions.records import CommitteeState, Role
from misaq.core.policies.life import Life
from misaq.core.policies.records import LineageKind
from misaq.core.policies.verdicts import Result
from misaq.kernel.words import Phrase, say, word_of
from misaq.reports.charts.records import Ink, Shape

_INKS: Mapping[Enum, Ink] = MappingProxyType(
    {
        Result.NOT_VERIFIABLE: Ink.OPEN,
        Result.NO_EVIDENCE: Ink.OPEN,
        Result.CONTRADICTED: Ink.GRAVE,
        Result.DELIVERED_VERIFIED: Ink.GOOD,
        Result.OVERDUE: Ink.SERIOUS,
        Result.ON_TRACK: Ink.GOOD,
        Result.NOT_STARTED: Ink.SERIOUS,
        Life.NOT_ADOPTED: Ink.OPEN,
        Life.IN_FORCE: Ink.GOOD,
        Life.COMPLETED: Ink.GOOD,
        CommitteeState.LIVE: Ink.MINOR,
        CommitteeState.DORMANT: Ink.SERIOUS,
        Role.LEAD: Ink.GOOD,
        Role.SUPPORT: Ink.MINOR,
        Role.OVERSEE: Ink.SERIOUS,
        LineageKind.DERIVED: Ink.GOOD,
        LineageKind.MERGED: Ink.MINOR,
        LineageKind.DROPPED: Ink.GRAVE,
        LineageKind.OVERRIDDEN: Ink.SERIOUS,
        RelationKind.RENAMED_TO: Ink.GRAVE,
        RelationKind.WING_OF: Ink.SERIOUS,
        RelationKind.FRONT_OF: Ink.SERIOUS,
        RelationKind.AFFILIATE_OF: Ink.SERIOUS,
        RelationKind.SPLINTER_OF: Ink.MINOR,
        RelationKind.FACTION_OF: Ink.MINOR,
    }
)
"""What calls in some way; any other value is plain."""


def _looks(values: type[Enum]) -> Mapping[Enum, tuple[Phrase, Ink]]:
    return MappingProxyType({v: (word_of(v), _INKS.get(v, Ink.PLAIN)) for v in values})


RESULTS = _looks(Result)
LIVES = _looks(Life)
STATES = _looks(CommitteeState)

CODES: Mapping[Result, str] = MappingProxyType(
    {result: str(place) for place, result in enumerate(Result, start=1)}
)
"""The digit written on a stretch: the number of the rule that decides so (V1 to V9)."""

_FORMS: Mapping[Enum, Shape] = MappingProxyType(
    {Role.LEAD: Shape.SQUARE, Role.SUPPORT: Shape.CIRCLE, Role.OVERSEE: Shape.UP}
)
ROLES: Mapping[Role, tuple[Phrase, Ink, Shape]] = MappingProxyType(
    {role: (word_of(role), _INKS[role], _FORMS[role]) for role in Role}
)

_LINES: Mapping[LineageKind, tuple[tuple[int, ...], Shape | None]] = MappingProxyType(
    {
        LineageKind.DERIVED: ((), None),
        LineageKind.MERGED: ((), Shape.CIRCLE),
        LineageKind.DROPPED: ((2, 4), Shape.CROSS),
        LineageKind.OVERRIDDEN: ((8, 4), Shape.DIAMOND),
        LineageKind.INCORPORATED: ((8, 3, 2, 3), Shape.SQUARE),
    }
)
KINDS: Mapping[LineageKind, tuple[Phrase, Ink, tuple[int, ...], Shape | None]] = MappingProxyType(
    {kind: (word_of(kind), _INKS.get(kind, Ink.PLAIN), *_LINES[kind]) for kind in LineageKind}
)

STANDINGS: Mapping[Standing, tuple[Phrase, Ink, str]] = MappingProxyType(
    {
        Standing.PROSCRIBED: (say("proscribed"), Ink.GRAVE, "P"),
        Standing.OBSERVED: (say("under observation"), Ink.SERIOUS, "O"),
        Standing.UN_LISTED: (say("listed by the United Nations"), Ink.MINOR, "U"),
    }
)
"""What a listing puts a body under, with the letter written on its stretch."""

_TIES: Mapping[RelationKind, tuple[tuple[int, ...], Shape]] = MappingProxyType(
    {
        RelationKind.RENAMED_TO: ((), Shape.DIAMOND),
        RelationKind.SPLINTER_OF: ((8, 4), Shape.CROSS),
        RelationKind.FACTION_OF: ((8, 4), Shape.UP),
        RelationKind.WING_OF: ((4, 2), Shape.RIGHT),
        RelationKind.FRONT_OF: ((4, 2), Shape.SQUARE),
        RelationKind.AFFILIATE_OF: ((4, 2), Shape.CIRCLE),
        RelationKind.ALLIANCE_MEMBER: ((2, 4), Shape.DOWN),
        RelationKind.SAME_NAME_AS: ((2, 4), Shape.LEFT),
    }
)
TIES: Mapping[RelationKind, tuple[Phrase, Ink, tuple[int, ...], Shape]] = MappingProxyType(
    {kind: (word_of(kind), _INKS.get(kind, Ink.PLAIN), *_TIES[kind]) for kind in RelationKind}
)
"""How a relation of two bodies is drawn, and what it says of the first one."""
