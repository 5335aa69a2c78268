"""Signing in by keyboard without JavaScript, and with a passkey where there is JavaScript."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.invented_country import FOLDER

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EMAIL = "ann@misaq.example"
PATIENCE = 30_000
"""Milliseconds: hashing a password is slow on purpose, and slower on a busy machine."""


@dataclass(frozen=True)
class Office:
    """A served site where one person has an account."""

    address: str
    password: str


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Yield a site of its own; it ends with these tests."""
    home = tmp_path_factory.mktemp("office")
    environment = {**os.environ, "MISAQ_HOME": str(home)}
    misaq = [sys.executable, "-m", "misaq.cli.main"]

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*misaq, *arguments], env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    run("load", str(FOLDER))
    told = run("accounts", "add", EMAIL, "--name", "Ann Farzi", "--role", "ANALYST")
    (password,) = re.findall(r"not shown again: (\S+)", told)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    serving = subprocess.Popen(
        [*misaq, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        # Passkeys belong to a name, not to a number.
        yield Office(f"http://localhost:{port}", password)
    finally:
        serving.terminate()
        serving.wait(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The site did not start.")


def sign_in(page: Page, office: Office, start: str) -> None:
    """Sign in by keyboard alone."""
    page.goto(f"{office.address}{start}")
    page.locator("input[name=login]").focus()
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type(office.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address, timeout=PATIENCE)


@pytest.mark.parametrize(("start", "words"), [("/account/", "Analyst"), ("/ur/account/", "Ann")])
def test_by_keyboard_without_javascript_on_a_narrow_screen(
    browser: Browser, office: Office, start: str, words: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    sign_in(page, office, start)
    assert page.url == f"{office.address}{start}"
    assert words in page.inner_text("main")
    context.close()


def test_with_a_passkey_and_no_complaint_of_the_policy(browser: Browser, office: Office) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    sign_in(page, office, "/account/")
    key = context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    key.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{office.address}/account/passkeys/add/")
    page.fill("input[name=name]", "Key of this test")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(f"{office.address}/account/factors/recovery/", timeout=PATIENCE)
    page.goto(f"{office.address}/account/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{office.address}/", timeout=PATIENCE)
    page.goto(f"{office.address}/account/sign-in/")
    page.click("#passkey_login")
    page.wait_for_url(f"{office.address}/work/", timeout=PATIENCE)
    page.goto(f"{office.address}/account/")
    assert "Analyst" in page.inner_text("main")
    assert complaints == []
    context.close()
