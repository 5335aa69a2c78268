"""Who may open a page: each page says so, and one that does not say fails a test."""

from __future__ import annotations

import functools
from collections.abc import Callable
from enum import Enum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import condition, require_safe

from misaq.apps.pages.kept import kept_page
from misaq.apps.pages.state import etag_of

View = Callable[..., HttpResponseBase]


class Permission(Enum):
    """What somebody must be allowed in order to open a page."""

    PUBLIC = "PUBLIC"
    """Nothing: anybody may."""


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
