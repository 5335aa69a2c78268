"""What the frame of every page needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_bidi

from misaq.apps.pages.addresses import navigation
from misaq.apps.pages.reviewing import is_unreviewed
from misaq.apps.pages.state import software_version
from misaq.apps.pages.style import style_version


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language the page can be read in."""

    code: str
    name: str
    direction: str
    address: str
    is_current: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the navigation, the languages, and the versions of the software and its style."""
    return {
        "navigation": navigation(),
        "tongues": tongues(request),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "is_unreviewed": is_unreviewed(request),
        "software_version": software_version(),
        "style_version": style_version(),
        "doors": doors(),
    }


def doors() -> dict[str, str]:
    """Return the addresses, in rooms above this one, that the frame and its parts lead to."""
    return {name: reverse(route) for name, route in settings.MISAQ_DOORS.items()}


def tongues(request: HttpRequest) -> tuple[Tongue, ...]:
    """Return the languages, each with this same page in it."""
    here = request.get_full_path()
    current = get_language()
    return tuple(
        Tongue(
            code=code,
            name=str(name),
            direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            address=_address_in(code, here),
            is_current=code == current,
        )
        for code, name in settings.LANGUAGES
    )


def _address_in(code: str, here: str) -> str:
    """Return the same address in another language, also where no page answers it."""
    there = translate_url(here, code)
    if there != here or code == get_language():
        return there
    path = here
    for other, _ in settings.LANGUAGES:
        path = path.removeprefix(f"/{other}") if path.startswith(f"/{other}/") else path
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
