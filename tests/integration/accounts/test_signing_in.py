"""Signing in: by address and password, with roles on the request and nothing kept."""

from __future__ import annotations

import pytest
from django.test import Client

from misaq.apps.pages.access import actor_of
from misaq.core.access.roles import UserRole
from tests.support.accounts import PASSWORD, held, make_account, signed_in

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/"


def test_somebody_without_a_session_is_sent_to_sign_in_and_comes_back() -> None:
    make_account(email="a@misaq.example", second_factor=False)
    client = Client()
    sent = client.get("/account/")
    assert sent.status_code == 302
    assert sent["Location"] == "/account/sign-in/?next=%2Faccount%2F"
    given = {"login": "A@misaq.example", "password": PASSWORD}
    back = client.post(sent["Location"], given)
    assert (back.status_code, back["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200


def test_a_request_carries_who_asks_with_the_roles_in_force() -> None:
    client = signed_in(held(UserRole.FOCAL_PERSON, "MOO"))
    actor = actor_of(client.get("/account/").wsgi_request)
    assert actor.held == (held(UserRole.FOCAL_PERSON, "MOO"),)


def test_a_role_that_decides_rests_without_a_second_factor() -> None:
    client = signed_in(held(UserRole.VERIFIER), held(UserRole.ANALYST), second_factor=False)
    answer = client.get("/account/")
    assert actor_of(answer.wsgi_request).held == (held(UserRole.ANALYST),)
    assert b"rest until you sign in with a second factor" in answer.content


def test_a_public_page_does_not_know_who_asks() -> None:
    client = signed_in(held(UserRole.ADMINISTRATOR))
    answer = client.get("/about/")
    assert actor_of(answer.wsgi_request).id == "public"
    assert "Cookie" not in answer.get("Vary", "")


def test_a_page_for_members_is_kept_nowhere() -> None:
    assert signed_in().get("/account/")["Cache-Control"] == "private, no-store"
    assert Client().get(SIGN_IN)["Cache-Control"] == "private, no-store"


def test_a_wrong_password_says_neither_which_part_was_wrong() -> None:
    make_account(email="a@misaq.example")
    client = Client()
    wrong = client.post(SIGN_IN, {"login": "a@misaq.example", "password": "no"}).content
    unknown = client.post(SIGN_IN, {"login": "b@misaq.example", "password": "no"}).content
    assert b"error-summary" in wrong
    assert wrong.count(b"<li>") == unknown.count(b"<li>")
