"""Where a role holds, and where an act takes place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.ids import Key


class ScopeKind(Enum):
    """By what a role is bounded."""

    EVERYWHERE = "EVERYWHERE"
    INSTITUTION = "INSTITUTION"
    COMMITTEE = "COMMITTEE"
    JURISDICTION = "JURISDICTION"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a role holds.

    Attributes:
        kind: by what it is bounded.
        key: institution, committee, or area; None exactly when it holds everywhere.

    Raises:
        ValueError: a key without a bound, or a bound without a key.
    """

    kind: ScopeKind
    key: Key | None = None

    def __post_init__(self) -> None:
        if (self.kind is ScopeKind.EVERYWHERE) is not (self.key is None):
            raise ValueError("A scope names a key exactly when it is bounded.")

    def __str__(self) -> str:
        return self.kind.value if self.key is None else f"{self.kind.value}:{self.key}"


EVERYWHERE = Scope(ScopeKind.EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Place:
    """What an act is about, so far as scopes ask.

    Attributes:
        institutions: institutions it is about, with those they belong to.
        committees: committees it is about.
        jurisdictions: areas it is about.
    """

    institutions: frozenset[Key] = frozenset()
    committees: frozenset[Key] = frozenset()
    jurisdictions: frozenset[Key] = frozenset()

    def keys(self, kind: ScopeKind) -> frozenset[Key]:
        """Return what the place names of one kind."""
        return {
            ScopeKind.EVERYWHERE: frozenset[Key](),
            ScopeKind.INSTITUTION: self.institutions,
            ScopeKind.COMMITTEE: self.committees,
            ScopeKind.JURISDICTION: self.jurisdictions,
        }[kind]


def covers(scope: Scope, place: Place) -> bool:
    """Return whether the scope reaches the place."""
    return scope.key is None or scope.key in place.keys(scope.kind)
