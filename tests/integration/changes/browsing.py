"""Somebody with an account who fills in the forms of changes."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from misaq.core.access.actors import Actor, user
from misaq.core.access.roles import UserRole
from tests.support.accounts import client_of, held, make_account


class Person:
    """Somebody with an account and a browser."""

    def __init__(self, role: UserRole, name: str, key: str | None = None) -> None:
        part = held(role, key)
        account = make_account(part, name=name)
        self.actor: Actor = user(account.pk, (part,))
        self.browser: Client = client_of(account)

    def get(self, address: str, status: int = 200) -> str:
        """Return the page at an address."""
        response = self.browser.get(address)
        assert response.status_code == status, response.content.decode()[-2000:]
        return response.content.decode()

    def post(self, address: str, data: dict[str, Any], status: int = 302) -> str:
        """Return where a form leads, or the page that came back."""
        response = self.browser.post(address, data)
        assert response.status_code == status, errors_in(response.content.decode())
        return response.headers.get("Location", "") or response.content.decode()


def errors_in(page: str) -> str:
    found = re.search(r'<div class="error-summary".*?</div>', page, re.DOTALL)
    return found[0] if found else page[-3000:]


def form_of(page: str) -> dict[str, str]:
    """Return what stands in the fields of the long form of a page."""
    form = next(f for f in re.findall(r"<form.*?</form>", page, re.DOTALL) if "reason" in f)
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    areas = r'<textarea name="([^"]*)"[^>]*>\s?(.*?)</textarea>'
    for name, text in re.findall(areas, form, re.DOTALL):
        found[name] = text.replace("&#x27;", "'").replace("&amp;", "&")
    for name, select in re.findall(r'<select name="([^"]*)"(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', select)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found
