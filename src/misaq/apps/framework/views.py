"""Pages of the framework: axes, classes, and how others name them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.about import render_subject
from misaq.apps.findings.queries import get_run
from misaq.apps.framework.axes import axes, links_of, match_rows, matches_of
from misaq.apps.framework.queries import get_register
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.framework.records import AxisOrigin
from misaq.kernel.words import say


def _first(request: HttpRequest) -> Crumb:
    return Crumb(say("Framework"), keep_day(request, reverse("framework:list")))


@public_page
def list_classes(request: HttpRequest) -> HttpResponse:
    """Show the axes with their classes and how these touch."""
    framework = get_register(actor=PUBLIC)
    return render_records(
        request,
        "framework/list.html",
        title=say("Framework"),
        brief=axes(framework, origin=AxisOrigin.BRIEF),
        added=axes(framework, origin=AxisOrigin.ADDED),
        links=framework.links,
    )


@public_page
def threat_class(request: HttpRequest, key: str) -> HttpResponse:
    """Show a class: what falls in it, where law defines it, what points bear on it."""
    as_of = as_of_from(request)
    framework = get_register(actor=PUBLIC)
    found = get_one(
        framework.classes, key, noun=say("threat class"), list_name=say("threat classes")
    )
    policies = get_run(actor=PUBLIC, as_of=as_of).registers.policies
    return render_subject(
        request,
        "framework/class.html",
        table="framework.classes",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=(_first(request),),
        threat_class=found,
        classes=[c for c in framework.classes if c.within == found.key],
        links=links_of(framework, found),
        matches=matches_of(framework, found),
        points=[p for p in policies.commitments if p.known and found.key in p.axes],
    )


@public_page
def crosswalk(request: HttpRequest) -> HttpResponse:
    """Show what other schemes call each class, and what their counts leave out."""
    framework = get_register(actor=PUBLIC)
    return render_records(
        request,
        "framework/crosswalk.html",
        title=say("Crosswalk"),
        trail=(_first(request),),
        rows=match_rows(framework),
        schemes=framework.schemes,
    )
