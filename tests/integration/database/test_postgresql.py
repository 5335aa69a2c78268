"""The same promises on PostgreSQL: loads, amendments, the chain, and failures in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.audit.test_concurrent import APPEND, environment_for
from tests.integration.database.home import Home
from tests.integration.database.postgresql import find_programs, running_server
from tests.integration.registers.small_pack import write_pack
from tests.support import skips


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of an empty database on a server of our own."""
    programs = find_programs()
    if programs is None:
        pytest.skip(skips.NO_POSTGRES)
    with running_server(programs) as found:
        yield found


class Site:
    """A folder and a database on the server, and the command that works on them."""

    def __init__(self, folder: Path, address: str) -> None:
        self.home = Home(folder)
        self.address = address

    def run(self, *arguments: str, address: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command."""
        return self.home.run(
            *arguments, MISAQ_DATABASE_URL=address or self.address, MISAQ_DATABASE_TIMEOUT="2"
        )

    def execute(self, statement: str) -> None:
        """Run a statement as whoever owns the database would."""
        _execute(self.address, statement)


@pytest.fixture(scope="module")
def loaded(address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the name of a database with the small pack loaded, to be copied for each test."""
    name = "misaq_loaded"
    _execute(address, f'CREATE DATABASE "{name}"')
    made = Site(tmp_path_factory.mktemp("loaded"), address.replace("/postgres", f"/{name}"))
    done = made.run("load", str(made.home.pack))
    assert done.returncode == 0, done.stderr
    return name


@pytest.fixture
def site(tmp_path: Path, address: str, loaded: str) -> Site:
    """Return a database of its own with the small pack loaded."""
    name = f"misaq_{tmp_path.name}".replace("-", "_")[:60].lower()
    _execute(address, f'CREATE DATABASE "{name}" TEMPLATE "{loaded}"')
    return Site(tmp_path / "home", address.replace("/postgres", f"/{name}"))


def _execute(address: str, statement: str) -> None:
    import psycopg

    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute(statement)


SEARCH = """
from datetime import UTC, date, datetime
import django
django.setup()
from misaq.apps.search.actions import make_index
from misaq.apps.search.queries import search
from misaq.core.access.actors import PUBLIC
make_index(actor=PUBLIC, at=datetime.now(UTC))
for asked in ("gazette", "gaz", "gezzit", "گزٹ", "zzzz", "' | !()&:*", "a gazette"):
    answer = search(actor=PUBLIC, asked=asked, as_of=date(2024, 1, 1))
    print([hit.key for hit in answer.hits])
"""


def test_words_are_found_as_they_are_on_sqlite(site: Site) -> None:
    def keys(url: str) -> str:
        environment = {**environment_for(site.home.folder), "MISAQ_DATABASE_URL": url}
        command = [sys.executable, "-c", SEARCH]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert site.home.load().returncode == 0
    found = keys(site.address)
    assert "['A'" in found
    assert found == keys("")


def test_an_amendment_from_beginning_to_end(site: Site) -> None:
    assert "nothing to change" in site.run("load", str(site.home.pack)).stdout
    amended = site.run("amend", "sourcebook.sources", "A", "title", "Mine", "--because", "Seen")
    assert amended.returncode == 0, amended.stderr
    write_pack(site.home.pack, title="Theirs")
    assert "To settle" in site.run("load", str(site.home.pack)).stdout
    assert site.run("settle", "1", "--keep-mine", "--because", "Still so").returncode == 0
    assert "The chain holds: 4 rows." in site.run("audit", "verify").stdout


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET actor = 'public' WHERE seq = 1",
        "DELETE FROM audit_auditevent WHERE seq = 1",
        "TRUNCATE audit_auditevent",
        (
            "INSERT INTO audit_auditevent SELECT 5, at, actor, event, object_table, object_key, "
            "facts, outcome, rule, 'p', 'h' FROM audit_auditevent WHERE seq = 1"
        ),
    ],
    ids=["change", "remove", "empty", "leave-a-gap"],
)
def test_the_database_refuses_to_change_the_audit(site: Site, statement: str) -> None:
    import psycopg

    with pytest.raises(psycopg.errors.RestrictViolation):
        site.execute(statement)
    assert "The chain holds: 1 rows." in site.run("audit", "verify").stdout


def test_a_changed_row_is_named(site: Site) -> None:
    site.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")
    site.execute("UPDATE audit_auditevent SET facts = '{}' WHERE seq = 1")
    done = site.run("audit", "verify")
    assert done.returncode == 13
    assert "breaks at row 1" in done.stderr


def test_two_writers_make_one_chain(site: Site) -> None:
    environment = {**environment_for(site.home.folder), "MISAQ_DATABASE_URL": site.address}
    writers = [
        subprocess.Popen([sys.executable, "-c", APPEND, number], env=environment)
        for number in ("1", "2")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert "The chain holds: 101 rows." in site.run("audit", "verify").stdout


def test_each_failure_is_said_in_words(site: Site) -> None:
    elsewhere = site.address.rsplit("/", 1)[0] + "/nothing"
    done = site.run("audit", "head", address=elsewhere)
    assert (done.returncode, "cannot be reached" in done.stderr) == (15, True)

    write_pack(site.home.pack, title="Changed")
    reading = f"{site.address}?options=-cdefault_transaction_read_only%3Don"
    done = site.run("load", str(site.home.pack), address=reading)
    assert (done.returncode, "may only read" in done.stderr) == (15, True)

    site.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('law', '0099_later', now())"
    )
    done = site.run("audit", "head")
    assert (done.returncode, "law.0099_later" in done.stderr) == (13, True)
