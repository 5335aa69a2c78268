"""The commands that change and verify what is on record, as somebody types them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.database.home import Home
from tests.integration.registers.small_pack import write_pack


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a folder with the small pack loaded."""
    home = Home(tmp_path / "home")
    assert home.load().returncode == 0
    return home


def test_a_load_says_what_it_changed_and_a_second_that_nothing_did(home: Home) -> None:
    assert "nothing to change; 2 records" in home.load().stdout
    write_pack(home.pack, title="New title")
    dry = home.run("load", str(home.pack), "--dry-run")
    assert "would load 0 new, 1 changed" in dry.stdout
    assert "title: A gazette → New title" in dry.stdout
    assert "loaded 0 new, 1 changed" in home.load().stdout


def test_an_amendment_from_beginning_to_end(home: Home) -> None:
    made = home.run("amend", "sourcebook.sources", "A", "title", "Mine", "--because", "I saw it")
    assert made.returncode == 0, made.stderr
    assert "is now Mine; the pack says A gazette." in " ".join(made.stdout.split())

    write_pack(home.pack, title="Theirs")
    load = home.run("load", str(home.pack), "--format", "json")
    (conflict,) = json.loads(load.stdout)["conflicts"]
    assert (conflict["mine"], conflict["pack"]) == ("Mine", "Theirs")

    listed = home.run("amendments").stdout
    assert "to settle: the pack has changed since" in listed
    assert "because    I saw it (operator" in listed

    kept = home.run("settle", "1", "--keep-mine", "--because", "Still so")
    assert "in force" in kept.stdout
    taken = home.run("settle", "2", "--take-pack", "--because", "They are right")
    assert "no longer in force" in taken.stdout
    assert home.run("amendments").stdout == "Nothing was amended here.\n"
    assert home.run("amendments", "--all").stdout.count("no longer in force") == 2
    assert "The chain holds: 5 rows." in home.run("audit", "verify").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["amend", "sourcebook.sources", "A", "title"], 10, "Give either a value or --clear"),
        (["amend", "sourcebook.sources", "A", "title", "x"], 10, "needs a reason"),
        (["amend", "sourcebook.sources", "Q", "title", "x", "--because", "y"], 11, "no record"),
        (["amend", "law.nothing", "Q", "title", "x", "--because", "y"], 11, "no table"),
        (["amend", "sourcebook.sources", "A", "read", "x", "--because", "y"], 10, "Allowed: full"),
        (["amend", "sourcebook.sources", "A", "title", "[x", "--because", "y"], 10, "JSON"),
        (["settle", "1", "--because", "y"], 10, "Choose one"),
        (["settle", "1", "--take-pack", "--because", "y"], 11, "no amendment number 1"),
        (["load", "/no/such/folder"], 11, "no pack.yml"),
        (["audit", "verify", "--head", "abc"], 10, "not 64 hexadecimal digits"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_in_words(
    home: Home, arguments: list[str], code: int, words: str
) -> None:
    done = home.run(*arguments)
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_pack_nobody_built_in_is_not_found(home: Home) -> None:
    done = home.run("load", MISAQ_PACK="../etc")
    assert done.returncode == 11
    assert "no built-in country pack" in done.stderr


def test_the_head_is_found_again_with_the_rows_that_followed(home: Home) -> None:
    head = home.run("audit", "head").stdout.strip()
    write_pack(home.pack, title="New title")
    home.load()
    done = home.run("audit", "verify", "--head", head.upper())
    assert done.returncode == 0
    assert "The given head is row 1; 1 rows follow it." in done.stdout


def tamper(home: Home, *statements: str) -> None:
    """Change the audit behind the command's back."""
    with closing(sqlite3.connect(home.database)) as connection:
        for name in ("audit_no_update", "audit_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_changed_row_is_named(home: Home) -> None:
    tamper(home, "UPDATE audit_auditevent SET actor = 'public' WHERE seq = 1")
    done = home.run("audit", "verify")
    assert done.returncode == 13
    assert "breaks at row 1: it was changed after it was written" in " ".join(done.stderr.split())


def test_rows_cut_off_show_against_the_head(home: Home) -> None:
    head = home.run("audit", "head").stdout.strip()
    tamper(home, "DELETE FROM audit_auditevent WHERE seq = 1")
    assert home.run("audit", "verify").returncode == 0
    done = home.run("audit", "verify", "--head", head)
    assert done.returncode == 13
    assert "the given head is not among them" in " ".join(done.stderr.split())
