"""What the database says when it cannot, in words a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, IntegrityError, InterfaceError

from misaq.kernel.errors import MisaqError, StateConflict, Unavailable
from misaq.kernel.words import tell

_LOAD = "Run `misaq load`, which brings the database up to date."

# What SQLite calls the failure (the start of its name) -> what happened, what to do, the rule.
_SQLITE = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED"),
        "Another program is writing to {where} and did not finish in time.",
        "Try again when it has finished, or wait longer with MISAQ_DATABASE_TIMEOUT.",
        "database.locked",
    ),
    (
        ("SQLITE_READONLY",),
        "{where} cannot be written: the file, its folder or its disk is read-only.",
        "Make both the file and its folder writable, or name another folder with MISAQ_HOME.",
        "database.read-only",
    ),
    (
        ("SQLITE_CANTOPEN", "SQLITE_AUTH", "SQLITE_PERM"),
        "{where} cannot be opened: its folder is missing or may not be used.",
        "Make the folder writable, or name another one with MISAQ_HOME.",
        "database.cannot-open",
    ),
    (
        ("SQLITE_FULL",),
        "There is no room left on the disk of {where}.",
        "Free some room and try again.",
        "database.full",
    ),
    (
        ("SQLITE_NOTADB", "SQLITE_CORRUPT"),
        "{where} is damaged, or is not a database at all.",
        "Move it aside; put back a copy from the folder backups, or make a new one: `misaq load`.",
        "database.damaged",
    ),
    (
        ("SQLITE_IOERR",),
        "The disk of {where} failed while it was read or written.",
        "Look after the disk, then try again.",
        "database.disk",
    ),
)

# The start of PostgreSQL's SQLSTATE -> the same.
_POSTGRESQL = (
    (
        ("55P03", "40001", "40P01", "57014"),
        "Another program is writing to {where} and did not finish in time.",
        "Try again when it has finished.",
        "database.locked",
    ),
    (
        ("25006", "42501"),
        "{where} cannot be written: this account may only read it.",
        "Ask who runs the database for the right to write.",
        "database.read-only",
    ),
    (("53100",), "There is no room left on the disk of {where}.", "Free some.", "database.full"),
    (
        ("XX001", "XX002"),
        "{where} is damaged.",
        "Put a backup in its place.",
        "database.damaged",
    ),
    (
        ("08", "28", "3D", "53", "57", "58"),
        "{where} cannot be reached.",
        "See that the server runs, and that MISAQ_DATABASE_URL names it and its account rightly.",
        "database.unreachable",
    ),
)


def explain(error: BaseException) -> MisaqError | None:
    """Return the refusal that stands for a failure of the database.

    None when the error is not the database's, or is a fault of our own (a broken constraint,
    a wrong statement), which nobody outside can mend.
    """
    if isinstance(error, MisaqError):
        return error
    if isinstance(error, IntegrityError) or not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    name = getattr(cause, "sqlite_errorname", None)
    if name is not None:
        return _named(str(name), _SQLITE) or _another_version(str(error))
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _named(str(state), _POSTGRESQL) or _another_version(str(error))
    if type(cause).__module__.startswith("psycopg"):  # no answer from a server has a state
        return _named("08", _POSTGRESQL)
    return None


@contextmanager
def explained() -> Iterator[None]:
    """Raise what :func:`explain` makes of a failure of the database inside the block.

    Raises:
        Unavailable: locked, read-only, full, damaged, out of reach.
        StateConflict: its tables are of another version.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        refusal = explain(error)
        if refusal is None:
            raise
        raise refusal from error


def explain_folder(error: OSError, path: object) -> Unavailable:
    """Return the refusal that stands for a folder or file that cannot be made or written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Unavailable(
            tell("There is no room left on the disk of {path}.", path=path),
            next_step=tell("Free some room and try again."),
            rule="database.full",
        )
    return Unavailable(
        tell(
            "{path} cannot be made or written: {value}.", path=path, value=error.strerror or error
        ),
        next_step=tell("Make it writable, or name another folder with MISAQ_HOME."),
        rule="database.folder",
    )


def where() -> str:
    """Return the words for the database in use; never with a password."""
    database = settings.DATABASES["default"]
    if "sqlite3" in str(database["ENGINE"]):
        return f"The database {database['NAME']}"
    host = database.get("HOST") or "this machine"
    return f"The database {database['NAME']} on {host}"


def _named(
    name: str, table: tuple[tuple[tuple[str, ...], str, str, str], ...]
) -> MisaqError | None:
    for starts, message, next_step, rule in table:
        if name.startswith(starts):
            place = where() if message.startswith("{where}") else _lower(where())
            return Unavailable(message.format(where=place), next_step=next_step, rule=rule)
    return None


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _another_version(message: str) -> StateConflict | None:
    missing = ("no such table", "no such column", "has no column", "does not exist")
    if not any(words in message for words in missing):
        return None
    return StateConflict(
        tell("{where} lacks tables that this version of Misaq uses.", where=where()),
        next_step=_LOAD,
        rule="database.version",
    )
