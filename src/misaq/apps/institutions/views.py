"""Pages of institutions, who does what, and the committees that may ask them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.about import render_subject
from misaq.apps.findings.queries import get_run
from misaq.apps.institutions.parts import (
    below,
    by_level,
    by_role,
    committees_for,
    function_rows,
    narrow_institutions,
)
from misaq.apps.institutions.queries import get_register
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.queries import get_registers
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.institutions.tree import chain, ministry_of
from misaq.core.oversight.agenda import agenda_of
from misaq.kernel.words import say
from misaq.reports.charts.timeline import timeline_chart


def _crumbs(request: HttpRequest, *, committees: bool = False) -> tuple[Crumb, ...]:
    first = Crumb(say("Institutions"), keep_day(request, reverse("institutions:list")))
    if not committees:
        return (first,)
    address = keep_day(request, reverse("institutions:committees"))
    return (first, Crumb(say("Committees"), address))


@public_page
def list_institutions(request: HttpRequest) -> HttpResponse:
    """Show the institutions by level, narrowed by what the address asks for."""
    narrowed = narrow_institutions(get_register(actor=PUBLIC).institutions, request.GET)
    return render_records(
        request,
        "institutions/list.html",
        title=say("Institutions"),
        narrowed=narrowed,
        levels=by_level(narrowed.items),
        clear="institutions:list",
    )


@public_page
def institution(request: HttpRequest, key: str) -> HttpResponse:
    """Show an institution: where it stands, what it is charged with, what is asked of it."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    found = get_one(
        register.institutions, key, noun=say("institution"), list_name=say("institutions")
    )
    run = get_run(actor=PUBLIC, as_of=as_of)
    return render_subject(
        request,
        "institutions/institution.html",
        table="institutions.institutions",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=_crumbs(request),
        institution=found,
        above=tuple(chain(register, found.key))[1:],
        below=below(register, found.key),
        ministry=ministry_of(register, found.key),
        roles=by_role(register, run.registers.policies, found.key),
        joint=[joint for joint in register.joint_leads if found.key in joint.institutions],
        committees=committees_for(register, found.key),
        asked=[item for item in run.items if item.way.to.key == found.key],
    )


@public_page
def matrix(request: HttpRequest) -> HttpResponse:
    """Show who leads, supports and oversees each function."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "institutions/matrix.html",
        title=say("Who does what"),
        trail=_crumbs(request),
        rows=function_rows(register),
        joint_leads=register.joint_leads,
    )


@public_page
def committees(request: HttpRequest) -> HttpResponse:
    """Show the committees on record, and when they and the policies lived."""
    registers = get_registers(actor=PUBLIC)
    return render_records(
        request,
        "institutions/committees.html",
        title=say("Committees"),
        trail=_crumbs(request),
        committees=registers.institutions.committees,
        picture=timeline_chart(
            registers.policies, registers.institutions, as_of=as_of_from(request)
        ),
    )


@public_page
def committee(request: HttpRequest, key: str) -> HttpResponse:
    """Show a committee: its remit, when it lived, what it may take up."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    found = get_one(register.committees, key, noun=say("committee"), list_name=say("committees"))
    run = get_run(actor=PUBLIC, as_of=as_of)
    return render_subject(
        request,
        "institutions/committee.html",
        table="institutions.committees",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=_crumbs(request, committees=True),
        committee=found,
        agenda=agenda_of(found, run.outcome, register),
    )
