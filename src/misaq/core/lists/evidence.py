"""Lines of evidence for and against two entries being the same party.

A fact that both print and that differs speaks against; a fact that one of them does not print says
nothing. The two are never mixed up: contradiction is not omission.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class EvidenceKind(Enum):
    """What a line of evidence is about."""

    NAME = "NAME"
    SHARED_NAME = "SHARED_NAME"
    """The name or acronym that meets is that of several entries of one list."""
    OWN_NAMES = "OWN_NAMES"
    """The names that each goes by first, where others met."""
    IDENTITY_NUMBER = "IDENTITY_NUMBER"
    BIRTH = "BIRTH"
    FATHER = "FATHER"
    DISTRICT = "DISTRICT"
    NATIONALITY = "NATIONALITY"
    BIRTH_PLACE = "BIRTH_PLACE"
    SEX = "SEX"
    PARTY_KIND = "PARTY_KIND"

    __hash__ = object.__hash__  # members are looked up for every pair; that of Enum is slow


class Agreement(Enum):
    """How a fact of one entry meets the same fact of the other."""

    SAME = "SAME"
    CLOSE = "CLOSE"
    """Neither the same nor clearly another: the next year, another district of one province."""
    OTHER = "OTHER"
    MISSING = "MISSING"
    """At least one of the two does not print it."""

    __hash__ = object.__hash__  # members are looked up for every pair; that of Enum is slow


class Bearing(Enum):
    """Which way a line speaks."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    MISSING = "MISSING"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of the evidence.

    Attributes:
        kind: what it is about.
        agreement: how the two facts meet.
        bits: what it adds to the evidence for one party; negative speaks against, 0 says nothing.
        left: the fact of the first entry as printed; empty when not printed.
        right: of the second.
        count: entries of one list that share the name; 0 where the line says nothing of it.
    """

    kind: EvidenceKind
    agreement: Agreement
    bits: float
    left: str = ""
    right: str = ""
    count: int = 0

    @property
    def bearing(self) -> Bearing:
        """Which way it speaks; a fact that weighs nothing counts as missing."""
        if self.agreement is Agreement.MISSING or self.bits == 0:
            return Bearing.MISSING
        return Bearing.FOR if self.bits > 0 else Bearing.AGAINST


_BEST = (Agreement.SAME, Agreement.CLOSE, Agreement.OTHER)


def best_of(met: Iterable[Agreement]) -> Agreement:
    """Return the best of several meetings; MISSING when there is none."""
    found = set(met)
    return next((one for one in _BEST if one in found), Agreement.MISSING)
