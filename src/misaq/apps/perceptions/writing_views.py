"""Pages on which assessments are recorded, corrected and brought as a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.pages.titles import heading_of
from misaq.apps.perceptions.actions import (
    correct_assessment,
    import_assessments,
    record_assessment,
    record_scale,
)
from misaq.apps.perceptions.forms import (
    AssessmentForm,
    CorrectionForm,
    ScaleForm,
    filled_scale,
    filled_with,
)
from misaq.apps.perceptions.queries import get_assessment, list_scales, read_filled
from misaq.apps.perceptions.records import Brought
from misaq.apps.places.listings import LEVEL_WORDS
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.index import get_one
from misaq.apps.threat.bringing import bring as bring_form
from misaq.apps.threat.sheets import FilledForm, empty_form
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.places.records import Level
from misaq.core.threat.perceptions.records import Scale
from misaq.core.threat.perceptions.rows import FORM
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import Phrase, say

_TWO = ("GET", "HEAD", "POST")
_KEEPS = member_page(Permission.KEEP_PERCEPTIONS, methods=_TWO)


@_KEEPS
def enter(request: HttpRequest) -> HttpResponse:
    """Record one assessment."""
    form = AssessmentForm(request.POST if request.method == "POST" else None, **_choices())
    actor, at = actor_of(request), datetime.now(UTC)
    done = _done(request, form, lambda: record_assessment(actor=actor, at=at, cells=form.cells()))
    title = say("Record an assessment")
    return done or _form_page(request, form, title=title, scales=list_scales(actor=actor))


@_KEEPS
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Put a correction in the place of an assessment."""
    actor, at = actor_of(request), datetime.now(UTC)
    filed = get_assessment(actor=actor, number=number)
    is_sent = request.method == "POST"
    form = CorrectionForm(
        request.POST if is_sent else None, initial=filled_with(filed.assessment), **_choices()
    )
    done = _done(
        request,
        form,
        lambda: correct_assessment(
            actor=actor,
            at=at,
            number=number,
            cells=form.cells(),
            reason=form.cleaned_data["reason"],
        ),
    )
    title = say("Correct assessment {number}", number=number)
    return done or _form_page(request, form, title=title, scales=list_scales(actor=actor))


@_KEEPS
def scale(request: HttpRequest, key: str) -> HttpResponse:
    """Record the words of an institution."""
    actor, at = actor_of(request), datetime.now(UTC)
    found = get_one(
        get_institutions(actor=PUBLIC).institutions,
        key,
        noun=say("institution"),
        list_name=say("institutions"),
    )
    standing = list_scales(actor=actor).get(key)
    is_sent = request.method == "POST"
    form = ScaleForm(request.POST if is_sent else None, initial=filled_scale(standing))
    if is_sent and form.is_valid():
        try:
            record_scale(actor=actor, at=at, scale=form.scale_of(key))
        except (InputRefused, StateConflict) as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(reverse("perceptions:institution", args=[key]))
    title = say("Words of {title}", title=heading_of(found))
    return _form_page(request, form, title=title)


@member_page(Permission.KEEP_PERCEPTIONS)
def form_file(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- as every page
    """Hand out the empty form."""
    return empty_form((column.name for column in FORM), name="assessments")


@_KEEPS
def bring(request: HttpRequest) -> HttpResponse:
    """Take a filled form whole, or tell every problem of it."""
    return bring_form(request, take=_take, page=_bring_page)


def _take(request: HttpRequest, form: FilledForm, *, is_trial: bool) -> Brought | None:
    header, rows = form.lines()
    actor, at = actor_of(request), datetime.now(UTC)
    if is_trial:
        read_filled(actor=actor, as_of=at.date(), header=header, rows=rows)
        return None
    return import_assessments(actor=actor, at=at, header=header, rows=rows)


def _done(
    request: HttpRequest, form: AssessmentForm, act: Callable[[], int]
) -> HttpResponse | None:
    """Do what the form asks and lead to it; None where the form is still to be filled in."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        number = act()
    except (InputRefused, StateConflict) as refusal:
        add_refusal(form, refusal)
        return None
    return HttpResponseRedirect(reverse("perceptions:assessment", args=[number]))


def _form_page(
    request: HttpRequest,
    form: AssessmentForm | ScaleForm,
    *,
    title: Phrase,
    scales: Mapping[str, Scale] | None = None,
) -> HttpResponse:
    return render_page(
        request,
        "perceptions/form.html",
        title=title,
        trail=_trail(),
        status=400 if form.errors else 200,
        form=form,
        scales=() if scales is None else tuple(scales.values()),
        institutions=() if scales is None else get_institutions(actor=PUBLIC).institutions,
    )


def _bring_page(
    request: HttpRequest, form: FilledForm, *, status: int = 200, **context: object
) -> HttpResponse:
    return render_page(
        request,
        "perceptions/import.html",
        title=say("Bring assessments"),
        trail=_trail(),
        status=status,
        form=form,
        columns=FORM,
        **context,
    )


def _choices() -> dict[str, Any]:
    institutions = get_institutions(actor=PUBLIC).institutions
    classes = get_framework(actor=PUBLIC).classes
    gazetteer = get_gazetteer(actor=PUBLIC)
    areas = [
        (
            LEVEL_WORDS[level].render(gettext),
            [(area.code, area.title) for area in gazetteer.areas if area.level is level],
        )
        for level in Level
        if level is not Level.DIVISION
    ]
    return {
        "institutions": [(str(one.key), f"{one.title} ({one.key})") for one in institutions],
        "areas": [(words, group) for words, group in areas if group],
        "classes": [(str(one.key), one.title) for one in classes],
    }


def _trail() -> tuple[Crumb, ...]:
    return (
        Crumb(say("Threat picture"), reverse("threat:picture")),
        Crumb(say("What institutions assess of the threat"), reverse("perceptions:matrix")),
    )
