"""Pages of what was read and said: sources, documents, claims, numbers, searches."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.citing import get_citings
from misaq.apps.registers.index import get_index, get_one
from misaq.apps.registers.queries import get_registers, get_tiles
from misaq.apps.registers.showing import render_records
from misaq.apps.sourcebook.figures import series_sheets, sums
from misaq.apps.sourcebook.lists import (
    VOICE_WORDS,
    narrow_claims,
    narrow_documents,
    narrow_sources,
)
from misaq.apps.sourcebook.queries import get_register
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.catalogue import series_charts

_LISTS: dict[str, Phrase] = {
    "sourcebook:documents": say("Documents"),
    "sourcebook:claims": say("What the brief and other documents say"),
    "sourcebook:numbers": say("Numbers"),
}

CITINGS_PER_PAGE = 100
"""Some sources are cited hundreds of times; a page must stay light on a cheap phone."""


def _trail(request: HttpRequest, above: str = "") -> tuple[Crumb, ...]:
    first = Crumb(say("Sources"), keep_day(request, reverse("sourcebook:sources")))
    if not above:
        return (first,)
    return (first, Crumb(_LISTS[above], keep_day(request, reverse(above))))


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """Show the sources, narrowed by what the address asks for."""
    narrowed = narrow_sources(get_register(actor=PUBLIC), get_citings(actor=PUBLIC), request.GET)
    return render_records(
        request,
        "sourcebook/sources.html",
        title=say("Sources"),
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET),
        clear="sourcebook:sources",
    )


@public_page
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show a source and every record that cites it."""
    register = get_register(actor=PUBLIC)
    found = get_one(register.sources, key, noun=say("source"), list_name=say("sources"))
    citings = get_citings(actor=PUBLIC).get(found.key, ())
    return render_records(
        request,
        "sourcebook/source.html",
        title=found.title,
        trail=_trail(request),
        source=found,
        link=found.address if found.address.startswith(("https://", "http://")) else "",
        stretch=stretch_of(citings, request.GET, per_page=CITINGS_PER_PAGE),
        documents=[d for d in register.documents if found.key in d.read_via],
    )


@public_page
def documents(request: HttpRequest) -> HttpResponse:
    """Show the documents with how much of each was read."""
    return render_records(
        request,
        "sourcebook/documents.html",
        title=say("Documents"),
        trail=_trail(request),
        narrowed=narrow_documents(get_register(actor=PUBLIC).documents, request.GET),
        clear="sourcebook:documents",
    )


@public_page
def document(request: HttpRequest, key: str) -> HttpResponse:
    """Show a document: how much was read, through what, and what it says."""
    register = get_register(actor=PUBLIC)
    found = get_one(register.documents, key, noun=say("document"), list_name=say("documents"))
    return render_records(
        request,
        "sourcebook/document.html",
        title=found.title,
        trail=_trail(request, "sourcebook:documents"),
        document=found,
        claims=[claim for claim in register.claims if claim.document == found.key],
        publications=[p for p in register.publications if p.document == found.key],
    )


@public_page
def claims(request: HttpRequest) -> HttpResponse:
    """Show what documents say, who says it in them, and what it asks."""
    titles = get_index(actor=PUBLIC).titles["framework.classes"]
    narrowed = narrow_claims(get_register(actor=PUBLIC), titles, request.GET)
    return render_records(
        request,
        "sourcebook/claims.html",
        title=say("What the brief and other documents say"),
        trail=_trail(request),
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET),
        clear="sourcebook:claims",
    )


@public_page
def claim(request: HttpRequest, key: str) -> HttpResponse:
    """Show one statement of a document."""
    register = get_register(actor=PUBLIC)
    found = get_one(register.claims, key, noun=say("claim"), list_name=say("claims"))
    return render_records(
        request,
        "sourcebook/claim.html",
        title=found.text,
        trail=_trail(request, "sourcebook:claims"),
        claim=found,
        voice=VOICE_WORDS[found.voice],
    )


@public_page
def numbers(request: HttpRequest) -> HttpResponse:
    """Show the quantities for which sources give numbers."""
    return render_records(
        request,
        "sourcebook/numbers.html",
        title=say("Numbers"),
        trail=_trail(request),
        sheets=series_sheets(get_register(actor=PUBLIC)),
    )


@public_page
def series(request: HttpRequest, key: str) -> HttpResponse:
    """Show every number given for one quantity, side by side."""
    register = get_register(actor=PUBLIC)
    found = get_one(register.series, key, noun=say("quantity"), list_name=say("numbers"))
    return render_records(
        request,
        "sourcebook/series.html",
        title=found.title,
        trail=_trail(request, "sourcebook:numbers"),
        sheet=next(s for s in series_sheets(register) if s.series.key == found.key),
        pictures=series_charts(
            register,
            get_registers(actor=PUBLIC).institutions,
            get_tiles(actor=PUBLIC),
            found,
            as_of=as_of_from(request),
        ),
        assurances=[a for a in register.assurances if a.series == found.key],
        sums=[
            one
            for one in sums(register)
            if found.key in {o.series for o in (*one.plus, *one.minus, one.total)}
        ],
    )


@public_page
def observation(request: HttpRequest, key: str) -> HttpResponse:
    """Show one number as it was given."""
    register = get_register(actor=PUBLIC)
    found = get_one(register.observations, key, noun=say("observation"), list_name=say("numbers"))
    whole = get_one(register.series, found.series, noun=say("quantity"), list_name=say("numbers"))
    address = keep_day(request, reverse("sourcebook:series", kwargs={"key": whole.key}))
    return render_records(
        request,
        "sourcebook/observation.html",
        title=say("{title}, {day}", title=whole.title, day=found.as_of),
        trail=(*_trail(request, "sourcebook:numbers"), Crumb(whole.title, address)),
        observation=found,
        series=whole,
    )


@public_page
def reckonings(request: HttpRequest) -> HttpResponse:
    """Show the arithmetic that published numbers invite."""
    return render_records(
        request,
        "sourcebook/reckonings.html",
        title=say("Do the numbers add up"),
        trail=_trail(request),
        sums=sums(get_register(actor=PUBLIC)),
    )


@public_page
def assurances(request: HttpRequest) -> HttpResponse:
    """Show statements that something is done, and dates that sources give for one event."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "sourcebook/assurances.html",
        title=say("Assurances and dates"),
        trail=_trail(request),
        assurances=register.assurances,
        date_reports=sorted(register.date_reports, key=lambda report: report.event),
    )


@public_page
def publications(request: HttpRequest) -> HttpResponse:
    """Show what authorities publish, and the fields that rules need of it."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "sourcebook/publications.html",
        title=say("Publications"),
        trail=_trail(request),
        rows=[
            (p, [(n, n.field in p.fields) for n in register.field_needs if n.publication == p.key])
            for p in register.publications
        ],
    )


@public_page
def searches(request: HttpRequest) -> HttpResponse:
    """Show the dated searches for what was not found."""
    return render_records(
        request,
        "sourcebook/searches.html",
        title=say("Searches"),
        trail=_trail(request),
        searches=get_register(actor=PUBLIC).searches,
    )
