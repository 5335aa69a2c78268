"""A prepared index kept beside the data, so that a command need not read every name anew.

The file is a copy and can always be thrown away: it says which lists and which rules of names it
was made of, and where either is another, or the file is damaged, it is made again. It holds what
the lists hold, and is readable by its owner only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, overload

from misaq.core.lists.records import ListEntry
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.index import Index
from misaq.core.screening.postings import KeyTable, Postings
from misaq.kernel.ids import Key
from misaq.sources.structure import from_plain, to_plain

_FORM = "misaq screening index 2"
_RULES = {
    "misaq.core.names": None,
    "misaq.core.lists": ("identity_numbers.py", "naming.py", "places.py", "records.py"),
    "misaq.core.screening": ("beside.py", "index.py", "postings.py", "spellings.py"),
}
"""The code that decides under what an entry is found; None for a whole room."""


class StoredEntries(Sequence[ListEntry]):
    """Entries as text, each read when it is first asked for and then kept."""

    def __init__(self, starts: array[int], texts: bytes) -> None:
        self._starts = starts
        self._texts = texts
        self._read: dict[int, ListEntry] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, place: int) -> ListEntry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ListEntry]: ...
    def __getitem__(self, place: int | slice) -> ListEntry | Sequence[ListEntry]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        known = self._read.get(place)
        if known is None:
            if not 0 <= place < len(self):
                raise IndexError(place)
            text = self._texts[self._starts[place] : self._starts[place + 1]]
            known = self._read[place] = from_plain(ListEntry, json.loads(text))
        return known


def load_index(folder: Path, versions: Sequence[ListVersion], make: Callable[[], Index]) -> Index:
    """Return the index of those lists: the prepared one, or one made now and kept in its place.

    A newer state of a list takes the place of the older, so that nobody who was taken off stays in
    a file.

    Args:
        folder: where prepared indexes are kept; made when missing.
        versions: the lists, each as it stands now.
        make: makes the index.
    """
    wanted = tuple(sorted(versions))
    path = folder / f"{_name_of(wanted)}.index"
    stored = _read(path)
    if stored is not None and _digests(stored.versions) == _digests(wanted):
        # A list made from the record has the day it is read on, and is the same the day after.
        return replace(stored, versions=wanted)
    index = make()
    # A full or read-only disk slows the next start; it is no reason not to screen.
    with contextlib.suppress(OSError):
        _write(path, index)
    return index


def _digests(versions: Iterable[ListVersion]) -> list[tuple[Key, str, date | None]]:
    """Return what was read of each list; its day only where it is not known what was read."""
    return [(v.source_list, v.digest, None if v.digest else v.as_of) for v in versions]


def forget_indexes(folder: Path) -> None:
    """Take away every prepared index: what they hold is no longer to be kept."""
    for path in folder.rglob("*.index"):
        path.unlink(missing_ok=True)


def _name_of(versions: Sequence[ListVersion]) -> str:
    """Return a name for the lists, whatever state they are in."""
    keys = json.dumps([version.source_list for version in versions])
    return hashlib.sha256(keys.encode()).hexdigest()[:32]


def _plain(version: ListVersion) -> list[str]:
    return [version.source_list, version.as_of.isoformat(), version.digest]


@cache
def rules_stamp() -> str:
    """Return a hash over the code that reads names: other rules, another index."""
    stamp = hashlib.sha256(f"{_FORM} {sys.byteorder} {array('I').itemsize}".encode())
    for room, names in _RULES.items():
        files = sorted(resources.files(room).iterdir(), key=lambda each: each.name)
        for file in files:
            if file.name.endswith(".py") and (names is None or file.name in names):
                stamp.update(file.read_bytes())
    return stamp.hexdigest()


def _parts(index: Index) -> Iterator[tuple[str, array[int]]]:
    yield "version_of", index.version_of
    yield "kinds", index.kinds
    yield "bearers.starts", index.bearers.starts
    yield "bearers.values", index.bearers.values
    yield "forms.starts", index.forms.starts
    yield "forms.values", index.forms.values
    for name in ("names", "exact", "numbers", "beside"):
        table: KeyTable = getattr(index, name)
        yield f"{name}.marks", table.marks
        yield f"{name}.starts", table.postings.starts
        yield f"{name}.values", table.postings.values


def to_bytes(index: Index) -> bytes:
    """Return the index as it is kept."""
    entries, starts = [], array("Q", [0])
    for entry in index.entries:
        entries.append(json.dumps(to_plain(entry), ensure_ascii=False).encode())
        starts.append(starts[-1] + len(entries[-1]))
    sections = [
        *((name, values.typecode, values.tobytes()) for name, values in _parts(index)),
        ("entries.starts", "Q", starts.tobytes()),
        ("entries", "", b"".join(entries)),
        ("texts", "", json.dumps(list(index.texts), ensure_ascii=False).encode()),
        ("rules", "", index.rules.encode()),
    ]
    body = b"".join(content for _, _, content in sections)
    header = {
        "form": _FORM,
        "rules": rules_stamp(),
        "versions": [_plain(version) for version in index.versions],
        "sections": [[name, kind, len(content)] for name, kind, content in sections],
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return json.dumps(header).encode() + b"\n" + body


def from_bytes(content: bytes) -> Index:
    """Return the index that was kept.

    Raises:
        ValueError: it is damaged, or made by other rules.
    """
    line, _, body = content.partition(b"\n")
    header = json.loads(line)
    if header["form"] != _FORM or header["rules"] != rules_stamp():
        raise ValueError("made by other rules")
    if hashlib.sha256(body).hexdigest() != header["sha256"]:
        raise ValueError("damaged")
    parts: dict[str, Any] = {}
    at = 0
    for name, kind, size in header["sections"]:
        piece = body[at : at + size]
        at += size
        parts[name] = array(kind, piece) if kind else piece
    return Index(
        versions=tuple(
            ListVersion(Key(key), date.fromisoformat(day), digest)
            for key, day, digest in header["versions"]
        ),
        entries=StoredEntries(parts["entries.starts"], parts["entries"]),
        version_of=parts["version_of"],
        kinds=parts["kinds"],
        texts=json.loads(parts["texts"]),
        rules=parts["rules"].decode(),
        bearers=Postings(parts["bearers.starts"], parts["bearers.values"]),
        names=_table(parts, "names"),
        exact=_table(parts, "exact"),
        numbers=_table(parts, "numbers"),
        forms=Postings(parts["forms.starts"], parts["forms.values"]),
        beside=_table(parts, "beside"),
    )


def _table(parts: Mapping[str, Any], name: str) -> KeyTable:
    return KeyTable(
        parts[f"{name}.marks"], Postings(parts[f"{name}.starts"], parts[f"{name}.values"])
    )


def _read(path: Path) -> Index | None:
    try:
        return from_bytes(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, index: Index) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(to_bytes(index))
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
