"""The pages above a page of this room."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from misaq.apps.pages.days import keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.core.law.records import Instrument
from misaq.kernel.words import Phrase, say

_LISTS: dict[str, Phrase] = {
    "law:clocks": say("Clocks"),
    "law:proceedings": say("Proceedings"),
}


def trail_to(request: HttpRequest, *above: str | Instrument) -> tuple[Crumb, ...]:
    """Return the room's first page, then the lists (by name) and instruments above the page."""
    first = Crumb(say("Law"), keep_day(request, reverse("law:instruments")))
    return (first, *(_crumb(request, page) for page in above))


def _crumb(request: HttpRequest, page: str | Instrument) -> Crumb:
    if isinstance(page, Instrument):
        address = reverse("law:instrument", kwargs={"key": page.key})
        return Crumb(page.title, keep_day(request, address))
    return Crumb(_LISTS[page], keep_day(request, reverse(page)))
