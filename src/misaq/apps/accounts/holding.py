"""Nothing typed is lost: a form sent after the session ended is held, and given back.

It is given back to the same person only, in the same browser, for some hours (adr 0013).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from misaq.apps.accounts import queries
from misaq.apps.accounts.actions import HELD_FORM_LASTS, drop_held_form, hold_form
from misaq.apps.accounts.refilling import refilled
from misaq.apps.accounts.sealing import seal, unseal
from misaq.apps.accounts.tokens import make_token
from misaq.apps.pages.access import actor_of, is_for_everybody
from misaq.core.access.actors import PUBLIC, Actor
from misaq.kernel.errors import MisaqError

COOKIE = "misaq_held"
OWNER = "misaq_member"
LARGEST = 512_000
"""Characters of the longest form that is held."""
_LONGEST_ADDRESS = 2_000

_SECRETS = re.compile(r"password|credential|token|^code$", re.IGNORECASE)
_SALT = "misaq.member"


def owner_of(request: HttpRequest) -> int | None:
    """Return who signed in last in this browser; None when nobody did."""
    try:
        return int(request.get_signed_cookie(OWNER, default="", salt=_SALT) or "")
    except (BadSignature, KeyError, ValueError):
        return None


def remember_owner(request: HttpRequest, response: HttpResponseBase, actor: Actor) -> None:
    """Let the browser know who works in it, so that a form can be held when the session ends."""
    number = actor.id.removeprefix("user:")
    if isinstance(response, HttpResponse) and str(owner_of(request)) != number:
        response.set_signed_cookie(
            OWNER,
            number,
            salt=_SALT,
            max_age=2 * settings.SESSION_COOKIE_AGE,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def is_from_here(request: HttpRequest) -> bool:
    """Return whether the browser says that a page of this site sent the form."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == own


def hold(request: HttpRequest, owner: int) -> tuple[str, str] | None:
    """Hold what was typed; return the page of the form and the token for the cookie.

    None when there is nothing to hold, or too much.
    """
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in map(str, values)
        if name != "csrfmiddlewaretoken" and not _SECRETS.search(name)
    ]
    if not typed or sum(len(name) + len(value) for name, value in typed) > LARGEST:
        return None
    token = request.COOKIES.get(COOKIE) or make_token()
    page, form = _page_of(request), request.get_full_path()
    if max(len(page), len(form)) > _LONGEST_ADDRESS:
        return None
    try:
        hold_form(
            actor=PUBLIC,
            at=datetime.now(UTC),
            owner=owner,
            token=token,
            page_path=page,
            form_path=form,
            sealed=seal(typed, token),
        )
    except MisaqError:  # the account is gone, or nothing can be written: signing in comes first
        return None
    return page, token


def put_token(response: HttpResponse, token: str) -> None:
    """Give the browser what opens the form again."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(HELD_FORM_LASTS.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def give_back(request: HttpRequest, response: HttpResponseBase) -> None:
    """Fill the form of the page as it was, when something typed on it is held."""
    token, actor = request.COOKIES.get(COOKIE), actor_of(request)
    if token is None or not actor.is_signed_in or not _is_whole_page(request, response):
        return
    here = request.get_full_path()
    held = queries.find_held_form(actor=actor, token=token, page=here, at=datetime.now(UTC))
    if held is None or not isinstance(response, HttpResponse):
        return
    response.content = refilled(
        response.content.decode(),
        here=here,
        form_path=held.form_path,
        typed=unseal(held.sealed, token),
        notice=lambda left: render_to_string("accounts/given_back.html", {"left": left}),
    )


def settle(request: HttpRequest, response: HttpResponseBase) -> None:
    """Forget what was held once its owner has sent the form again."""
    token, actor = request.COOKIES.get(COOKIE), actor_of(request)
    if token and actor.is_signed_in and request.method == "POST" and response.status_code < 403:
        drop_held_form(
            actor=actor, at=datetime.now(UTC), token=token, form_path=request.get_full_path()
        )


def _is_whole_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.get("Content-Type", "").startswith("text/html")
        and request.resolver_match is not None
        and not is_for_everybody(request.resolver_match.func)
    )


def _page_of(request: HttpRequest) -> str:
    """Return the page the form stood on, as the browser says; else where the form went."""
    came = urlsplit(request.headers.get("Referer", ""))
    # Two slashes would begin the name of another site.
    is_ours = came.netloc == request.get_host() and came.path[:1] == "/" != came.path[1:2]
    if is_ours:
        return f"{came.path}?{came.query}" if came.query else came.path
    return request.get_full_path()
