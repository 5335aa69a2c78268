"""Everything public, to take away: pages that list it, and the files themselves."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.open_data.answers import FOR_EVER, open_answer, open_json, wants_bom
from misaq.apps.open_data.downloads import TYPES, rows_of_tables
from misaq.apps.open_data.narrowed import changes_for, due_for, feed_for
from misaq.apps.open_data.places import ATOM, CALENDAR, JSON, JSON_LD, addresses_for
from misaq.apps.open_data.queries import (
    get_edition,
    get_file,
    get_files,
    get_registers_then,
    get_release,
    get_tables,
    list_due_dates,
    list_states,
)
from misaq.apps.open_data.sitemap import sitemap_of
from misaq.apps.pages.access import fixed_page, public_page
from misaq.apps.pages.days import as_of_from, today
from misaq.apps.pages.rendering import render_page
from misaq.core.access.actors import PUBLIC
from misaq.kernel.errors import NotFound
from misaq.kernel.words import say, tell
from misaq.reports.open_data import instruments, popolo
from misaq.reports.open_data.agenda_file import calendar_file
from misaq.reports.open_data.cells import BOM
from misaq.reports.open_data.dcat import catalogue as catalogue_of
from misaq.reports.open_data.feed import atom_of
from misaq.reports.open_data.package import LICENCE, release_of
from misaq.reports.open_data.prov import provenance
from misaq.reports.open_data.skos import concept_scheme


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """List every download, feed and form, with what each is."""
    as_of = as_of_from(request)
    public = get_tables(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "open_data/data.html",
        title=say("Open data"),
        as_of=as_of,
        edition=public.edition,
        release=release_of(public.edition),
        files={file.name: file for file in get_files(actor=PUBLIC, public=public)},
        tables=rows_of_tables(public),
        states=list_states(actor=PUBLIC),
        licence=LICENCE,
    )


@public_page
def calendar(request: HttpRequest) -> HttpResponse:
    """Show everything that falls due, and what stands in no calendar and why."""
    as_of = as_of_from(request)
    dues = list_due_dates(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "open_data/calendar.html",
        title=say("Due dates"),
        as_of=as_of,
        placed=[due for due in dues if due.is_placed],
        unplaced=[due for due in dues if not due.is_placed],
    )


@public_page
def latest_file(request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of the latest data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return _file(request, get_file(actor=PUBLIC, public=public, name=name).content, name)


@public_page
def released_file(request: HttpRequest, release: str, name: str) -> HttpResponse:
    """Give a file of a release; it never changes."""
    public = get_release(actor=PUBLIC, release=release)
    response = _file(request, get_file(actor=PUBLIC, public=public, name=name).content, name)
    response.headers["Cache-Control"] = FOR_EVER
    return response


def _file(request: HttpRequest, content: bytes, name: str) -> HttpResponse:
    if name.endswith(".csv") and wants_bom(request):
        content = BOM.encode() + content
    saved_as = name if name.endswith((".csv", ".zip")) else ""
    return open_answer(content, TYPES[name.rpartition(".")[2]], file_name=saved_as)


@public_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """Give the catalogue of the data in DCAT."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(catalogue_of(public, addresses_for(request)), JSON_LD)


@public_page
def framework(request: HttpRequest) -> HttpResponse:
    """Give the framework as a SKOS concept scheme."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(concept_scheme(public, addresses_for(request)), JSON_LD)


@public_page
def institutions(request: HttpRequest) -> HttpResponse:
    """Give every institution as linked data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(popolo.institutions(public, addresses_for(request)), JSON_LD)


@public_page
def committees(request: HttpRequest) -> HttpResponse:
    """Give every committee as linked data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(popolo.committees(public, addresses_for(request)), JSON_LD)


@public_page
def institution(request: HttpRequest, key: str) -> HttpResponse:
    """Give an institution as linked data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(popolo.institution(public, addresses_for(request), key), JSON_LD)


@public_page
def committee(request: HttpRequest, key: str) -> HttpResponse:
    """Give a committee as linked data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(popolo.committee(public, addresses_for(request), key), JSON_LD)


@public_page
def instrument(request: HttpRequest, key: str) -> HttpResponse:
    """Give an instrument of law as linked data."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(instruments.instrument(public, addresses_for(request), key), JSON_LD)


@public_page
def verdict_provenance(request: HttpRequest, key: str) -> HttpResponse:
    """Give the provenance of the verdict on a point, in PROV-JSON."""
    public = get_tables(actor=PUBLIC, as_of=as_of_from(request))
    return open_json(provenance(public, addresses_for(request), key), JSON)


@public_page
def findings_feed(request: HttpRequest) -> HttpResponse:
    """Give findings as an Atom feed."""
    return _feed(request)


@public_page
def institution_feed(request: HttpRequest, key: str) -> HttpResponse:
    """Give the findings put to an institution as an Atom feed."""
    return _feed(request, institution=key)


@public_page
def committee_feed(request: HttpRequest, key: str) -> HttpResponse:
    """Give the findings in the remit of a committee as an Atom feed."""
    return _feed(request, committee=key)


def _feed(request: HttpRequest, *, institution: str = "", committee: str = "") -> HttpResponse:
    as_of = as_of_from(request)
    edition = get_edition(actor=PUBLIC, as_of=as_of)
    registers = get_registers_then(actor=PUBLIC, as_of=as_of)
    feed = feed_for(request, edition, registers, institution=institution, committee=committee)
    changes = changes_for(as_of=as_of, institution=institution, committee=committee)
    return open_answer(atom_of(feed, changes), f"{ATOM}; charset=utf-8")


@public_page
def due_calendar(request: HttpRequest) -> HttpResponse:
    """Give everything that falls due as a calendar."""
    return _calendar(request)


@public_page
def institution_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Give what an institution must do by a day as a calendar."""
    return _calendar(request, institution=key)


@public_page
def committee_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Give what falls due in the remit of a committee as a calendar."""
    return _calendar(request, committee=key)


def _calendar(request: HttpRequest, *, institution: str = "", committee: str = "") -> HttpResponse:
    as_of = as_of_from(request)
    edition = get_edition(actor=PUBLIC, as_of=as_of)
    registers = get_registers_then(actor=PUBLIC, as_of=as_of)
    title, dues = due_for(registers, as_of=as_of, institution=institution, committee=committee)
    at = addresses_for(request)
    content = calendar_file(title, dues, at, recorded_at=edition.recorded_at)
    return open_answer(content, f"{CALENDAR}; charset=utf-8")


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public page for search engines, in each language."""
    as_of = today()
    edition = get_edition(actor=PUBLIC, as_of=as_of)
    return open_answer(
        sitemap_of(addresses_for(request).site, edition, as_of), "application/xml; charset=utf-8"
    )


@fixed_page
def security_contact(request: HttpRequest) -> HttpResponse:
    """Say whom to tell about a weakness of this site (RFC 9116)."""
    if not settings.MISAQ_SECURITY_CONTACT:
        raise NotFound(
            tell("Whoever runs this site has named nobody to tell about its weaknesses."),
            next_step=tell(
                "They can: MISAQ_SECURITY_CONTACT takes an address (mailto: or https:)."
            ),
            rule="open-data.security-contact",
        )
    here = request.build_absolute_uri(reverse("security"))
    lines = (
        f"Contact: {settings.MISAQ_SECURITY_CONTACT}",
        f"Expires: {today() + timedelta(days=180)}T00:00:00Z",
        "Preferred-Languages: en, ur",
        f"Canonical: {here}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
