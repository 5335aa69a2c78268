"""The pack of Pakistan, read once in each process: that takes seconds, and nothing changes it."""

from __future__ import annotations

import functools
from pathlib import Path

import misaq
from misaq.sources.packfiles import Pack, read_pack

PAKISTAN = Path(misaq.__file__).parent / "packs" / "pk"


@functools.cache
def pack_of_pakistan() -> Pack:
    """Return the pack; its records are frozen."""
    return read_pack(PAKISTAN)
