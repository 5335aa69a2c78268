"""Making the database, and bringing an older one up to date with a copy kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.database.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a folder without a database."""
    return Home(tmp_path / "home")


def copies(home: Home) -> list[Path]:
    """Return the copies that were kept."""
    return sorted((home.folder / "backups").glob("*"))


def make_older(home: Home) -> None:
    """Take the last migrations of the audit back."""
    with closing(sqlite3.connect(home.database)) as connection:
        for name in ("audit_by_actor", "audit_by_event"):
            connection.execute(f"DROP INDEX {name}")
        for name in ("audit_no_update", "audit_no_delete", "audit_at_the_end"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(
            "DELETE FROM django_migrations WHERE app = 'audit' AND name NOT LIKE '0001%'"
        )
        connection.commit()


def test_a_new_database_needs_no_copy(home: Home) -> None:
    assert home.load().returncode == 0
    assert copies(home) == []


def test_an_older_database_is_kept_as_a_copy_and_brought_up_to_date(home: Home) -> None:
    assert home.load().returncode == 0
    make_older(home)
    rows = home.rows()
    done = home.load()
    assert done.returncode == 0
    assert "A copy from before" in done.stdout
    (copy,) = copies(home)
    assert str(copy) in done.stdout
    with closing(sqlite3.connect(copy)) as connection:
        kept = connection.execute(
            "SELECT key, digest, recorded_at, superseded_at FROM sourcebook_source ORDER BY id"
        ).fetchall()
    assert kept == rows == home.rows()
    assert home.run("audit", "verify").returncode == 0
    assert copies(home) == [copy]


def test_two_first_loads_at_the_same_time_make_one_database(home: Home) -> None:
    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "misaq.cli.main", "load", str(home.pack)],
            env={**os.environ, "MISAQ_HOME": str(home.folder), "MISAQ_DATABASE_TIMEOUT": "30"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    loads = [start(), start()]
    said = [load.communicate(timeout=120) for load in loads]
    assert [load.returncode for load in loads] == [0, 0], said
    assert sorted("nothing to change" in out for out, _ in said) == [False, True]
    assert len(home.rows()) == 2
    assert "The chain holds: 1 rows." in home.run("audit", "verify").stdout


KILLED = """
import sys, time
from misaq.cli.database import set_up
set_up()
from misaq.apps.registers.actions import loading
write_table = loading._write_table
def stop(change, *rest):
    write_table(change, *rest)
    print("half-way", flush=True)
    time.sleep(60)
loading._write_table = stop
from misaq.cli.main import run
run(["load", sys.argv[1]])
"""


def test_a_load_that_is_killed_leaves_nothing_half_written(home: Home) -> None:
    assert home.load().returncode == 0
    before = home.rows()
    (home.pack / "sourcebook" / "sources.yml").write_text(
        "- {key: C, title: New, kind: gazette, publisher: P, read: full}\n"
    )
    load = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home.pack)],
        env={**os.environ, "MISAQ_HOME": str(home.folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with load:
        assert load.stdout is not None
        assert load.stdout.readline() == "half-way\n"
        load.send_signal(signal.SIGKILL)
    assert home.rows() == before
    assert "The chain holds: 1 rows." in home.run("audit", "verify").stdout
    done = home.load()
    assert done.returncode == 0, done.stderr
    assert "1 new, 0 changed, 2 removed" in done.stdout
