"""Examplia: an invented country with records in every table, small enough to read whole."""

from __future__ import annotations

import functools
from pathlib import Path

from misaq.core.packs import Registers
from misaq.sources.packfiles import Pack, read_pack

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "examplia"


@functools.cache
def invented_pack() -> Pack:
    """Return the pack of Examplia; its records hold together."""
    return read_pack(FOLDER)


def invented_registers() -> Registers:
    """Return everything on record about Examplia."""
    return invented_pack().registers
