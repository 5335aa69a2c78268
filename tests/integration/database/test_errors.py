"""Each way in which a database can fail, made for real, and what is said about it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.database.home import Home
from tests.integration.registers.small_pack import write_pack


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a folder without a database."""
    return Home(tmp_path / "home")


@pytest.fixture
def loaded(home: Home) -> Iterator[Home]:
    """Return a folder with a database; whatever happens, its rows stay as they are."""
    assert home.load().returncode == 0
    before = home.rows()
    yield home
    assert home.rows() == before


def assert_refused(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """See that the command ended with the code, in words, without a traceback."""
    assert done.returncode == code, done.stderr
    said = " ".join(done.stderr.split())
    for word in words:
        assert word in said
    assert "Traceback" not in said
    assert max(len(line) for line in done.stderr.splitlines()) <= 80 or "/" in said
    assert done.stdout == ""


def test_a_database_that_another_program_writes_to(loaded: Home) -> None:
    write_pack(loaded.pack, title="Changed")
    with closing(sqlite3.connect(loaded.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_refused(loaded.load(), 15, "Another program is writing", "Try again")


def test_reading_goes_on_while_another_program_writes(loaded: Home) -> None:
    with closing(sqlite3.connect(loaded.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = loaded.run("audit", "verify")
    assert done.returncode == 0
    assert "The chain holds: 1 rows." in done.stdout


def test_a_database_that_is_read_only(loaded: Home) -> None:
    write_pack(loaded.pack, title="Changed")
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(loaded.pack)],
        env={**os.environ, "MISAQ_HOME": str(loaded.folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert_refused(done, 15, "read-only", "Make both the file and its folder writable")


# Root may write to a file that says otherwise, so the connection itself is made read-only.
READ_ONLY = """
import sys
from misaq.cli.database import set_up
set_up()
from django.db.backends.signals import connection_created
def only_read(connection, **_):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
connection_created.connect(only_read)
from misaq.cli.main import run
sys.exit(run(["load", sys.argv[1]]))
"""


def test_a_disk_that_is_full(loaded: Home) -> None:
    write_pack(loaded.pack, title="x" * 500_000)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(loaded.pack)],
        env={**os.environ, "MISAQ_HOME": str(loaded.folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert_refused(done, 15, "no room left on the disk", "Free some room")


# SQLite says "full" in the same way when a file has grown to the size it may have.
FULL = READ_ONLY.replace("PRAGMA query_only = ON", "PRAGMA max_page_count = 1")


def test_a_file_that_is_no_database(home: Home) -> None:
    home.folder.mkdir(exist_ok=True)
    home.database.write_bytes(b"This is a letter, not a database.\n" * 200)
    before = home.database.read_bytes()
    assert_refused(home.load(), 15, "damaged, or is not a database", "Move it aside")
    assert_refused(home.run("audit", "head"), 15, "damaged, or is not a database")
    assert home.database.read_bytes() == before


def test_a_database_that_is_damaged(home: Home) -> None:
    assert home.load().returncode == 0
    with closing(sqlite3.connect(home.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(home.database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    home.database.write_bytes(content)
    assert_refused(home.run("amendments"), 15, "damaged", "Move it aside")


def test_no_database_yet(home: Home) -> None:
    for command in (["audit", "head"], ["amendments"], ["serve"]):
        assert_refused(home.run(*command), 13, "does not exist yet", "misaq load")
    assert not home.database.exists()


def test_a_database_of_a_newer_misaq(loaded: Home) -> None:
    with closing(sqlite3.connect(loaded.database)) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('law', '0099_from_the_future', '2030-01-01')"
        )
        connection.commit()
    for command in (["load", str(loaded.pack)], ["audit", "head"], ["serve"]):
        assert_refused(
            loaded.run(*command), 13, "law.0099_from_the_future", "Use that version", "backup"
        )


def test_a_database_of_an_older_misaq(loaded: Home) -> None:
    with closing(sqlite3.connect(loaded.database)) as connection:
        connection.execute(
            "DELETE FROM django_migrations WHERE app = 'audit' AND name LIKE '0002%'"
        )
        connection.commit()
    assert_refused(
        loaded.run("audit", "head"), 13, "older than this version", "audit.0002", "misaq load"
    )


def test_a_home_that_cannot_be_made(home: Home) -> None:
    (home.folder / "file").write_text("")
    done = home.load(MISAQ_HOME=str(home.folder / "file" / "home"))
    assert_refused(done, 15, "cannot be made or written", "MISAQ_HOME")


def test_a_home_that_only_holds_a_folder_where_the_database_should_be(home: Home) -> None:
    home.database.mkdir()
    assert_refused(home.load(), 15, "cannot be opened", "MISAQ_HOME")
