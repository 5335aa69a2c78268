"""Which pages say something that no native reader has reviewed.

The catalogue tool writes the rooms with an unreviewed sentence beside each catalogue.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

ON_EVERY_PAGE = frozenset({"everywhere", "findings", "pages", "registers"})
"""Rooms whose sentences stand on pages of other rooms."""


def is_unreviewed(request: HttpRequest) -> bool:
    """Say whether the page is in a language in which something on it has not been reviewed."""
    language = get_language()
    if language == settings.LANGUAGE_CODE:
        return False
    return not rooms_to_review(language).isdisjoint(ON_EVERY_PAGE | {_room_of(request)})


@cache
def rooms_to_review(language: str) -> frozenset[str]:
    """Return the rooms that say something unreviewed; every room when nothing is known."""
    path = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "unreviewed.txt")
    return frozenset(path.read_text().split()) if path.exists() else ON_EVERY_PAGE


def _room_of(request: HttpRequest) -> str:
    found = request.resolver_match
    return found.view_name.partition(":")[0] if found is not None else ""
