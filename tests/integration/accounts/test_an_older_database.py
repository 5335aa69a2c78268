"""A database from before there were accounts is brought up to date, with a copy kept."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.integration.database.home import Home

# As the database stood before accounts: each room with its tables, and nobody to sign in.
BEFORE = """
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
for app, name in (
    ("audit", "0002"), ("registers", "0001"), ("sourcebook", "0001"), ("framework", "0001"),
    ("law", "0001"), ("institutions", "0001"), ("bodies", "0001"), ("policies", "0001"),
):
    call_command("migrate", app, name, verbosity=0)
from misaq.apps.audit.actions import action
from misaq.core.access.actors import operator

@action(event="thing.made")
def make(record, /, *, actor, at):
    pass

make(actor=operator(1), at=datetime(2026, 1, 1, tzinfo=UTC))
"""


def tables(home: Home) -> set[str]:
    """Return the names of the tables."""
    with closing(sqlite3.connect(home.database)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {str(name) for (name,) in found}


def test_it_gets_the_tables_of_accounts_and_keeps_its_chain(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.folder.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-c", BEFORE],
        env={"MISAQ_HOME": str(home.folder), "DJANGO_SETTINGS_MODULE": "misaq.project.settings"},
        check=True,
        timeout=120,
    )
    assert "accounts_user" not in tables(home)
    refused = home.run("accounts", "list")
    assert refused.returncode == 13
    assert "misaq load" in refused.stderr
    loaded = home.load()
    assert loaded.returncode == 0, loaded.stderr
    assert "A copy from before" in loaded.stdout
    assert {"accounts_user", "accounts_grant", "django_session", "mfa_authenticator"} <= tables(
        home
    )
    added = home.run(
        "accounts", "add", "first@misaq.example", "--name", "First", "--role", "ADMINISTRATOR"
    )
    assert added.returncode == 0, added.stderr
    assert "not shown again" in added.stdout
    assert "ADMINISTRATOR (EVERYWHERE)" in home.run("accounts", "list").stdout
    assert home.run("audit", "verify").returncode == 0


def test_the_command_grants_ends_resets_and_closes(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert home.load().returncode == 0
    assert home.run("accounts", "add", "a@misaq.example", "--name", "A").returncode == 0
    granted = home.run("accounts", "grant", "a@misaq.example", "--role", "focal-person:MOO")
    assert "FOCAL_PERSON (INSTITUTION:MOO)" in granted.stdout
    ended = home.run("accounts", "end", "a@misaq.example", "--role", "FOCAL_PERSON:MOO")
    assert "no longer" in ended.stdout
    again = home.run("accounts", "end", "a@misaq.example", "--role", "FOCAL_PERSON:MOO")
    assert again.returncode == 11
    assert "not shown again" in home.run("accounts", "reset-password", "a@misaq.example").stdout
    assert "closed" in home.run("accounts", "close", "A@misaq.example").stdout
    assert "closed" in home.run("accounts", "list").stdout
    assert home.run("accounts", "close", "nobody@misaq.example").returncode == 11
    wrong = home.run("accounts", "grant", "a@misaq.example", "--role", "KING")
    assert wrong.returncode == 10
    assert "VERIFIER" in wrong.stderr
    assert home.run("accounts", "grant", "a@misaq.example", "--role", "VERIFIER:X").returncode == 10
    assert "no people of the demo" in home.run("accounts", "reset-demo").stdout
