"""Pages of lists: which there are, what changed on them, and the organisations that stand on them.

Organisations and counts only. No page here names a natural person, and none is searched.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.bodies.listings import list_listings
from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.findings.about import render_subject
from misaq.apps.lists.forms import ChangesForm
from misaq.apps.lists.narrowing import narrow_entries
from misaq.apps.lists.pictures import picture_of
from misaq.apps.lists.queries import (
    find_stored,
    get_difference,
    get_party,
    get_snapshot,
    get_source_list,
    is_known_by_names,
    list_source_lists,
)
from misaq.apps.lists.registers import get_register
from misaq.apps.lists.showing import (
    bodies_named,
    body_party,
    changes_asked,
    changes_of,
    elsewhere,
    list_row,
    statements_by_part,
    timeline_of,
)
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.records import SourceList
from misaq.kernel.words import say


@public_page
def lists(request: HttpRequest) -> HttpResponse:
    """Show every list: whose it is, what it rests on, how many stand on it, how fresh it is."""
    as_of = as_of_from(request)
    found = list_source_lists(actor=PUBLIC, as_of=as_of)
    return render_records(
        request,
        "lists/lists.html",
        title=say("Lists"),
        as_of=as_of,
        rows=[list_row(one, as_of) for one in found],
    )


@public_page
def source_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show one list through time: its snapshots, and what came and went, as counts."""
    as_of = as_of_from(request)
    found = get_source_list(actor=PUBLIC, source_list=key)
    lines = timeline_of(found, as_of)
    register = get_register(actor=PUBLIC)
    printings = [one for one in register.printings if one.source_list == found.key]
    return render_subject(
        request,
        "lists/list.html",
        table="lists.source_lists",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=(_all_lists(request),),
        list=found,
        lines=lines,
        by_names=is_known_by_names(actor=PUBLIC, source_list=key),
        printings=printings,
        corrections=[one for one in register.corrections if one.source_list == found.key],
        announcements=[one for one in register.announcements if one.source_list == found.key],
        picture=picture_of(actor=PUBLIC, source_list=found, as_of=as_of),
    )


@public_page
def entries(request: HttpRequest, key: str) -> HttpResponse:
    """Show the organisations and things that stood on a list on a day."""
    as_of = as_of_from(request)
    found = get_source_list(actor=PUBLIC, source_list=key)
    stored = find_stored(actor=PUBLIC, source_list=key, as_of=as_of)
    shown = (
        () if stored is None else get_snapshot(actor=PUBLIC, source_list=key, as_of=as_of).entries
    )
    narrowed = narrow_entries(shown, request.GET)
    return render_records(
        request,
        "lists/entries.html",
        title=say("Who stands on it: {title}", title=heading_of(found)),
        trail=(_all_lists(request), _crumb(request, found)),
        as_of=as_of,
        list=found,
        stored=stored,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET),
    )


@public_page
def changes(request: HttpRequest, key: str) -> HttpResponse:
    """Say what changed on a list between two days: organisations, and how many persons."""
    found = get_source_list(actor=PUBLIC, source_list=key)
    lines = timeline_of(found, as_of_from(request))
    asked = changes_asked(lines, request.GET)
    form = ChangesForm(asked) if asked else ChangesForm()
    difference = persons = None
    if form.is_bound and form.is_valid():
        before, after = form.days()
        difference, persons = get_difference(
            actor=PUBLIC, source_list=key, before=before, after=after
        )
    return render_records(
        request,
        "lists/changes.html",
        title=say("What changed: {title}", title=heading_of(found)),
        trail=(_all_lists(request), _crumb(request, found)),
        list=found,
        form=form,
        lines=lines,
        by_names=is_known_by_names(actor=PUBLIC, source_list=key),
        difference=difference,
        persons=persons,
        shown=None if difference is None else changes_of(difference),
    )


@public_page
def entry(request: HttpRequest, key: str, reference: str) -> HttpResponse:
    """Show an organisation as a list printed it: spells, and every value with first and last."""
    as_of = as_of_from(request)
    found = get_party(actor=PUBLIC, source_list=key, reference=reference)
    return render_records(
        request,
        "lists/entry.html",
        title=found.name,
        trail=(_all_lists(request), _crumb(request, found.source_list)),
        as_of=as_of,
        party=found,
        parts=statements_by_part(found.statements),
        cite_address=_stays(request, as_of),
        bodies=bodies_named(get_bodies(actor=PUBLIC), found),
        elsewhere=elsewhere(found),
    )


@public_page
def parties(request: HttpRequest) -> HttpResponse:
    """Show every organisation on record, with how often it was listed and is listed now."""
    as_of = as_of_from(request)
    found = list_listings(get_bodies(actor=PUBLIC), as_of)
    return render_records(
        request,
        "lists/parties.html",
        title=say("Organisations on lists"),
        trail=(_all_lists(request),),
        as_of=as_of,
        listings=sorted(found, key=lambda one: one.body.title.casefold()),
    )


@public_page
def party(request: HttpRequest, key: str) -> HttpResponse:
    """Show an organisation on every list: what is on record of it, beside what lists print."""
    as_of = as_of_from(request)
    register = get_bodies(actor=PUBLIC)
    body = get_one(
        register.bodies, key, noun=say("organisation"), list_name=say("listed organisations")
    )
    address = keep_day(request, reverse("bodies:body", kwargs={"key": key}))
    return render_records(
        request,
        "lists/party.html",
        title=say("On lists: {title}", title=heading_of(body)),
        trail=(_all_lists(request), _all_parties(request)),
        body_address=address,
        as_of=as_of,
        party=body_party(register, body, as_of),
        cite_address=_stays(request, as_of),
    )


@public_page
def printings(request: HttpRequest) -> HttpResponse:
    """Show when lists were printed, what was said of their size, and what was taken back."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "lists/printings.html",
        title=say("When lists were printed"),
        trail=(_all_lists(request),),
        printings=register.printings,
        corrections=register.corrections,
        announcements=register.announcements,
        overlaps=register.overlaps,
    )


def _stays(request: HttpRequest, day: date) -> str:
    """Return the address of the page on a day, which says the same tomorrow."""
    return f"{request.build_absolute_uri(request.path)}?as_of={day.isoformat()}"


def _all_lists(request: HttpRequest) -> Crumb:
    return Crumb(say("Lists"), keep_day(request, reverse("lists:lists")))


def _all_parties(request: HttpRequest) -> Crumb:
    return Crumb(say("Organisations on lists"), keep_day(request, reverse("lists:parties")))


def _crumb(request: HttpRequest, of_list: SourceList) -> Crumb:
    address = reverse("lists:source_list", kwargs={"key": of_list.key})
    return Crumb(heading_of(of_list), keep_day(request, address))
