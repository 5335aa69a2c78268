"""The page for a form that came without its mark, or with an old one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.rendering import render_page
from misaq.kernel.words import say


def failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- as Django calls it
    """Answer 403, and say what to do."""
    response = render_page(
        request, "accounts/csrf.html", title=say("This form is too old"), status=403
    )
    response["Cache-Control"] = "no-store"
    return response
