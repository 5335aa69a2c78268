"""Pages that show what institutions assessed; all but one are for members."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.incidents.entry_showing import state_of
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.pages.access import actor_of, member_page, public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.perceptions.keeping import judged_of
from misaq.apps.perceptions.queries import (
    get_assessment,
    list_assessments,
    list_corrected,
    list_scales,
    list_withdrawals,
)
from misaq.apps.perceptions.showing import Shown, matrix_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.queries import choose_basis
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.words import say

_TITLE = say("What institutions assess of the threat")
_PER_PAGE = 40


@member_page(Permission.READ_PERCEPTIONS)
def matrix(request: HttpRequest) -> HttpResponse:
    """Show the last word of every institution, where two disagree, and what ran out."""
    actor, as_of = actor_of(request), as_of_from(request)
    filed = list_assessments(actor=actor)
    found = matrix_of(filed, list_scales(actor=actor), on=as_of)
    return render_records(
        request,
        "perceptions/matrix.html",
        title=_TITLE,
        trail=trail_of()[:1],
        as_of=as_of,
        matrix=found,
        stretch=stretch_of(found.rows, request.GET, per_page=_PER_PAGE),
        waiting=list_withdrawals(actor=actor, waiting=True),
        may_keep=may(actor, Permission.KEEP_PERCEPTIONS),
    )


@member_page(Permission.READ_PERCEPTIONS)
def institution(request: HttpRequest, key: str) -> HttpResponse:
    """Show what one institution said beside what was recorded, and how it fared."""
    actor = actor_of(request)
    found = get_one(
        get_institutions(actor=PUBLIC).institutions,
        key,
        noun=say("institution"),
        list_name=say("institutions"),
    )
    kept = choose_basis(actor=PUBLIC, key=request.GET.get("source", ""))
    judged = judged_of(actor=actor, institution=key, kept=kept)
    return render_records(
        request,
        "perceptions/institution.html",
        title=heading_of(found),
        trail=trail_of(),
        institution=found,
        scale=list_scales(actor=actor).get(key),
        basis=None if kept is None else kept.basis,
        judged=judged,
        stretch=stretch_of(judged.beside, request.GET, per_page=_PER_PAGE),
        whole=Shown(judged.whole),
        classes=tuple(Shown(one) for one in judged.classes),
        may_keep=may(actor, Permission.KEEP_PERCEPTIONS),
    )


@member_page(Permission.READ_PERCEPTIONS)
def assessment(request: HttpRequest, number: int) -> HttpResponse:
    """Show one assessment, and what it said before it was corrected."""
    actor = actor_of(request)
    return render_records(
        request,
        "perceptions/assessment.html",
        title=say("Assessment {number}", number=number),
        trail=trail_of(),
        filed=get_assessment(actor=actor, number=number),
        earlier=list_corrected(actor=actor, number=number),
        withdrawals=[
            (one, state_of(one.handling)) for one in list_withdrawals(actor=actor, number=number)
        ],
        may_keep=may(actor, Permission.KEEP_PERCEPTIONS),
    )


@public_page
def published(request: HttpRequest) -> HttpResponse:
    """Show the assessments that institutions themselves published, each with its source."""
    filed = tuple(reversed(list_assessments(actor=PUBLIC)))
    return render_records(
        request,
        "perceptions/published.html",
        title=say("Assessments that institutions published"),
        trail=trail_of()[:1],
        stretch=stretch_of(filed, request.GET, per_page=_PER_PAGE),
    )


def trail_of() -> tuple[Crumb, ...]:
    """Return the pages above a page of this room."""
    return (
        Crumb(say("Threat picture"), reverse("threat:picture")),
        Crumb(_TITLE, reverse("perceptions:matrix")),
    )
