"""Making a page of a room that shows records: every one can name its sources and what it links."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.rendering import Crumb, Words, render_page
from misaq.apps.registers.index import get_index
from misaq.core.access.actors import PUBLIC


def render_records(
    request: HttpRequest,
    template: str,
    *,
    title: Words,
    trail: Sequence[Crumb] = (),
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """Return the page, as :func:`misaq.apps.pages.rendering.render_page` would.

    The template has besides ``sources`` for its citations, and ``titles`` and
    ``translated`` for the tag ``record``.
    """
    index = get_index(actor=PUBLIC)
    return render_page(
        request,
        template,
        title=title,
        trail=trail,
        status=status,
        sources=index.sources,
        titles=index.titles,
        translated=index.translated,
        **context,
    )
