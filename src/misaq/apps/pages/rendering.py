"""Making a page from a template, with what every page says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from misaq.kernel.words import Phrase

Words = Phrase | str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one.

    Attributes:
        title: what it is called.
        address: where it is.
    """

    title: Words
    address: str


def render_page(
    request: HttpRequest,
    template: str,
    *,
    title: Words,
    trail: Sequence[Crumb] = (),
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """Return the page.

    Args:
        title: the heading, and the title in the browser.
        trail: the pages above this one, the highest first; the home page is added before them.
        context: what the template shows.
    """
    return render(request, template, {"title": title, "trail": trail, **context}, status=status)
