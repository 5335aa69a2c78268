"""Who asks, on every request; and a note of every read of what is not public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import ResolverMatch, reverse
from django.utils.http import urlencode

from misaq.apps.accounts import holding
from misaq.apps.accounts.actions import note_read
from misaq.apps.accounts.sessions import actor_from, withheld_from
from misaq.apps.pages.access import actor_of, is_for_everybody, permission_of
from misaq.apps.pages.errors import is_refusal, refusal_page
from misaq.core.access.actors import PUBLIC, user
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.errors import MisaqError

Answer = Callable[[HttpRequest], HttpResponseBase]
_SHOWN_AGAIN = frozenset({400, 409})
"""Answers of pages that show a form, and what stands around it, once more with what is wrong."""


class Members:
    """Puts the actor on the request; a public page has the public for actor, whoever asks.

    So a public page cannot show anybody's state, and a cache may keep it (adr 0013).
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        _put(request, PUBLIC)
        response = self._get_response(request)
        try:
            if _is_a_read(request, response):
                _note(request)
            holding.give_back(request, response)
            holding.settle(request, response)
        except MisaqError as refusal:  # what cannot be noted is not shown
            return refusal_page(request, refusal)
        if actor_of(request).is_signed_in:
            holding.remember_owner(request, response, actor_of(request))
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: Any,  # noqa: ARG002 -- as Django calls it
        kwargs: Any,  # noqa: ARG002 -- as Django calls it
    ) -> HttpResponseBase | None:
        """Find out who asks, where the page is not the same for everybody."""
        if is_for_everybody(view):
            return None
        actor = actor_from(request)
        _put(request, actor)
        permission = permission_of(view)
        if permission not in {None, Permission.PUBLIC} and not actor.is_signed_in:
            return _held_back(request)
        if permission is None or may(actor, permission):
            return None
        if may(user(0, withheld_from(actor)), permission):
            return HttpResponseRedirect(reverse("accounts:second-factor"))
        return None


def _held_back(request: HttpRequest) -> HttpResponseBase | None:
    """Send somebody whose session ended to sign in, with what they typed held for them."""
    owner = holding.owner_of(request)
    if request.method != "POST" or owner is None:
        return None
    kept = holding.hold(request, owner)
    if kept is None:
        return None
    page, token = kept
    way = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
    response = HttpResponseRedirect(way)
    holding.put_token(response, token)
    return response


def _put(request: HttpRequest, actor: object) -> None:
    request.actor = actor  # type: ignore[attr-defined]


def _is_a_read(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    return (
        isinstance(match, ResolverMatch)
        and request.method in {"GET", "HEAD", "POST"}
        and (response.status_code == 200 or response.status_code in _SHOWN_AGAIN)
        and not is_refusal(response)
        and permission_of(match.func) not in {None, Permission.PUBLIC}
    )


def _note(request: HttpRequest) -> None:
    match = request.resolver_match
    if match is None:
        raise TypeError("A page that was answered has an address.")
    key = "/".join(str(value) for value in match.kwargs.values())
    note_read(actor=actor_of(request), at=datetime.now(UTC), route=match.view_name, key=key[:200])
