"""Identity numbers as evidence: what can be compared, and what only looks like a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from misaq.core.lists.records import Identifier, IdentifierKind
from misaq.core.lists.sealing import is_sealed

_SHORTEST = 5
_CNIC_DIGITS = 13
_NOT_WRITTEN = re.compile(r"[\W_]+")
_RUNS = ("0123456789" * 2, "9876543210" * 2)


class NumberKind(Enum):
    """What sort of number it is, as far as that matters for comparing."""

    CARD = "CARD"
    """A national identity number, of which a person has one."""
    PASSPORT = "PASSPORT"
    REGISTRATION = "REGISTRATION"
    OTHER = "OTHER"

    @property
    def is_held_once(self) -> bool:
        """Whether a party has only one of them, so that another number is another party."""
        return self is NumberKind.CARD


_KINDS = {
    IdentifierKind.CNIC: NumberKind.CARD,
    IdentifierKind.NATIONAL_ID: NumberKind.OTHER,
    IdentifierKind.PASSPORT: NumberKind.PASSPORT,
    IdentifierKind.REGISTRATION: NumberKind.REGISTRATION,
    IdentifierKind.OTHER: NumberKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number fit for comparing.

    Attributes:
        kind: what sort.
        value: its letters and digits alone, capitals.
    """

    kind: NumberKind
    value: str

    def agrees_with(self, other: IdentityNumber) -> bool:
        """Say whether the two are one number.

        Lists mix up what sort of number they print, so the sort is not asked.
        """
        return self.value == other.value


def read_numbers(identifiers: Iterable[Identifier]) -> frozenset[IdentityNumber]:
    """Return the numbers that can be compared; placeholders and stumps are left out."""
    read = (_read(one) for one in identifiers)
    return frozenset(number for number in read if number is not None)


def _read(identifier: Identifier) -> IdentityNumber | None:
    kind = _KINDS[identifier.kind]
    if is_sealed(identifier.value):
        return IdentityNumber(kind, identifier.value)
    value = _NOT_WRITTEN.sub("", identifier.value).upper()
    if is_placeholder(value):
        return None
    if kind is NumberKind.CARD and not (value.isdecimal() and len(value) == _CNIC_DIGITS):
        kind = NumberKind.OTHER
    return IdentityNumber(kind, value)


def is_placeholder(value: str) -> bool:
    """Say whether a number is none: too short, without digits, one digit over and over, a count.

    Args:
        value: letters and digits alone.
    """
    digits = [one for one in value if one.isdecimal()]
    if len(value) < _SHORTEST or not digits:
        return True
    if len(set(value)) <= 1:
        return True
    return any(value in run for run in _RUNS)
