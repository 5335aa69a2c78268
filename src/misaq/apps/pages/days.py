"""The day whose facts a page shows."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest

from misaq.kernel.dates import parse_day
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


def today() -> date:
    """Return the day it is, in UTC."""
    return datetime.now(UTC).date()


def as_of_from(request: HttpRequest) -> date:
    """Return the day that ``?as_of=`` names; today when it is absent or empty.

    Raises:
        InputRefused: it names no day.
    """
    text = request.GET.get("as_of", "").strip()
    if not text:
        return today()
    try:
        return parse_day(text)
    except InputRefused as refusal:
        raise InputRefused(
            tell(
                "The day {text} in the address cannot be used: {message}",
                text=repr(text[:40]),
                message=refusal.message,
            ),
            next_step=tell("Write the day as year-month-day, such as 2024-12-31, or leave it out."),
            rule="pages.as-of",
        ) from refusal


def keep_day(request: HttpRequest | None, address: str) -> str:
    """Return the address with the day the reader asked for, so that links stay on that day."""
    text = "" if request is None else request.GET.get("as_of", "").strip()
    if not text or not address:
        return address
    try:
        day = parse_day(text)
    except InputRefused:
        return address
    path, hash_mark, anchor = address.partition("#")
    mark = "&" if "?" in path else "?"
    return f"{path}{mark}as_of={day.isoformat()}{hash_mark}{anchor}"
