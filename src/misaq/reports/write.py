"""Papers onto the disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from misaq.kernel.errors import InputRefused, MisaqError, Unavailable
from misaq.reports.document import Document
from misaq.reports.render import Format, render

_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write(
    document: Document, formats: Iterable[Format], directory: Path, stem: str
) -> tuple[Path, ...]:
    """Write the paper in each format as ``directory/stem.ending`` and return the paths.

    All formats are made and stored under passing names first, so that a failure leaves no new
    file behind and an older paper of the same name whole. A file of the same name is replaced.

    Args:
        document: the paper.
        formats: which to write; a format named twice is written once.
        directory: has to exist.
        stem: 1 to 100 Latin letters, digits and ``. _ -``, the first a letter or digit.

    Raises:
        InputRefused: no such directory, a name that cannot be a file, or a directory stands there.
        Unavailable: the disk is full, or the directory or file cannot be written just now.
    """
    wanted = tuple(dict.fromkeys(formats))
    targets = _targets(wanted, directory, stem)
    papers = [render(document, form) for form in wanted]
    passing: list[Path] = []
    target = directory
    try:
        for target, paper in zip(targets, papers, strict=True):
            passing.append(target.with_name(f".{target.name}.{secrets.token_hex(8)}"))
            _store(passing[-1], paper)
        for path, target in zip(passing, targets, strict=True):
            path.replace(target)
    except OSError as error:
        raise _refusal(error, target) from error
    finally:
        for path in passing:
            path.unlink(missing_ok=True)
    return targets


def _targets(formats: tuple[Format, ...], directory: Path, stem: str) -> tuple[Path, ...]:
    if _STEM.fullmatch(stem) is None:
        raise InputRefused(
            f"{stem!r} cannot be the name of a paper.",
            next_step="Use 1 to 100 Latin letters, digits and . _ - without spaces.",
        )
    if not directory.is_dir():
        raise InputRefused(
            f"There is no directory {str(directory)!r} to write the paper to.",
            next_step="Make it first, or name another.",
        )
    targets = tuple(directory / f"{stem}.{form.value}" for form in formats)
    for target in targets:
        if target.is_dir():
            raise InputRefused(
                f"{str(target)!r} is a directory, so no paper can have this name.",
                next_step="Choose another name for the paper, or move the directory.",
            )
    return targets


def _store(path: Path, paper: bytes) -> None:
    """Put the bytes on the disk, surely, before anything is given their final name."""
    with path.open("xb") as file:
        file.write(paper)
        file.flush()
        os.fsync(file.fileno())


def _refusal(error: OSError, target: Path) -> MisaqError:
    if error.errno in _FULL:
        return Unavailable(
            f"The disk is full: {str(target)!r} was not written.",
            next_step="Make room, or write to another disk.",
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Unavailable(
            f"{str(target)!r} cannot be written: the directory or the file is locked or protected.",
            next_step="Close the file where it is open, or choose a directory that you may write.",
        )
    return Unavailable(
        f"{str(target)!r} was not written: {error.strerror or error}.",
        next_step="Look after the disk, then write the paper again.",
    )
