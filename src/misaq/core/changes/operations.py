"""One step of a change: what is to be done to which record, and on what it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Plain: TypeAlias = "str | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""A record, or part of one, as a pack writes it: text, lists and named fields."""


class OperationKind(Enum):
    """What is to be done."""

    CREATE = "CREATE"
    """Add a record."""
    AMEND = "AMEND"
    """Give one field of a record another value."""
    APPEND = "APPEND"
    """Add one entry to a list that a record holds (its evidence, its indicators)."""
    REPLACE = "REPLACE"
    """Put another entry in the place of one in such a list."""
    REMOVE = "REMOVE"
    """Take one entry out of such a list."""
    WITHDRAW = "WITHDRAW"
    """Take a record out of what is in force; its history stays."""
    PUT_BACK = "PUT_BACK"
    """Put back what stood before an accepted step: the step of an undo."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a change.

    Attributes:
        kind: what is to be done.
        table: table of the record ("policies.commitments").
        key: key of the record.
        field: field of AMEND and APPEND; empty for CREATE and WITHDRAW; the place of the entry
            that REPLACE and REMOVE are about, as it stands; the place that PUT_BACK puts back.
        value: the body of CREATE, the new value of AMEND (None leaves the field out), the entry
            of APPEND and REPLACE, what PUT_BACK puts there; None for WITHDRAW and REMOVE.
        base: what the author saw there: the field of AMEND, the body of WITHDRAW, the entry of
            REPLACE and REMOVE, what PUT_BACK replaces; None for the others.
    """

    kind: OperationKind
    table: str
    key: str
    field: str = ""
    value: Plain = None
    base: Plain = None


HERE = "here:"
"""With this the key of every record begins that was added here; no pack names one so by itself."""


def key_here(wish: str) -> str:
    """Return the key that a record added here has, from the name its author wished for."""
    name = wish.strip()
    return name if name.startswith(HERE) else f"{HERE}{name}"
