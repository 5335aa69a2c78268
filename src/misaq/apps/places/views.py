"""Pages of areas: provinces, divisions, districts, and what became of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.about import render_subject
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.listings import LEVEL_WORDS, changes_of, lines_of, names_of, narrow_lines
from misaq.apps.places.queries import get_gazetteer, get_register
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say
from misaq.reports.charts.districts import district_chart

_AREAS_PER_PAGE = 25
"""Fewer than elsewhere: the map of squares weighs as much as fifty lines."""


def _trail(request: HttpRequest) -> tuple[Crumb, ...]:
    return (Crumb(say("Places"), keep_day(request, reverse("places:list"))),)


@public_page
def list_areas(request: HttpRequest) -> HttpResponse:
    """Show the map of squares and the areas, narrowed by level, province and any of their names."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    lines = lines_of(register.areas, get_gazetteer(actor=PUBLIC), as_of)
    narrowed = narrow_lines(lines, request.GET)
    return render_records(
        request,
        "places/list.html",
        title=say("Places"),
        as_of=as_of,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET, per_page=_AREAS_PER_PAGE),
        picture=district_chart(register, as_of=as_of),
        clear="places:list",
    )


@public_page
def area(request: HttpRequest, key: str) -> HttpResponse:
    """Show an area: its names, what it lies in, what lies in it, what became of it."""
    as_of = as_of_from(request)
    gazetteer = get_gazetteer(actor=PUBLIC)
    found = get_one(
        get_register(actor=PUBLIC).areas, key, noun=say("area"), list_name=say("places")
    )
    unit = gazetteer.unit_of(found.code)
    return render_subject(
        request,
        "places/area.html",
        table="places.areas",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=_trail(request),
        area=found,
        level=LEVEL_WORDS[found.level],
        names=names_of(found),
        above=gazetteer.line_of(found.code),
        below=lines_of(gazetteer.list_children(found.code, on=as_of), gazetteer, as_of),
        counted=None if unit == found.code else gazetteer.get(unit),
        changes=changes_of(gazetteer.changes_of(found.code), gazetteer),
    )


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """Show every change on record."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "places/changes.html",
        title=say("What became of areas"),
        trail=_trail(request),
        changes=changes_of(register.area_changes, get_gazetteer(actor=PUBLIC)),
    )
