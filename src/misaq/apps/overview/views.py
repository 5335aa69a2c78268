"""The home page, and the pictures of the whole record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.overview.pictures import get_chart, get_charts, grouped
from misaq.apps.overview.queries import Overview, find_overview
from misaq.apps.overview.tour import PATHS
from misaq.apps.pages.access import fixed_page, public_page
from misaq.apps.pages.charts import csv_of
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import Phrase, say


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show what Misaq is, and what the checks find at a glance."""
    as_of = as_of_from(request)
    overview = find_overview(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "overview/home.html",
        title=_title(overview),
        is_home=True,
        as_of=as_of,
        overview=overview,
        run=None if overview is None else overview.run,
    )


def _title(overview: Overview | None) -> Phrase:
    if overview is None:
        return say("Internal-security policy, held to account")
    country = overview.country.title
    return say("Internal-security policy of {country}, held to account", country=country)


@fixed_page
def tour(request: HttpRequest) -> HttpResponse:
    """Show, for each role, a short path that can be walked in the demo."""
    return render_page(
        request, "overview/tour.html", title=say("A tour of five minutes"), paths=PATHS
    )


@public_page
def list_pictures(request: HttpRequest) -> HttpResponse:
    """Show what every picture says, each with a link to it; none is drawn here."""
    as_of = as_of_from(request)
    return render_page(
        request,
        "overview/pictures.html",
        title=say("Pictures of the record"),
        as_of=as_of,
        groups=grouped(get_charts(actor=PUBLIC, as_of=as_of)),
    )


@public_page
def picture(request: HttpRequest, key: str) -> HttpResponse:
    """Show one picture with its exact values and sources."""
    as_of = as_of_from(request)
    chart = get_chart(actor=PUBLIC, as_of=as_of, key=key)
    return render_records(
        request,
        "overview/picture.html",
        title=chart.title,
        trail=(
            Crumb(say("Pictures of the record"), keep_day(request, reverse("overview:pictures"))),
        ),
        as_of=as_of,
        chart=chart,
    )


@public_page
def picture_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Give the exact values of a picture as a file."""
    chart = get_chart(actor=PUBLIC, as_of=as_of_from(request), key=key)
    answer = HttpResponse(csv_of(chart), content_type="text/csv; charset=utf-8")
    name = f"misaq-{key.replace('/', '-')}-{chart.as_of.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
