"""Pages of indicators: what is on record of districts, and bringing more of it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import actor_of, fixed_page, member_page, public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.actions import Brought, keep_observations
from misaq.apps.threat.bringing import bring
from misaq.apps.threat.indicator_showing import narrow_observed, observed_everywhere
from misaq.apps.threat.queries import read_form
from misaq.apps.threat.sheets import FilledForm, empty_form
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.threat.indicator_rows import FORM
from misaq.core.threat.indicators import LIMITS, AreaIndicator
from misaq.kernel.words import say

_PER_PAGE = 40


@public_page
def list_indicators(request: HttpRequest) -> HttpResponse:
    """Show the last figures on record of every area, and what can be counted."""
    as_of = as_of_from(request)
    observed = observed_everywhere(actor=PUBLIC, on=as_of)
    narrowed = narrow_observed(observed.lines, request.GET)
    return render_records(
        request,
        "threat/indicators.html",
        title=say("Indicators by district"),
        trail=_trail()[:1],
        as_of=as_of,
        observed=observed,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET, per_page=_PER_PAGE),
        clear="threat:indicators",
        limits=LIMITS,
    )


@fixed_page
def indicator_form(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- as every page
    """Hand out the empty form."""
    return empty_form((column.name for column in FORM), name="indicators")


@member_page(Permission.IMPORT_ROWS, methods=("GET", "HEAD", "POST"))
def bring_indicators(request: HttpRequest) -> HttpResponse:
    """Take a filled form whole, or tell every problem of it."""
    return bring(request, take=_take, page=_page)


def _take(request: HttpRequest, form: FilledForm, *, is_trial: bool) -> Brought | None:
    header, rows = form.lines()
    actor, at = actor_of(request), datetime.now(UTC)
    if is_trial:
        read_form(actor=actor, as_of=at.date(), header=header, rows=rows)
        return None
    return keep_observations(actor=actor, at=at, header=header, rows=rows)


def _page(
    request: HttpRequest, form: FilledForm, *, status: int = 200, **context: object
) -> HttpResponse:
    return render_page(
        request,
        "threat/indicators_import.html",
        title=say("Bring figures of indicators"),
        trail=_trail(),
        status=status,
        form=form,
        columns=FORM,
        indicators=tuple(AreaIndicator),
        **context,
    )


def _trail() -> tuple[Crumb, ...]:
    return (
        Crumb(say("Threat picture"), reverse("threat:picture")),
        Crumb(say("Indicators by district"), reverse("threat:indicators")),
    )
