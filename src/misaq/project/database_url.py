"""The address of a database, as one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from misaq.kernel.errors import InputRefused

_NEXT = (
    "Write sqlite:////full/path.sqlite3 or postgresql://user:password@host:5432/name "
    "(with %40 for an @ in the password)."
)


class Engine(Enum):
    """The kinds of database Misaq runs on."""

    SQLITE = "SQLITE"
    POSTGRESQL = "POSTGRESQL"


@dataclass(frozen=True, slots=True)
class Database:
    """Where the database is.

    Attributes:
        name: full path of the file (SQLite) or name of the database (PostgreSQL).
        options: further words for the driver ("sslmode", "require"), in the order given.
    """

    engine: Engine
    name: str
    host: str = ""
    port: int | None = None
    user: str = ""
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def sqlite(cls, path: Path) -> Database:
        """Return the database in a file."""
        return cls(Engine.SQLITE, str(path))


def parse_database_url(text: str) -> Database:
    """Return the database that the address names.

    Raises:
        InputRefused: another kind of database, or a part is missing; the message never
            repeats the address, because it may hold a password.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InputRefused("The address of the database cannot be read.", next_step=_NEXT) from None
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts, port)
    raise InputRefused("The database is neither SQLite nor PostgreSQL.", next_step=_NEXT)


def _sqlite(parts: SplitResult) -> Database:
    path = Path(unquote(parts.path[1:]))
    if parts.netloc or not path.is_absolute():
        raise InputRefused("The address of the SQLite file has no full path.", next_step=_NEXT)
    return Database.sqlite(path)


def _postgresql(parts: SplitResult, port: int | None) -> Database:
    name = unquote(parts.path[1:])
    if not name:
        raise InputRefused("The address names no database.", next_step=_NEXT)
    return Database(
        Engine.POSTGRESQL,
        name,
        host=unquote(parts.hostname or ""),
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options=tuple(parse_qsl(parts.query)),
    )
