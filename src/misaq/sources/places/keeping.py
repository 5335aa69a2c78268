"""Keeping the boundary files that somebody brings, by the hash of their bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from misaq.core.places.records import Level
from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell
from misaq.sources.uploads.store import FileStore


@dataclass(frozen=True, slots=True)
class KeptBoundaries:
    """A boundary file as it was kept.

    Attributes:
        sha256: hash of its bytes.
        level: what sort of unit it bounds.
        name: what the file was called; never a path of a machine.
        added_at: when it was kept; aware.
        terms: terms that travel with it; empty where nobody named any.
        address: where it came from; empty where nobody said.
    """

    sha256: str
    level: Level
    name: str
    added_at: datetime
    terms: str = ""
    address: str = ""


class BoundaryStore:
    """A folder of boundary files; no web server serves it, and nothing of it is in the pack."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = FileStore(root)

    def keep(
        self,
        data: bytes,
        *,
        level: Level,
        name: str,
        added_at: datetime,
        terms: str = "",
        address: str = "",
    ) -> KeptBoundaries:
        """Keep a file and return how; it is the one asked for its level from now on.

        The same bytes again keep the first record and make it the one asked.

        Raises:
            Unavailable: the disk is full or refuses.
        """
        digest = hashlib.sha256(data).hexdigest()
        self._files.put(data, digest, in_quarantine=False)
        kept = [one for one in self.list_kept() if one.sha256 != digest]
        known = next((one for one in self.list_kept() if one.sha256 == digest), None)
        new = KeptBoundaries(
            digest,
            level,
            known.name if known else Path(name).name,
            known.added_at if known else added_at.astimezone(UTC),
            terms or (known.terms if known else ""),
            address or (known.address if known else ""),
        )
        self._record((*kept, new))
        return new

    def list_kept(self) -> tuple[KeptBoundaries, ...]:
        """Return the files kept; of each level the last is the one asked.

        Raises:
            Unavailable: the record of them cannot be read.
        """
        try:
            written = json.loads(self._index.read_text(encoding="utf-8"))
            return tuple(_read(one) for one in written)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Unavailable(
                tell("The record of the boundary files cannot be read."),
                next_step=tell("Add them again: misaq places add FILE."),
                rule="places.kept",
            ) from error

    def find(self, level: Level) -> KeptBoundaries | None:
        """Return the file asked for a level, or None."""
        found = [one for one in self.list_kept() if one.level is level]
        return found[-1] if found else None

    def read(self, kept: KeptBoundaries) -> bytes:
        """Return the bytes of a file as they came.

        Raises:
            NotFound: they are missing.
            Unavailable: they were altered, or the disk refuses.
        """
        return self._files.read(kept.sha256)

    @property
    def _index(self) -> Path:
        return self._root / "boundaries.json"

    def _record(self, kept: tuple[KeptBoundaries, ...]) -> None:
        with _explained():
            self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, part = tempfile.mkstemp(dir=self._root, prefix=".part-")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump([_plain(one) for one in kept], stream, ensure_ascii=False, indent=1)
            Path(part).replace(self._index)


def _plain(kept: KeptBoundaries) -> dict[str, str]:
    return {
        "sha256": kept.sha256,
        "level": kept.level.value,
        "name": kept.name,
        "added_at": kept.added_at.isoformat(),
        "terms": kept.terms,
        "address": kept.address,
    }


def _read(plain: dict[str, Any]) -> KeptBoundaries:
    return KeptBoundaries(
        sha256=plain["sha256"],
        level=Level(plain["level"]),
        name=plain["name"],
        added_at=datetime.fromisoformat(plain["added_at"]),
        terms=plain["terms"],
        address=plain["address"],
    )


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(
            tell("The disk refuses to keep the boundary file."),
            next_step=tell("Make room or give the folder back its rights, and add it again."),
            rule="places.disk",
        ) from error
