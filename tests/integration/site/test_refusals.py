"""What a reader is told when something is wrong, and what a stranger is not told."""

from __future__ import annotations

import sqlite3

import pytest
from django.db import OperationalError
from django.test import Client

from tests.support.pages import text_of

pytestmark = pytest.mark.django_db

WAY_ON = {"en": "What you can do:", "ur": "آپ کیا کر سکتے ہیں:"}


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "2024", "2024-02-30", "<script>"])
def test_a_day_that_is_none_is_refused_with_the_form_to_use(reader: Client, day: str) -> None:
    answer = reader.get("/findings/", {"as_of": day})
    assert answer.status_code == 400
    assert "such as 2024-12-31" in text_of(answer.content)
    assert b"<script>" not in answer.content
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("day", ["", "  ", "0001-01-01", "9999-12-31"])
def test_any_day_of_the_calendar_is_answered(reader: Client, day: str) -> None:
    assert reader.get("/findings/", {"as_of": day}).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/nothing/", "/findings/0000000000000000/", "/checks/XXX999/", "/findings/short/", "/ur/no/"],
)
def test_what_is_not_there_is_said_with_a_way_on(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404
    assert WAY_ON["ur" if address.startswith("/ur/") else "en"] in text_of(answer.content)
    assert b"Traceback" not in answer.content


def test_unknown_words_in_the_query_are_ignored(reader: Client) -> None:
    plain = reader.get("/findings/")
    strange = reader.get("/findings/?utm=1&page=none&nonsense=%00")
    assert strange.status_code == 200
    assert text_of(strange.content) == text_of(plain.content)


def test_a_query_of_too_many_words_is_refused_and_no_fault_of_ours(reader: Client) -> None:
    answer = reader.get("/threat/?" + "source=x&" * 1_200)
    assert answer.status_code == 400
    assert WAY_ON["en"] in text_of(answer.content)


def test_nothing_can_be_sent(reader: Client) -> None:
    for address in ("/", "/findings/", "/about/", "/robots.txt"):
        assert reader.post(address).status_code in {403, 405}
        assert reader.delete(address).status_code in {403, 405}


def test_before_a_pack_is_loaded_the_pages_say_how_to_load_one(client: Client) -> None:
    assert "misaq load" in text_of(client.get("/").content)
    assert "misaq load" in text_of(client.get("/findings/").content)
    assert client.get("/gaps/").status_code == 200
    assert client.get("/checks/LAW001/").status_code == 200


def test_a_database_that_cannot_be_read_is_said_without_naming_its_file(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cause = sqlite3.OperationalError("unable to open database file")
    cause.sqlite_errorname = "SQLITE_CANTOPEN"
    error = OperationalError("unable to open database file")
    error.__cause__ = cause

    def fail(**_: object) -> str:
        raise error

    monkeypatch.setattr("misaq.apps.findings.queries.data_version", fail)
    answer = client.get("/findings/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "The records cannot be read just now." in text_of(answer.content)
    assert b"sqlite" not in answer.content
    assert client.get("/about/").status_code == 200


def test_a_fault_of_ours_is_said_and_shows_nothing_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_: object) -> str:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("misaq.apps.findings.queries.data_version", fail)
    answer = Client(raise_request_exception=False).get("/findings/")
    assert answer.status_code == 500
    assert "The fault is ours." in text_of(answer.content)
    assert b"secret" not in answer.content


def test_a_page_for_a_failure_that_fails_itself_still_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("again")

    monkeypatch.setattr("misaq.apps.findings.queries.data_version", fail)
    monkeypatch.setattr("misaq.apps.pages.errors.render_page", fail)
    answer = Client(raise_request_exception=False).get("/findings/")
    assert answer.status_code == 500
    assert b"Something failed here" in answer.content


def test_a_host_that_is_not_ours_is_refused() -> None:
    answer = Client(SERVER_NAME="elsewhere.example", raise_request_exception=False).get("/about/")
    assert answer.status_code == 400
