"""The page for a form that came without its mark, or with an old one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.accounts import holding
from misaq.apps.accounts.sessions import actor_from
from misaq.apps.pages.access import permission_of
from misaq.apps.pages.rendering import render_page
from misaq.core.access.permissions import Permission
from misaq.kernel.words import say


def failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's call
    """Answer 403, say what to do, and hold what was typed where it was typed on this site."""
    kept = _keep(request)
    response = render_page(
        request,
        "accounts/csrf.html",
        title=say("This form is too old"),
        status=403,
        held_page=None if kept is None else kept[0],
    )
    response["Cache-Control"] = "no-store"
    if kept is not None:
        holding.put_token(response, kept[1])
    return response


def _keep(request: HttpRequest) -> tuple[str, str] | None:
    """Hold the form; never one that another site had the browser send."""
    match = request.resolver_match
    if match is None or permission_of(match.func) in {None, Permission.PUBLIC}:
        return None
    if not holding.is_from_here(request):
        return None
    actor = actor_from(request)
    number = actor.id.removeprefix("user:") if actor.is_signed_in else holding.owner_of(request)
    return None if number is None else holding.hold(request, int(number))
