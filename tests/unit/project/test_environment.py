"""The settings of a run, from the environment."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from misaq.kernel.errors import InputRefused, Unavailable
from misaq.project.database_url import Database, Engine, parse_database_url
from misaq.project.environment import read_environment
from misaq.project.secret_key import LISTS, keep_secret_key
from misaq.project.variables import VARIABLES


def test_a_clone_keeps_its_data_in_var(tmp_path: Path) -> None:
    environment = read_environment({}, clone=tmp_path)
    assert environment.home == tmp_path / "var"
    assert environment.database == Database.sqlite(tmp_path / "var" / "misaq.sqlite3")
    assert environment.allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert environment.debug is False
    assert environment.https is False
    assert environment.pack == "pk"
    assert environment.database_timeout == 5.0


def test_without_a_clone_data_go_to_the_users_folder() -> None:
    assert read_environment({"HOME": "/h"}, clone=None).home == Path("/h/.local/share/misaq")
    shared = {"HOME": "/h", "XDG_DATA_HOME": "/d"}
    assert read_environment(shared, clone=None).home == Path("/d/misaq")


def test_what_is_given_holds(tmp_path: Path) -> None:
    environment = read_environment(
        {
            "MISAQ_HOME": str(tmp_path),
            "MISAQ_DEBUG": "On",
            "MISAQ_ALLOWED_HOSTS": "a.example, b.example,",
            "MISAQ_DATABASE_TIMEOUT": "0.5",
            "MISAQ_PACK": "xx",
            "MISAQ_SECRET_KEY": "k",
            "OTHER": "x",
        },
        clone=None,
    )
    assert environment.home == tmp_path
    assert environment.debug is True
    assert environment.allowed_hosts == ("a.example", "b.example")
    assert (environment.database_timeout, environment.pack) == (0.5, "xx")
    assert environment.secret_key == "k"


def test_a_name_nobody_knows_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(InputRefused) as caught:
        read_environment({"MISAQ_ALOWED_HOST": "x", "MISAQ_DEBUG": "maybe"}, clone=None)
    assert [str(problem) for problem in caught.value.problems] == [
        "MISAQ_ALOWED_HOST: there is no such setting. Did you mean MISAQ_ALLOWED_HOSTS?",
        "MISAQ_DEBUG: 'maybe' is neither on nor off.",
    ]


@pytest.mark.parametrize("text", ["soon", "0", "-1", "nan", "1e9"])
def test_a_timeout_is_a_number_of_seconds(text: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read_environment({"MISAQ_DATABASE_TIMEOUT": text}, clone=None)
    assert "not a number of seconds" in caught.value.problems[0].what


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("MISAQ_DELISTED_DAYS", "a week", "from 0 to 3650"),
        ("MISAQ_DELISTED_DAYS", "-1", "from 0 to 3650"),
        ("MISAQ_TOMBSTONE_DAYS", "0", "from 1 to 36500"),
        ("MISAQ_LISTS_KEY", "short", "shorter than 32"),
    ],
)
def test_times_of_keeping_and_the_key_of_lists_are_checked(name: str, text: str, why: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_environment({name: text}, clone=None)
    assert why in str(refusal.value)
    assert "short" not in refusal.value.problems[0].what.replace("shorter", "")


def test_the_keys_of_cookies_and_of_lists_are_two(tmp_path: Path) -> None:
    assert keep_secret_key(tmp_path) != keep_secret_key(tmp_path, LISTS)
    assert keep_secret_key(tmp_path, LISTS) == keep_secret_key(tmp_path, LISTS)


def test_every_variable_is_described() -> None:
    names = [variable.name for variable in VARIABLES]
    assert len(set(names)) == len(names)
    for variable in VARIABLES:
        assert variable.name.startswith("MISAQ_")
        assert variable.default
        assert variable.meaning.endswith(".")


def test_the_address_of_a_database_is_read_in_parts() -> None:
    found = parse_database_url("postgresql://ann:p%40ss@db.example:5433/mis?sslmode=require")
    assert found == Database(
        Engine.POSTGRESQL,
        "mis",
        host="db.example",
        port=5433,
        user="ann",
        password="p@ss",
        options=(("sslmode", "require"),),
    )
    assert parse_database_url("sqlite:////data/m.sqlite3") == Database.sqlite(
        Path("/data/m.sqlite3")
    )


@pytest.mark.parametrize(
    "text",
    ["mysql://a:secret@h/n", "sqlite://m.sqlite3", "postgresql://a:secret@h", "postgresql://h:x/n"],
)
def test_another_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse_database_url(text)
    assert "secret" not in str(caught.value)


def test_a_bad_address_is_one_of_the_problems() -> None:
    with pytest.raises(InputRefused) as caught:
        read_environment({"MISAQ_DATABASE_URL": "mysql://h/n"}, clone=None)
    assert caught.value.problems[0].where == "MISAQ_DATABASE_URL"


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    key = keep_secret_key(tmp_path / "new")
    file = tmp_path / "new" / "secret-key"
    assert keep_secret_key(tmp_path / "new") == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in (tmp_path / "new").iterdir()] == ["secret-key"]


def test_a_key_that_cannot_be_kept_is_refused_with_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="cannot be read or made"):
        keep_secret_key(tmp_path / "file")


def test_a_key_that_is_too_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("short\n")
    with pytest.raises(Unavailable, match="too short"):
        keep_secret_key(tmp_path)
