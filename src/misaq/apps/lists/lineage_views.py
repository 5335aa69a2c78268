"""Pages of lineage: which listed organisations come of which, and what a count takes together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from misaq.apps.bodies.queries import get_register
from misaq.apps.lists.lineage import count_rows, family_of_body
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.bodies.records import Bodies, Body
from misaq.core.lists.lineage import chains_of, family_of, lineage_of
from misaq.core.lists.lineage_data import family_data, lineage_data
from misaq.kernel.words import say
from misaq.reports.charts.organisations import organisation_charts


@public_page
def lineage(request: HttpRequest) -> HttpResponse:
    """Show every family of listed organisations, and the list counted in three ways."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "lists/lineage.html",
        title=say("What came of which"),
        trail=(_all_lists(request),),
        as_of=as_of,
        counts=count_rows(register, as_of),
        chains=chains_of(lineage_of(register, as_of=as_of)),
        pictures=organisation_charts(register, as_of=as_of),
    )


@public_page
def body_lineage(request: HttpRequest, key: str) -> HttpResponse:
    """Show one organisation with all it is said to be related to."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    found = _body(register, key)
    address = keep_day(request, reverse("lists:lineage"))
    return render_records(
        request,
        "lists/body_lineage.html",
        title=say("What came of which: {body}", body=heading_of(found)),
        trail=(_all_lists(request), Crumb(say("What came of which"), address)),
        as_of=as_of,
        body=found,
        family=family_of_body(register, found.key, as_of),
    )


@public_page
def lineage_json(request: HttpRequest) -> HttpResponse:
    """Give every family, chain of names and count as data."""
    as_of = as_of_from(request)
    return _json(dict(lineage_data(get_register(actor=PUBLIC), as_of=as_of)))


@public_page
def body_lineage_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give one organisation with all it is said to be related to as data."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    members = family_of(lineage_of(register, as_of=as_of), _body(register, key).key)
    found = family_data(register, members, as_of=as_of)
    return _json({"as_of": as_of.isoformat(), **found})


def _body(register: Bodies, key: str) -> Body:
    return get_one(
        register.bodies, key, noun=say("organisation"), list_name=say("listed organisations")
    )


def _all_lists(request: HttpRequest) -> Crumb:
    return Crumb(say("Lists"), keep_day(request, reverse("lists:lists")))


def _json(data: dict[str, object]) -> HttpResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
