"""What the frame of a page says about who is signed in."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from misaq.apps.accounts.queries import names_of, number_of
from misaq.apps.pages.access import actor_of


def person(request: HttpRequest) -> dict[str, object]:
    """Return the name and the address of the account; only the address on public pages."""
    actor = actor_of(request)
    found: dict[str, object] = {"person_address": reverse("accounts:own")}
    if actor.is_signed_in:
        number = number_of(actor)
        found["person_name"] = names_of(actor=actor, users=frozenset({number})).get(number, "")
    return found
