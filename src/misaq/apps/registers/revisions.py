"""States of the data as a whole, each with a version that its content alone decides. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.apps.audit.canonical import digest_of
from misaq.apps.registers.bodies import Body
from misaq.apps.registers.overlays import Overlay

_DOMAIN = "misaq.registers.data.v1"


class Cause(Enum):
    """What brought a state of the data about."""

    LOAD = "LOAD"
    AMEND = "AMEND"
    SETTLE = "SETTLE"
    CHANGE = "CHANGE"
    """A change request was accepted, or a claim was made."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the data.

    Attributes:
        at: since when it holds.
        cause: what brought it about.
        country: what the pack says of itself, as plain data ("code", "title", ...).
        pack_version: version of the pack's records.
        data_version: version of all that is in force, changes made here included.
        counts: number of records by table.
    """

    at: datetime
    cause: Cause
    country: Body
    pack_version: str
    data_version: str
    counts: Mapping[str, int]


def version_of_data(
    digests: Mapping[str, Iterable[tuple[str, str]]], overlays: Iterable[Overlay]
) -> str:
    """Return 64 hexadecimal digits that stand for the data: the same data, the same digits.

    Args:
        digests: key and digest of each current row, by table, in the order of the table.
        overlays: those in force, in any order.
    """
    changes = sorted(
        (overlay.table, overlay.key, overlay.field, digest_of(_DOMAIN, overlay.value))
        for overlay in overlays
    )
    rows = {table: [list(pair) for pair in pairs] for table, pairs in digests.items()}
    return digest_of(_DOMAIN, {"rows": rows, "overlays": [list(change) for change in changes]})


EMPTY_VERSION = version_of_data({}, ())
"""The version of no data at all."""
