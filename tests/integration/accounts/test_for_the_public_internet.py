"""The settings of a site that others reach: checked by Django, and strict in every answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.test import Client, RequestFactory

from misaq.apps.accounts.borrowed import BORROWED
from misaq.apps.accounts.origin import address_of
from misaq.core.access.roles import UserRole
from tests.permission.addresses import every_address
from tests.support.accounts import PASSWORD, held, make_account, signed_in

PUBLIC_SITE = {
    "MISAQ_HTTPS": "on",
    "MISAQ_ALLOWED_HOSTS": "misaq.example",
    "MISAQ_SECRET_KEY": "a-long-key-made-for-this-test-only-0123456789-abcdefghijklmnop",
    "DJANGO_SETTINGS_MODULE": "misaq.project.settings",
}


def run(code: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the settings of a public site."""
    return subprocess.run(
        [sys.executable, *code.split()],
        env={**os.environ, **PUBLIC_SITE, "MISAQ_HOME": str(home), **more},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_django_finds_nothing_to_say_about_the_settings_of_a_public_site(tmp_path: Path) -> None:
    done = run("-m django check --deploy --fail-level INFO", tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_public_site_cannot_do_without_second_factors(tmp_path: Path) -> None:
    done = run("-m misaq.cli.main accounts list", tmp_path, MISAQ_SECOND_FACTOR="off")
    assert done.returncode == 10
    assert "demo on this machine only" in " ".join(done.stderr.split())


@pytest.mark.django_db
def test_cookies_of_a_session_are_for_the_server_alone(settings: LazySettings) -> None:
    make_account(email="a@misaq.example", second_factor=False)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    client.post("/account/sign-in/", {"login": "a@misaq.example", "password": PASSWORD})
    client.get("/account/")
    for name in ("sessionid", "misaq_member"):
        cookie = client.cookies[name]
        assert cookie["httponly"], name
        assert cookie["secure"], name
        assert cookie["samesite"] == "Lax", name


@pytest.mark.django_db
def test_every_answer_carries_the_strict_policy() -> None:
    member = signed_in(*(held(r) for r in (UserRole.ADMINISTRATOR, UserRole.AUDITOR)))
    for address in every_address():
        if address.values or address.name in {"audit:export", "account_logout"}:
            continue
        for client in (Client(), member):
            policy = client.get(address.path)["Content-Security-Policy"]
            assert "script-src 'self'" in policy, address.name
            assert "default-src 'self'" in policy, address.name
            assert "unsafe" not in policy, address.name


@pytest.mark.parametrize(
    ("is_behind", "forwarded", "expected"),
    [
        (False, "198.51.100.1", "127.0.0.1"),
        (True, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (True, "made up", "0.0.0.0"),  # noqa: S104 -- "not known"
    ],
    ids=["no-proxy", "what-the-proxy-wrote", "nonsense"],
)
def test_an_address_is_what_our_own_proxy_saw(
    settings: LazySettings, is_behind: bool, forwarded: str, expected: str
) -> None:
    settings.MISAQ_BEHIND_PROXY = is_behind
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    assert address_of(request) == expected


def test_every_field_of_a_borrowed_table_declares_how_far_it_may_travel() -> None:
    borrowed = [m for m in apps.get_models() if not m.__module__.startswith("misaq.")]
    for model in borrowed:
        declared = BORROWED.get(model._meta.label, {})
        assert sorted(declared) == sorted(f.name for f in model._meta.concrete_fields), model
    assert {m._meta.label for m in borrowed} == set(BORROWED)
