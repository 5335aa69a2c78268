"""Making the database, or bringing it up to date with a copy kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from misaq.apps.database.errors import explain_folder, explained
from misaq.apps.database.readiness import database_file, read_version, require_known

try:
    import fcntl
except ImportError:  # pragma: no cover: no such thing on Windows, where two loads must not meet
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was done to the database before it could be used.

    Attributes:
        migrations: those that ran, in order ("law.0001_initial").
        backup: the copy made before; None when there was nothing to copy, or it is no file.
    """

    migrations: tuple[str, ...] = ()
    backup: Path | None = None


def prepare_database(*, at: datetime) -> Preparation:
    """Make the database, or bring an older one up to date after keeping a copy of it.

    A second call at the same time waits for the first. What is killed half-way is taken up
    again by the next call.

    Args:
        at: now; names the copy.

    Raises:
        StateConflict: a newer Misaq has changed the database.
        Unavailable: a folder cannot be written, or the database cannot be used.
    """
    _make_folder(Path(settings.MISAQ_HOME))
    with _alone(Path(settings.MISAQ_HOME) / "prepare.lock"), explained():
        version = read_version()
        require_known(version)
        if version.is_current:
            return Preparation()
        backup = _keep_copy(at) if version.exists else None
        if backup is None and (file := database_file()) is not None:
            _make_folder(file.parent)
        call_command("migrate", interactive=False, verbosity=0)
        return Preparation(version.missing, backup)


def _keep_copy(at: datetime) -> Path | None:
    file = database_file()
    if file is None:
        return None
    folder = Path(settings.MISAQ_HOME) / "backups"
    _make_folder(folder)
    copy = folder / f"{file.stem}-{at.astimezone(UTC):%Y%m%dT%H%M%S%f}Z.sqlite3"
    unfinished = copy.with_suffix(".unfinished")
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.replace(copy)
    return copy


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_folder(error, folder) from error


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    try:
        handle = lock.open("a")
    except OSError as error:
        raise explain_folder(error, lock) from error
    with handle:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
