"""Keeping uploaded files by the hash of their bytes, in a folder that no web server serves."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from misaq.kernel.errors import InputRefused, NotFound, Unavailable
from misaq.kernel.words import tell

_HASH = re.compile(r"[0-9a-f]{64}")
_MB = 1024 * 1024


def receive(chunks: Iterable[bytes], *, limit: int) -> tuple[bytes, str]:
    """Return the bytes of an upload and their SHA-256, hashed as they come.

    Args:
        limit: most bytes; the chunk that goes beyond ends it.

    Raises:
        InputRefused: nothing came, or more than the limit.
    """
    digest, received = hashlib.sha256(), bytearray()
    for chunk in chunks:
        if len(received) + len(chunk) > limit:
            raise too_large(limit)
        digest.update(chunk)
        received += chunk
    if not received:
        raise InputRefused(
            tell("The file is empty."),
            next_step=tell("Choose the file again."),
            rule="evidence.empty",
        )
    return bytes(received), digest.hexdigest()


def too_large(limit: int) -> InputRefused:
    """Return the refusal of a file that is too large."""
    return InputRefused(
        tell("The file is larger than {value} MB.", value=f"{limit / _MB:g}"),
        next_step=tell("Bring the pages that matter, or a smaller scan."),
        rule="evidence.size",
    )


class FileStore:
    """A folder of files by hash: those that may be opened, and those that wait in quarantine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes, sha256: str, *, in_quarantine: bool) -> None:
        """Keep the bytes; whole, or not at all.

        Raises:
            Unavailable: the disk is full or refuses.
        """
        target = self._path(sha256, in_quarantine=in_quarantine)
        if target.is_file():
            return
        with _explained():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(target, data)

    def release(self, sha256: str) -> None:
        """Move a file out of quarantine.

        Raises:
            Unavailable: the disk refuses.
        """
        source = self._path(sha256, in_quarantine=True)
        target = self._path(sha256, in_quarantine=False)
        with _explained():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            source.replace(target)

    def read(self, sha256: str, *, in_quarantine: bool = False) -> bytes:
        """Return the bytes kept under a hash, which they still have.

        Raises:
            NotFound: there are none.
            Unavailable: the disk refuses, or the bytes were altered.
        """
        path = self._path(sha256, in_quarantine=in_quarantine)
        if not path.is_file():
            raise NotFound(
                tell("The bytes of this file are not here."),
                next_step=tell("Tell whoever runs this site; they may be in a backup."),
                rule="evidence.bytes",
            )
        with _explained():
            data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Unavailable(
                tell("The bytes of this file are no longer those that were uploaded."),
                next_step=tell("Tell whoever runs this site; put the file back from a backup."),
                rule="evidence.altered",
            )
        return data

    def holds(self, sha256: str) -> bool:
        """Return whether bytes are kept under a hash, outside quarantine."""
        return self._path(sha256, in_quarantine=False).is_file()

    def remove(self, sha256: str) -> None:
        """Remove the bytes, wherever they are; nothing happens when there are none."""
        with _explained():
            for in_quarantine in (True, False):
                self._path(sha256, in_quarantine=in_quarantine).unlink(missing_ok=True)

    def _path(self, sha256: str, *, in_quarantine: bool) -> Path:
        if _HASH.fullmatch(sha256) is None:
            raise ValueError("A file is named by its SHA-256.")
        folder = "quarantine" if in_quarantine else "kept"
        return self._root / folder / sha256[:2] / sha256

    def _write(self, target: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Unavailable(
            "The disk of this site is full." if is_full else "The disk of this site refuses.",
            next_step=tell("Tell whoever runs this site, and upload the file again later."),
            rule="evidence.disk",
        ) from error
