"""Whether the database is there and of this version; read before anything else is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from misaq.apps.database.errors import explained, where
from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Version:
    """How the tables of the database compare with this code.

    Attributes:
        exists: whether there is a database with any of our tables.
        missing: migrations of this code that the database has not seen ("law.0001_initial").
        unknown: migrations the database has seen and this code does not know.
    """

    exists: bool
    missing: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_current(self) -> bool:
        """Whether the two fit."""
        return not self.missing and not self.unknown


def database_file() -> Path | None:
    """Return the file of the database; None when it is no file (a server, or in memory)."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name.startswith("file:") or ":memory:" in name:
        return None
    return Path(name)


def read_version() -> Version:
    """Return how the database compares with this code. Makes no file.

    Raises:
        Unavailable: the database cannot be read.
    """
    file = database_file()
    if file is not None and not file.exists():
        loader = MigrationLoader(None)
        return Version(False, _names(loader.disk_migrations), ())
    with explained():
        loader = MigrationLoader(connection)
    applied, known = set(loader.applied_migrations), set(loader.disk_migrations)
    replaced = {old for new in loader.replacements.values() for old in new.replaces}
    return Version(bool(applied), _names(known - applied), _names(applied - known - replaced))


def require_known(version: Version) -> None:
    """Refuse a database that a newer Misaq has changed.

    Raises:
        StateConflict: it has seen a migration this code does not know.
    """
    if version.unknown:
        raise StateConflict(
            tell(
                "{where} was changed by another version of Misaq (it has seen {given}, which "
                "this version does not know).",
                where=where(),
                given=", ".join(version.unknown),
            ),
            next_step=tell(
                "Use that version, or put back the backup made before the change (in the folder "
                "backups beside the database)."
            ),
            rule="database.newer",
        )


def require_ready() -> None:
    """Refuse to work with a database that is absent or of another version. Changes nothing.

    Raises:
        StateConflict: there is none yet, it is older than this code, or newer.
        Unavailable: it cannot be read.
    """
    version = read_version()
    require_known(version)
    if not version.exists:
        raise StateConflict(
            tell("{where} does not exist yet.", where=where()),
            next_step=tell("Run `misaq load` (or `make demo`), which makes it."),
            rule="database.none",
        )
    if version.missing:
        raise StateConflict(
            tell(
                "{where} is older than this version of Misaq (it has not seen {given}).",
                where=where(),
                given=", ".join(version.missing),
            ),
            next_step=tell("Run `misaq load`, which keeps a copy and brings it up to date."),
            rule="database.older",
        )


def _names(migrations: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{app}.{name}" for app, name in sorted(migrations))
