"""Notices as files: one for each, with its signature, and the receipt that is put beside it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_LARGEST_RECEIPT = 200


def drop_notice(folder: Path, name: str, body: bytes, signature: str) -> None:
    """Write a notice and its signature, whole or not at all; one that is there is replaced.

    ``NAME.json`` is the notice and appears last; ``NAME.signature`` is there before it.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"{name}.signature", signature.encode() + b"\n")
    _write(folder / f"{name}.json", body)


def find_receipt(folder: Path, name: str) -> str:
    """Return what was put beside a notice as ``NAME.receipt``; empty where nothing was.

    Raises:
        OSError: it is there and cannot be read.
    """
    path = folder / f"{name}.receipt"
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(_LARGEST_RECEIPT).decode("ascii", errors="replace").strip()


def _write(path: Path, content: bytes) -> None:
    passing = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with passing.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
