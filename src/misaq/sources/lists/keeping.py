"""Keeping the bytes of every state of a list, so that any of them can be read again.

The bytes lie by their hash, each once however often they came. Beside them lies, for each state of
each list, a small record: which bytes in which order, from where, when, and under which terms.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

from misaq.core.lists.records import Origin
from misaq.kernel.errors import InputRefused, NotFound, Unavailable
from misaq.kernel.ids import Key, fingerprint
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes
from misaq.sources.uploads.store import FileStore


@dataclass(frozen=True, slots=True)
class KeptState:
    """One state of a list as it was kept.

    Attributes:
        source_list: key of the list.
        origin: which bytes, from where, when, under which terms.
        names: what the files were called, in the order of the digests.
        as_of: the day the state is of, where whoever brought it said so.
        part: which list of the file, where it holds several.
    """

    source_list: Key
    origin: Origin
    names: tuple[str, ...]
    as_of: date | None = None
    part: str = ""


class ListStore:
    """A folder of the states of lists; no web server serves it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = FileStore(root)

    def keep(
        self,
        *,
        source_list: Key,
        files: Sequence[NamedBytes],
        address: str,
        fetched_at: datetime,
        terms: str = "",
        as_of: date | None = None,
        part: str = "",
    ) -> KeptState:
        """Keep a state and return it; the same bytes for the same day again give the first record.

        Args:
            address: where the bytes came from; never a path of a machine.
            fetched_at: when; aware.

        Raises:
            InputRefused: no files, an instant without a zone, or a path as the address.
            Unavailable: the disk is full or refuses.
        """
        _check(files, address, fetched_at)
        digests = tuple(file.sha256 for file in files)
        for file, digest in zip(files, digests, strict=True):
            self._files.put(file.data, digest, in_quarantine=False)
        for known in self.list_states(source_list):
            if (known.origin.digests, known.as_of, known.part) == (digests, as_of, part):
                return known
        state = KeptState(
            source_list,
            Origin(digests, address, fetched_at.astimezone(UTC), terms),
            tuple(file.name for file in files),
            as_of,
            part,
        )
        self._record(state)
        return state

    def list_states(self, source_list: Key) -> tuple[KeptState, ...]:
        """Return the states kept of a list, the earliest fetched first.

        Raises:
            Unavailable: a record cannot be read.
        """
        folder = self._folder(source_list)
        if not folder.is_dir():
            return ()
        states = [_read(path) for path in folder.glob("*.json")]
        return tuple(sorted(states, key=lambda state: (state.origin.fetched_at, state.names)))

    def read_files(self, state: KeptState) -> tuple[NamedBytes, ...]:
        """Return the files of a state with the bytes they had when they came.

        Raises:
            NotFound: bytes are missing.
            Unavailable: bytes were altered, or the disk refuses.
        """
        pairs = zip(state.names, state.origin.digests, strict=True)
        return tuple(NamedBytes(name, self._files.read(digest)) for name, digest in pairs)

    def get_state(self, source_list: Key, digest: str) -> KeptState:
        """Return the state whose first file has the hash, or begins with it.

        Raises:
            NotFound: there is none, or more than one.
        """
        found = [
            state
            for state in self.list_states(source_list)
            if digest and state.origin.digests[0].startswith(digest)
        ]
        if len(found) != 1:
            raise NotFound(
                tell("{count} states of {key} are kept under that hash.", count=len(found),
                     key=source_list),
                next_step=tell("Give more digits of the hash of the first file."),
                rule="lists.kept",
            )  # fmt: skip
        return found[0]

    def _folder(self, source_list: Key) -> Path:
        return self._root / "states" / quote(source_list, safe="")

    def _record(self, state: KeptState) -> None:
        folder = self._folder(state.source_list)
        name = fingerprint(*state.origin.digests, str(state.as_of), state.part)
        with _explained():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, part = tempfile.mkstemp(dir=folder, prefix=".part-")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(_as_json(state), stream, ensure_ascii=False, indent=1, sort_keys=True)
            Path(part).replace(folder / f"{name}.json")


def _check(files: Sequence[NamedBytes], address: str, fetched_at: datetime) -> None:
    if not files:
        raise InputRefused(tell("No file was given."), next_step=tell("Name the files to keep."))
    if fetched_at.tzinfo is None:
        raise InputRefused(
            tell("The instant of fetching has no time zone."), next_step=tell("Give it in UTC.")
        )
    if address.startswith(("/", "~", "file:")) or "\\" in address:
        raise InputRefused(
            tell("The address of a list is where it came from, not a path of this machine."),
            next_step=tell("Give the publisher's address, or say who handed it in."),
            rule="lists.address",
        )


def _as_json(state: KeptState) -> dict[str, object]:
    return {
        "list": state.source_list,
        "digests": list(state.origin.digests),
        "names": list(state.names),
        "address": state.origin.address,
        "fetched_at": state.origin.fetched_at.isoformat(),
        "terms": state.origin.terms,
        "as_of": state.as_of.isoformat() if state.as_of is not None else None,
        "part": state.part,
    }


def _read(path: Path) -> KeptState:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return KeptState(
            source_list=Key(said["list"]),
            origin=Origin(
                digests=tuple(said["digests"]),
                address=said["address"],
                fetched_at=datetime.fromisoformat(said["fetched_at"]),
                terms=said["terms"],
            ),
            names=tuple(said["names"]),
            as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
            part=said["part"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unavailable(
            tell("The record of a kept state of a list cannot be read."),
            next_step=tell("Put the folder of lists back from a backup."),
            rule="lists.kept",
        ) from error


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(
            tell("The disk refuses to keep the list."),
            next_step=tell("Make room or give the folder back its rights, and keep it again."),
            rule="lists.disk",
        ) from error
