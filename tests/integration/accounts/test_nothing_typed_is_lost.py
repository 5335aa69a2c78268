"""A form sent after the session ended comes back filled in, to the same person only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from lxml import html

from misaq.apps.accounts.models import HeldForm
from tests.support.accounts import PASSWORD, client_of, make_account

pytestmark = pytest.mark.django_db

FORM = "/account/name/"
TYPED = {"name": "Ayla bint Tamseel", "language": "ur"}


def expire(client: Client) -> None:
    """Let the session end while its browser keeps its other cookies."""
    client.session.delete()


def sign_in(client: Client, email: str, way: str = "") -> None:
    """Sign in by address and password."""
    given = {"login": email, "password": PASSWORD}
    assert client.post(way or "/account/sign-in/", given).status_code == 302


def start(email: str = "a@misaq.example") -> Client:
    """Return a browser in which somebody has opened the form."""
    client = client_of(make_account(email=email, second_factor=False))
    assert client.get(FORM).status_code == 200
    return client


def name_in(client: Client) -> str:
    """Return the name that stands in the form."""
    tree = html.document_fromstring(client.get(FORM).content.decode())
    return str(tree.xpath("//input[@name='name']/@value")[0])


def test_the_same_person_finds_the_form_as_it_was() -> None:
    client = start()
    expire(client)
    sent = client.post(FORM, TYPED)
    assert (sent.status_code, sent["Location"]) == (
        302,
        "/account/sign-in/?next=%2Faccount%2Fname%2F",
    )
    sign_in(client, "a@misaq.example", sent["Location"])
    page = client.get(FORM).content.decode()
    tree = html.document_fromstring(page)
    assert tree.xpath("//input[@name='name']/@value") == [TYPED["name"]]
    assert tree.xpath("//option[@selected]/@value") == ["ur"]
    assert "Your session ended before this form arrived" in page


def test_sending_it_again_forgets_it() -> None:
    client = start()
    expire(client)
    client.post(FORM, TYPED)
    sign_in(client, "a@misaq.example")
    assert client.post(FORM, TYPED)["Location"] == "/account/"
    assert HeldForm.objects.count() == 0
    assert b"session ended" not in client.get(FORM).content


def test_another_person_in_the_same_browser_does_not_see_it() -> None:
    client = start()
    make_account(email="b@misaq.example", name="Bilal Misali", second_factor=False)
    expire(client)
    client.post(FORM, TYPED)
    sign_in(client, "b@misaq.example")
    assert name_in(client) == "Bilal Misali"


def test_the_same_person_in_another_browser_does_not_see_it() -> None:
    client = start()
    expire(client)
    client.post(FORM, TYPED)
    other = Client()
    sign_in(other, "a@misaq.example")
    assert name_in(other) == "Ayla Tamseel"


def test_nothing_readable_is_stored_and_no_password_at_all() -> None:
    client = start()
    expire(client)
    client.post("/account/password/", {"oldpassword": PASSWORD, "note": "beside it"})
    (held,) = HeldForm.objects.all()
    assert b"beside" not in bytes(held.sealed)
    assert len(bytes(held.sealed)) < 200


def test_it_is_gone_after_some_hours() -> None:
    client = start()
    expire(client)
    client.post(FORM, TYPED)
    held = HeldForm.objects.get()
    assert held.expires_at - held.held_at == timedelta(hours=4)
    HeldForm.objects.update(held_at=held.held_at - timedelta(hours=5), expires_at=held.held_at)
    sign_in(client, "a@misaq.example")
    assert name_in(client) == "Ayla Tamseel"


def test_a_stranger_who_sends_a_form_leaves_nothing() -> None:
    answer = Client().post(FORM, TYPED)
    assert answer.status_code == 302
    assert HeldForm.objects.count() == 0


def test_a_session_that_lay_idle_ends_and_holds_the_form(settings: LazySettings) -> None:
    client = start()
    session = client.session
    session["misaq.seen"] -= settings.MISAQ_SESSION_IDLE + 60
    session.save()
    assert client.post(FORM, TYPED)["Location"].startswith("/account/sign-in/")
    assert HeldForm.objects.count() == 1


def test_a_form_older_than_the_session_is_refused_and_held_when_this_site_sent_it() -> None:
    account = make_account(email="a@misaq.example", second_factor=False)
    client = client_of(account)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    strict.get(FORM)
    foreign = strict.post(FORM, TYPED, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert HeldForm.objects.count() == 0
    own = strict.post(FORM, TYPED, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.status_code == 403
    assert b"What you typed is kept" in own.content
    assert name_in(strict) == TYPED["name"]
