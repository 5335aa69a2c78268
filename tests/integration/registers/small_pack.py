"""A country pack of an invented country, small enough to see whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from misaq.core.packs import TABLES, from_records
from misaq.sources.packfiles import Country, Pack, version_of
from misaq.sources.structure import from_plain

COUNTRY = {"code": "xx", "title": "Examplia", "law_read_on": "May 2026"}

PACK_YML = """\
- code: xx
  title: Examplia
  law_read_on: May 2026
"""

SOURCES = "sourcebook.sources"
INSTRUMENTS = "law.instruments"


def source(key: str, title: str = "A gazette") -> dict[str, Any]:
    """Return a source as a pack writes it."""
    return {"key": key, "title": title, "kind": "gazette", "publisher": "P", "read": "full"}


def instrument(key: str, title: str = "An act", cite: str = "A/H") -> dict[str, Any]:
    """Return an instrument as a pack writes it."""
    return {"key": key, "title": title, "kind": "act", "cite": [cite]}


def pack_of(*, code: str = "xx", title: str = "Examplia", **tables: list[dict[str, Any]]) -> Pack:
    """Return a pack; ``law__instruments=[...]`` gives the records of law.instruments."""
    records = {
        name: tuple(from_plain(TABLES[name], plain) for plain in plains)
        for name, plains in ((key.replace("__", "."), plains) for key, plains in tables.items())
    }
    country = from_plain(Country, {**COUNTRY, "code": code, "title": title})
    return Pack(country, from_records(records), version_of(records))


def small_pack() -> Pack:
    """Return two sources and one instrument that cites the first."""
    return pack_of(
        sourcebook__sources=[source("A"), source("B")], law__instruments=[instrument("ACT-1")]
    )


def write_pack(folder: Path, *, title: str = "A gazette") -> Path:
    """Write a pack of two sources to a folder, and return the folder."""
    (folder / "sourcebook").mkdir(parents=True, exist_ok=True)
    (folder / "pack.yml").write_text(PACK_YML)
    (folder / "sourcebook" / "sources.yml").write_text(
        f"- {{key: A, title: {title}, kind: gazette, publisher: P, read: full}}\n"
        "- {key: B, title: Another, kind: gazette, publisher: P, read: full}\n"
    )
    return folder
