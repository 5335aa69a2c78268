"""Who may open a page: each page says so, and one that does not say fails a test."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.views.decorators.http import condition, require_http_methods, require_safe

from misaq.apps.pages.kept import kept_page
from misaq.apps.pages.state import etag_of
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks; the room of accounts puts them on the request."""
    found = getattr(request, "actor", PUBLIC)
    if not isinstance(found, Actor):
        raise TypeError("request.actor must be an Actor.")
    return found


def permission_of(view: object) -> Permission | None:
    """Return the permission a page declares; None when it declares none."""
    found = getattr(view, "permission", None)
    return found if isinstance(found, Permission) else None


def public_page(view: View) -> View:
    """Declare a page that anybody may read and a cache may keep.

    It answers GET and HEAD. Its ETag changes with the data, the rules, the day, the language and
    our own code; a cache asks each time and gets 304 while nothing changed.
    """

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        make = functools.partial(view, request, *args, **kwargs)
        return make() if settings.DEBUG else kept_page(request, etag_of(request), make)

    return _declared(condition(etag_func=etag_of)(answered))


def fixed_page(view: View) -> View:
    """Declare a page that anybody may read and that shows nothing from the database."""
    return _declared(view)


def _declared(view: View) -> View:
    @functools.wraps(view)
    def declared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.setdefault("Cache-Control", "public, no-cache")
        return response

    declared.__dict__["permission"] = Permission.PUBLIC
    guarded: View = require_safe(declared)
    return guarded


def is_for_everybody(view: object) -> bool:
    """Return whether a page is the same for everybody, so that nobody need be asked who they are.

    A page that declares nothing is not: a guard finds it.
    """
    return permission_of(view) is Permission.PUBLIC and not getattr(view, "is_personal", False)


def entrance_page(view: View) -> View:
    """Declare a page that anybody may open and that knows who asks; nothing of it is kept.

    For signing in, and for public pages that show more to members. It answers GET, HEAD and POST.
    """

    @functools.wraps(view)
    def declared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return _private(view(request, *args, **kwargs))

    declared.__dict__["permission"] = Permission.PUBLIC
    declared.__dict__["is_personal"] = True
    guarded: View = require_http_methods(["GET", "HEAD", "POST"])(declared)
    return guarded


def member_page(
    permission: Permission, *, methods: tuple[str, ...] = ("GET", "HEAD")
) -> Callable[[View], View]:
    """Declare a page for people who signed in and may; nothing of it is kept anywhere.

    Somebody who has not signed in is sent to do so and comes back; a role that does not allow
    the page anywhere is refused here. Whether it reaches the thing asked for is for the query or
    action to say. What such a page shows is noted in the audit by the room of accounts.
    """

    def declare(view: View) -> View:
        @functools.wraps(view)
        def declared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            actor = actor_of(request)
            if not actor.is_signed_in:
                return _private(_to_sign_in(request))
            check_may(actor, permission)
            return _private(view(request, *args, **kwargs))

        declared.__dict__["permission"] = permission
        guarded: View = require_http_methods(list(methods))(declared)
        return guarded

    return declare


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    way_back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{way_back}")


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "private, no-store"
    return response
