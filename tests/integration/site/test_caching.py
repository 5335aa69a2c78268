"""A page says what it was made from, so that caches ask and readers wait little."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.integration.registers.small_pack import pack_of, source
from tests.integration.site.conftest import LOADED_AT


def test_a_page_that_did_not_change_is_not_sent_again(reader: Client) -> None:
    first = reader.get("/findings/")
    again = reader.get("/findings/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_page_changes_with_the_data_and_the_language(reader: Client) -> None:
    english, urdu = reader.get("/findings/"), reader.get("/ur/findings/")
    assert english["ETag"] != urdu["ETag"]
    load_pack(
        actor=operator(7),
        at=LOADED_AT + timedelta(days=1),
        pack=pack_of(sourcebook__sources=[source("A")]),
    )
    changed = reader.get("/findings/", headers={"if-none-match": english["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != english["ETag"]
    assert changed.content != english.content


def test_head_says_what_get_says_without_the_page(reader: Client) -> None:
    for address in ("/", "/findings/", "/about/", "/robots.txt"):
        get, head = reader.get(address), reader.head(address)
        assert head.status_code == 200
        assert head.content == b""
        for name in ("ETag", "Content-Type", "Cache-Control", "Content-Length"):
            assert head.get(name) == get.get(name), (address, name)


def test_a_page_seen_before_takes_six_questions_to_the_database(reader: Client) -> None:
    for address in ("/", "/findings/", "/gaps/", "/checks/"):
        reader.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(address)
        # The record; what is kept of lists, incidents, the picture, forecasts with indicators,
        # and perceptions.
        assert len(asked) == 6, address


def test_questions_to_the_database_do_not_grow_with_the_list(reader: Client) -> None:
    reader.get("/findings/")
    with CaptureQueriesContext(connection) as asked:
        reader.get("/findings/?q=never-asked-before")
    # Six as above; then checks read lists, forecasts and indicators.
    assert len(asked) == 9


def test_no_cookie_is_ever_set(reader: Client) -> None:
    for address in ("/", "/findings/", "/ur/findings/", "/about/", "/nothing/"):
        assert not reader.get(address).cookies
