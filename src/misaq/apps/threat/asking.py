"""What every page of the picture asks: which source, which part of events, which span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.beside import cite_of
from misaq.apps.threat.forms import SliderForm, SourceForm, SpanForm
from misaq.apps.threat.queries import Kept, choose_basis, list_bases
from misaq.apps.threat.spans import Slider, Span, slid_to, slider_of
from misaq.apps.threat.summaries import is_outdated
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.records import Basis, Part
from misaq.kernel.words import Phrase, say

TITLE = say("Threat picture")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page with a span was asked for.

    Attributes:
        form: to ask for something else.
        part: the part of events that is drawn.
        span: the year or month.
        slider: the way to other months.
        slider_form: the same, to be moved.
        is_listed: whether nothing but what a page shows first was asked for, so that the list of
            all pictures has the same ones.
    """

    form: SpanForm
    part: Part
    span: Span
    slider: Slider
    slider_form: SliderForm
    is_listed: bool


def trail_of(*more: Crumb) -> tuple[Crumb, ...]:
    """Return the way to a page below the picture."""
    return (Crumb(TITLE, reverse("threat:picture")), *more)


def kept_of(request: HttpRequest) -> Kept | None:
    """Return the basis that was asked for; None while nothing is kept."""
    return choose_basis(actor=PUBLIC, key=request.GET.get("source", ""))


def asked_of(request: HttpRequest, kept: Kept, parts: Sequence[Part]) -> Asked:
    """Return the part and the span asked for; a month of the slider before the fields."""
    form = SpanForm(request.GET, bases=_bases(), basis=kept.basis, parts=parts)
    asked = request.GET.dict()
    span = slid_to(asked, kept.basis) or Span(*form.span())
    first = next(iter(parts), Part.UNTOLD)
    is_listed = (
        (kept, span, form.part()) == (choose_basis(actor=PUBLIC), Span(), first)
        and kept.basis.lets_rows_leave
        and not asked.get("area")
    )
    slider = slider_of(span, kept.basis, asked)
    return Asked(form, form.part(), span, slider, SliderForm(slider=slider), is_listed)


def render_picture(
    request: HttpRequest,
    template: str,
    kept: Kept | None,
    *,
    title: Phrase | str,
    trail: tuple[Crumb, ...] = (),
    **context: object,
) -> HttpResponse:
    """Return a page of the picture, with its source and what that cannot see."""
    bases = _bases()
    context.setdefault("form", SourceForm(request.GET, bases=bases) if len(bases) > 1 else None)
    return render_records(
        request,
        template,
        title=title,
        trail=trail,
        status=200,
        basis=None if kept is None else kept.basis,
        basis_cite=() if kept is None else cite_of(kept),
        is_outdated=kept is not None and is_outdated(actor=PUBLIC, kept=kept),
        asked=request.GET.get("source", ""),
        **context,
    )


def _bases() -> list[Basis]:
    return [one.basis for one in list_bases(actor=PUBLIC)]
