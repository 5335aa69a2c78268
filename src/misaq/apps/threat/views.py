"""Pages of the threat picture: the first page, operations, measures; and months as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.threat.after_operation import after_operation
from misaq.apps.threat.asking import TITLE, asked_of, kept_of, render_picture, trail_of
from misaq.apps.threat.beside import get_studied, list_studied
from misaq.apps.threat.plain import months_csv
from misaq.apps.threat.queries import list_months
from misaq.apps.threat.showing import list_provinces, parts_of, picture_of
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say


@public_page
def picture(request: HttpRequest) -> HttpResponse:
    """Show events and deaths by province for a span, and through the years."""
    kept = kept_of(request)
    if kept is None:
        provinces = list_provinces()
        return render_picture(
            request, "threat/picture.html", None, title=TITLE, provinces=provinces
        )
    found = list_months(actor=PUBLIC, kept=kept)
    asked = asked_of(request, kept, parts_of(found))
    return render_picture(
        request,
        "threat/picture.html",
        kept,
        title=TITLE,
        form=asked.form,
        slider=asked.slider,
        slider_form=asked.slider_form,
        span=asked.span.words,
        is_listed=asked.is_listed,
        shown=picture_of(kept, found, part=asked.part, span=asked.span),
    )


@public_page
def months(request: HttpRequest) -> HttpResponse:
    """Give events and deaths by province and month as a file, where the terms allow."""
    kept = kept_of(request)
    answer = HttpResponse(
        months_csv(actor=PUBLIC, kept=kept), content_type="text/csv; charset=utf-8"
    )
    named = "none" if kept is None else f"{kept.basis.source}-{kept.basis.release}"
    answer["Content-Disposition"] = f'attachment; filename="misaq-threat-{named}.csv"'
    return answer


@public_page
def list_operations(request: HttpRequest) -> HttpResponse:
    """Show the operations on record that have a name, with what can be said of each."""
    kept = kept_of(request)
    return render_picture(
        request,
        "threat/operations.html",
        kept,
        title=say("Named operations"),
        trail=trail_of(),
        studied=list_studied(kept),
    )


@public_page
def operation(request: HttpRequest, key: str) -> HttpResponse:
    """Show one operation: what is on record, and what followed beside what would be expected."""
    kept = kept_of(request)
    found = get_studied(kept, key)
    return render_picture(
        request,
        "threat/operation.html",
        kept,
        title=heading_of(found.operation),
        trail=trail_of(Crumb(say("Named operations"), reverse("threat:operations"))),
        found=found,
        after=after_operation(kept, key),
    )
