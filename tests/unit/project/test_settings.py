"""Django's settings, as far as they decide something."""

from __future__ import annotations

from pathlib import Path

import pytest

from misaq.kernel.errors import Unavailable
from misaq.project import settings
from misaq.project.environment import read_environment

POSTGRESQL = {"MISAQ_DATABASE_URL": "postgresql://ann:pw@db.example:5433/mis?sslmode=require"}


def test_sqlite_takes_the_lock_when_a_write_starts_and_waits_for_others(tmp_path: Path) -> None:
    environment = read_environment(
        {"MISAQ_HOME": str(tmp_path), "MISAQ_DATABASE_TIMEOUT": "9"}, clone=None
    )
    options = settings._database(environment)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 9.0)
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]


def test_postgresql_is_handed_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "find_spec", lambda _name: object())
    found = settings._database(read_environment(POSTGRESQL, clone=None))
    assert (found["NAME"], found["HOST"], found["PORT"]) == ("mis", "db.example", "5433")
    assert (found["USER"], found["PASSWORD"]) == ("ann", "pw")
    assert found["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}


def test_postgresql_without_its_driver_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "find_spec", lambda _name: None)
    with pytest.raises(Unavailable, match="driver is not installed"):
        settings._database(read_environment(POSTGRESQL, clone=None))


def test_the_key_is_the_one_given_or_the_one_kept(tmp_path: Path) -> None:
    home = {"MISAQ_HOME": str(tmp_path)}
    given = read_environment({**home, "MISAQ_SECRET_KEY": "given"}, clone=None)
    assert settings._secret_key(given) == "given"
    assert list(tmp_path.iterdir()) == []
    kept = settings._secret_key(read_environment(home, clone=None))
    assert (tmp_path / "secret-key").read_text().strip() == kept
