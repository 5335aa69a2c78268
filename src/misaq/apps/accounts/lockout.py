"""What somebody is told whose password was guessed at too often."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.rendering import render_page
from misaq.kernel.words import say


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Return the address somebody tries to sign in with, as axes counts it."""
    given = (credentials or {}).get("email") or request.POST.get("login") or ""
    return str(given).strip().lower()


def answer(
    request: HttpRequest,
    original: HttpResponse | None = None,  # noqa: ARG001 -- as axes calls it
    credentials: Mapping[str, Any] | None = None,  # noqa: ARG001 -- as Django calls it
) -> HttpResponse:
    """Answer 429, with when to try again."""
    wait = get_cool_off(request) or timedelta(minutes=15)
    minutes = int(wait.total_seconds() // 60)
    response = render_page(
        request,
        "accounts/locked.html",
        title=say("Too many wrong passwords"),
        status=429,
        minutes=minutes,
        until=datetime.now(UTC) + wait,
    )
    response["Retry-After"] = str(int(wait.total_seconds()))
    response["Cache-Control"] = "no-store"
    return response
