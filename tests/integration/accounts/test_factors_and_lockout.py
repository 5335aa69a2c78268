"""Second factors, sessions, forgotten passwords, and guessing."""

from __future__ import annotations

import re

import pytest
from allauth.core import context
from allauth.core.ratelimit import respond_429
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axes.models import AccessAttempt
from django.conf import LazySettings
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation
from lxml import html

from misaq.apps.audit.queries import list_entries
from misaq.core.access.actors import PUBLIC
from misaq.core.access.roles import UserRole
from tests.support.accounts import PASSWORD, client_of, held, make_account, signed_in

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/"


def events() -> list[str]:
    """Return what the audit saw, in order, reads apart, once what waited for the commit ran."""
    with context.request_context(RequestFactory().get("/")):  # allauth's letters name the site
        while connection.run_on_commit:
            connection.run_on_commit.pop(0)[1]()
    return [e.event for e in list_entries(actor=PUBLIC, limit=500) if e.event != "page.read"]


def code_for(secret: str) -> str:
    """Return the code that an app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_an_app_is_set_up_and_then_asked_for() -> None:
    account = make_account(held(UserRole.VERIFIER), email="v@misaq.example", second_factor=False)
    client = client_of(account)
    page = client.get("/account/factors/app/")
    tree = html.document_fromstring(page.content.decode())
    assert len(tree.xpath("//figure//*[local-name()='svg']")) == 1
    assert b"data:image" not in page.content
    assert b"style=" not in page.content
    secret = "".join(tree.xpath("//figcaption//text()")).strip()
    done = client.post("/account/factors/app/", {"code": code_for(secret)})
    assert done["Location"] == "/account/factors/recovery/"
    listed = html.document_fromstring(client.get("/account/factors/recovery/").content.decode())
    recovery = str(listed.xpath("string(//ul[@class='codes']/li[1])")).strip()
    assert client.get("/account/factors/recovery/download/").status_code == 200
    assert "account.factor-added" in events()

    again = Client()
    sent = again.post(SIGN_IN, {"login": "v@misaq.example", "password": PASSWORD})
    assert sent["Location"].startswith("/account/factors/code/")
    assert again.get("/account/").status_code == 302
    assert b"Your password was right" in again.get("/account/factors/code/").content
    assert again.post("/account/factors/code/", {"code": "000000"}).status_code == 200
    entered = again.post("/account/factors/code/", {"code": recovery})
    assert entered.status_code == 302
    assert b"Verifier" in again.get("/account/").content


def test_the_pages_of_factors_open_in_our_design() -> None:
    account = make_account(second_factor=False)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    key = Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    )
    client = client_of(account)
    for place in (
        "/account/factors/",
        "/account/factors/app/remove/",
        "/account/factors/recovery/new/",
        "/account/passkeys/",
        f"/account/passkeys/{key.pk}/remove/",
        f"/account/passkeys/{key.pk}/name/",
        "/account/sessions/",
        "/account/password/",
        "/account/email/",
        "/account/again/",
        "/account/factors/again/",
        "/account/sign-out/",
    ):
        answer = client.get(place)
        assert answer.status_code == 200, place
        assert b'class="site-header"' in answer.content, place
    key.delete()
    assert b"/static/mfa/js/webauthn.js" in client.get("/account/passkeys/add/").content


def test_a_page_for_a_resting_role_leads_to_the_second_factor() -> None:
    client = signed_in(held(UserRole.ADMINISTRATOR), second_factor=False)
    assert client.get("/people/")["Location"] == "/account/second-factor/"
    assert b"Administrator" in client.get("/account/second-factor/").content


def test_guessing_is_stopped_with_a_page_that_says_when_to_try_again() -> None:
    make_account(email="a@misaq.example", second_factor=False)
    client = Client()
    wrong = {"login": "a@misaq.example", "password": "wrong-guess"}
    answers = [client.post(SIGN_IN, wrong) for _ in range(5)]
    assert [a.status_code for a in answers] == [200, 200, 200, 200, 429]
    locked = client.post(SIGN_IN, wrong | {"password": PASSWORD})
    assert locked.status_code == 429
    assert locked["Retry-After"] == "900"
    assert b"15 minutes" in locked.content
    assert "account.locked-out" in events()
    assert "wrong-guess" not in str(list(AccessAttempt.objects.values()))
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post(SIGN_IN, wrong | {"password": PASSWORD}).status_code == 302


def test_too_many_tries_at_anything_else_are_answered_in_our_words(rf: RequestFactory) -> None:
    for language, words in (("en", "Too many tries"), ("ur", 'dir="rtl"')):
        with translation.override(language):
            answer = respond_429(rf.post("/account/passkeys/add/"))
        assert answer.status_code == 429
        assert words in answer.content.decode()


def test_a_forgotten_password_is_changed_by_a_letter_and_ends_sessions() -> None:
    account = make_account(email="a@misaq.example", second_factor=False)
    elsewhere = client_of(account)
    client = Client()
    assert client.post("/account/password/reset/", {"email": "a@misaq.example"}).status_code == 302
    assert client.post("/account/password/reset/", {"email": "no@misaq.example"}).status_code == 302
    (letter,) = mail.outbox
    (link,) = re.findall(r"/account/password/reset/\S+", str(letter.body))
    page = client.get(link, follow=True)
    assert page.status_code == 200
    new = "eleven-clocks-in-the-mill"
    done = client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.status_code == 302
    assert elsewhere.get("/account/").status_code == 302
    assert client.post(SIGN_IN, {"login": "a@misaq.example", "password": new}).status_code == 302
    assert "account.password-changed" in events()


def test_a_new_address_holds_once_its_link_was_opened() -> None:
    account = make_account(email="a@misaq.example")
    client = client_of(account)
    asked = {"email": "b@misaq.example", "action_add": "1"}
    assert client.post("/account/email/", asked).status_code == 302
    account.refresh_from_db()
    assert account.email == "a@misaq.example"
    letter = next(m for m in mail.outbox if m.to == ["b@misaq.example"])
    (link,) = re.findall(r"/account/email/\S+", str(letter.body))
    assert b"Yes, take it" in client.get(link).content
    client.post(link)
    account.refresh_from_db()
    assert account.email == "b@misaq.example"
    assert "account.email-changed" in events()


def test_sessions_are_listed_and_the_others_ended() -> None:
    account = make_account(second_factor=False)
    here, elsewhere = client_of(account), client_of(account)
    assert here.get("/account/sessions/").content.count(b"<tr") == 3
    here.post("/account/sessions/")
    assert elsewhere.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_signing_in_and_out_is_audited_with_numbers_only() -> None:
    make_account(email="a@misaq.example", second_factor=False)
    client = Client()
    client.post(SIGN_IN, {"login": "a@misaq.example", "password": PASSWORD})
    client.post("/account/sign-out/")
    assert events() == ["account.signed-in", "account.signed-out"]
    assert "misaq.example" not in str(list_entries(actor=PUBLIC))


def test_nobody_signs_up() -> None:
    assert Client().get("/account/sign-up/").status_code == 404
    assert Client().get("/account/signup/").status_code == 404


def test_a_letter_that_cannot_be_sent_fails_nothing_else(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    make_account(email="a@misaq.example")
    asked = {"email": "a@misaq.example"}
    assert Client().post("/account/password/reset/", asked).status_code == 302
