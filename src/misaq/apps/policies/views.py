"""Pages of policies, their points, and what came of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.about import render_subject
from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.policies.descent import after, before, descents, disputes
from misaq.apps.policies.ledgers import ledgers_of
from misaq.apps.policies.queries import get_register, get_statuses
from misaq.apps.policies.standing import list_standings, narrow_statuses, policy_standing
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.policies.coverage import coverage_of
from misaq.core.policies.verdicts import RULES
from misaq.kernel.ids import Key
from misaq.kernel.words import say
from misaq.reports.charts.catalogue import lineage_charts
from misaq.reports.charts.coverage import coverage_chart
from misaq.reports.charts.responsibilities import responsibility_chart
from misaq.reports.charts.verdicts import verdict_chart


def _first(request: HttpRequest) -> Crumb:
    return Crumb(say("Policies"), keep_day(request, reverse("policies:list")))


@public_page
def list_policies(request: HttpRequest) -> HttpResponse:
    """Show every policy with its life and what its points came to."""
    as_of = as_of_from(request)
    statuses = get_statuses(actor=PUBLIC, as_of=as_of)
    return render_records(
        request,
        "policies/list.html",
        title=say("Policies"),
        as_of=as_of,
        standings=list_standings(get_register(actor=PUBLIC), statuses, as_of),
    )


@public_page
def policy(request: HttpRequest, key: str) -> HttpResponse:
    """Show a policy: facts, points with their verdicts, coverage, findings."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    found = get_one(register.policies, key, noun=say("policy"), list_name=say("policies"))
    statuses = get_statuses(actor=PUBLIC, as_of=as_of)
    return render_subject(
        request,
        "policies/policy.html",
        table="policies.policies",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=(_first(request),),
        policy=found,
        standing=policy_standing(found, statuses, as_of),
        coverage=coverage_of(register, get_framework(actor=PUBLIC), (found,)),
        verdicts=verdict_chart(register, found, as_of=as_of),
        parts=responsibility_chart(register, get_institutions(actor=PUBLIC), found, as_of=as_of),
        before=before(register, found.key),
        after=after(register, found.key),
    )


@public_page
def commitment(request: HttpRequest, key: str) -> HttpResponse:
    """Show a point: text, responsibilities, two ledgers, the verdict with its trace."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    point = get_one(register.commitments, key, noun=say("point"), list_name=say("points"))
    statuses = get_statuses(actor=PUBLIC, as_of=as_of)
    status = next(s for s in statuses if s.commitment.key == point.key)
    address = keep_day(request, reverse("policies:policy", kwargs={"key": point.policy}))
    return render_subject(
        request,
        "policies/commitment.html",
        table="policies.commitments",
        key=key,
        as_of=as_of,
        title=point.text,
        trail=(_first(request), Crumb(status.policy.title, address)),
        point=point,
        policy=status.policy,
        verdict=status.verdict,
        rules=RULES,
        ledgers=ledgers_of(point, as_of),
        before=before(register, point.key),
        after=after(register, point.key),
        parts=[c for c in register.commitments if c.under == Key(key)],
    )


@public_page
def lineage(request: HttpRequest) -> HttpResponse:
    """Show what became of points in later policies."""
    register = get_register(actor=PUBLIC)
    return render_records(
        request,
        "policies/lineage.html",
        title=say("Lineage"),
        trail=(_first(request),),
        descents=descents(register),
        pictures=lineage_charts(register, as_of=as_of_from(request)),
    )


@public_page
def coverage(request: HttpRequest) -> HttpResponse:
    """Show which axes the known points of each policy bear on."""
    register, framework = get_register(actor=PUBLIC), get_framework(actor=PUBLIC)
    return render_records(
        request,
        "policies/coverage.html",
        title=say("Coverage"),
        trail=(_first(request),),
        coverage=coverage_of(register, framework),
        picture=coverage_chart(register, framework, as_of=as_of_from(request)),
    )


@public_page
def status(request: HttpRequest) -> HttpResponse:
    """Show where each point stands, narrowed by what the address asks for."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    statuses = get_statuses(actor=PUBLIC, as_of=as_of)
    return render_records(
        request,
        "policies/status.html",
        title=say("Where each point stands"),
        trail=(_first(request),),
        as_of=as_of,
        narrowed=narrow_statuses(statuses, register, request.GET),
        clear="policies:status",
    )


@public_page
def positions(request: HttpRequest) -> HttpResponse:
    """Show what institutions say on subjects on which others say otherwise."""
    return render_records(
        request,
        "policies/positions.html",
        title=say("Contradictory positions"),
        trail=(_first(request),),
        disputes=disputes(get_register(actor=PUBLIC).positions),
    )
