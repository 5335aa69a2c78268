"""What a failure of the database is called, for each kind of database."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from misaq.apps.database.errors import explain, explain_folder, explained, where
from misaq.kernel.errors import InputRefused, StateConflict, Unavailable


def failure(kind: type[DatabaseError], message: str = "", **attributes: str) -> DatabaseError:
    """Return a failure as Django raises it: the driver's own error is its cause."""
    cause = Exception(message)
    for name, value in attributes.items():
        setattr(cause, name, value)
    error = kind(message)
    error.__cause__ = cause
    return error


SQLITE = {
    "SQLITE_BUSY": "database.locked",
    "SQLITE_BUSY_SNAPSHOT": "database.locked",
    "SQLITE_LOCKED": "database.locked",
    "SQLITE_READONLY": "database.read-only",
    "SQLITE_READONLY_DIRECTORY": "database.read-only",
    "SQLITE_CANTOPEN": "database.cannot-open",
    "SQLITE_FULL": "database.full",
    "SQLITE_NOTADB": "database.damaged",
    "SQLITE_CORRUPT": "database.damaged",
    "SQLITE_IOERR_WRITE": "database.disk",
}

POSTGRESQL = {
    "55P03": "database.locked",
    "40P01": "database.locked",
    "25006": "database.read-only",
    "42501": "database.read-only",
    "53100": "database.full",
    "53300": "database.unreachable",
    "XX001": "database.damaged",
    "08006": "database.unreachable",
    "28P01": "database.unreachable",
    "3D000": "database.unreachable",
    "57P01": "database.unreachable",
}


@pytest.mark.parametrize("name", SQLITE)
def test_sqlite_is_understood_by_the_name_of_its_failure(name: str) -> None:
    refusal = explain(failure(OperationalError, sqlite_errorname=name))
    assert isinstance(refusal, Unavailable)
    assert refusal.rule == SQLITE[name]
    assert str(settings.DATABASES["default"]["NAME"]) in refusal.message
    assert refusal.next_step


@pytest.mark.parametrize("state", POSTGRESQL)
def test_postgresql_is_understood_by_its_state(state: str) -> None:
    refusal = explain(failure(OperationalError, sqlstate=state))
    assert isinstance(refusal, Unavailable)
    assert refusal.rule == POSTGRESQL[state]


def test_no_answer_at_all_is_understood_by_the_driver() -> None:
    error = failure(OperationalError)
    error.__cause__ = type("OperationalError", (Exception,), {"__module__": "psycopg.errors"})()
    refusal = explain(error)
    assert refusal is not None
    assert refusal.rule == "database.unreachable"


@pytest.mark.parametrize(
    "error",
    [
        failure(OperationalError, "no such table: x", sqlite_errorname="SQLITE_ERROR"),
        failure(ProgrammingError, 'relation "x" does not exist', sqlstate="42P01"),
    ],
    ids=["sqlite", "postgresql"],
)
def test_a_missing_table_is_another_version(error: DatabaseError) -> None:
    refusal = explain(error)
    assert isinstance(refusal, StateConflict)
    assert "misaq load" in refusal.next_step


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError("UNIQUE constraint failed"),
        failure(OperationalError, "syntax error", sqlite_errorname="SQLITE_ERROR"),
        failure(ProgrammingError, "syntax error", sqlstate="42601"),
        OperationalError("made by nobody"),
        ZeroDivisionError(),
    ],
    ids=["constraint", "sqlite-statement", "postgresql-statement", "no-cause", "not-a-database"],
)
def test_a_fault_of_our_own_is_not_explained_away(error: Exception) -> None:
    assert explain(error) is None
    if isinstance(error, DatabaseError):
        with pytest.raises(type(error)), explained():
            raise error


def test_a_refusal_is_its_own_explanation() -> None:
    refusal = InputRefused("No.", next_step="Yes.")
    assert explain(refusal) is refusal


def test_a_failure_is_raised_as_the_refusal_it_stands_for() -> None:
    error = failure(OperationalError, sqlite_errorname="SQLITE_BUSY")
    with pytest.raises(Unavailable) as caught, explained():
        raise error
    assert caught.value.__cause__ is error


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "mis",
        "HOST": "db.example",
        "PASSWORD": "hush",
    }
    monkeypatch.setattr(settings, "DATABASES", {"default": database})
    assert where() == "The database mis on db.example"


def test_a_folder_says_whether_it_is_full_or_closed() -> None:
    assert explain_folder(OSError(28, "No space left on device"), "/h").rule == "database.full"
    assert explain_folder(OSError(13, "Permission denied"), "/h").rule == "database.folder"
