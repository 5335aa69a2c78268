"""Pages of forecasts: what is kept, never drawn anew."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.forecasts.classes import by_class, class_named, title_of_area
from misaq.apps.forecasts.forms import BasisForm, MeasureForm, MonthForm
from misaq.apps.forecasts.kept import Head, Kept
from misaq.apps.forecasts.plain import forecast_csv
from misaq.apps.forecasts.queries import (
    get_issued,
    get_kept,
    list_came,
    list_issued,
    list_scorings,
    list_standing,
)
from misaq.apps.forecasts.showing import (
    area_picture,
    earlier_of,
    heads_of_scores,
    is_stale,
    kept_of_area,
    rivals_of,
    scores_of,
    section_of,
    table_of_scores,
    titles_of_areas,
    windows_of,
)
from misaq.apps.forecasts.verifying import find_sealed
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import today
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.picture.records import Basis
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.forecasts import month_text, places_chart, reliability_chart

_TITLE = say("Forecast")


def _trail(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(say("Threat picture"), reverse("threat:picture")), *more)


def _render(
    request: HttpRequest,
    template: str,
    *,
    title: Phrase | str,
    form: BasisForm,
    head: Head | None,
    trail: tuple[Crumb, ...] = (),
    **context: object,
) -> HttpResponse:
    """Return a page; what holds for the forecast on it stands above."""
    if head is not None:
        figures = Basis(head.source, head.release, head.terms.is_of_pack, "", 0, 1)
        context |= {
            "origin": month_text(head.origin),
            "cannot_see": figures.cannot_see,
            "is_stale": is_stale(head, today()),
            "kind": class_named(head.threat_class) if head.threat_class else None,
        }
    return render_records(
        request,
        template,
        title=title,
        trail=_trail(*trail),
        status=200,
        form=form if form.fields else None,
        head=head,
        asked=request.GET.get("source", ""),
        **context,
    )


def _provinces() -> list[Head]:
    return list(list_standing(actor=PUBLIC, level=Level.PROVINCE))


def _districts() -> list[Head]:
    return list(list_standing(actor=PUBLIC, level=Level.DISTRICT))


def _list(request: HttpRequest, heads: list[Head], template: str, title: Phrase) -> HttpResponse:
    form = MonthForm(request.GET, heads=heads)
    basis, lead, threat_class = form.basis(), form.lead(), form.threat_class()
    of_basis = [one for one in heads if one.basis == basis]
    standing = [get_kept(actor=PUBLIC, head=one, lead=lead) for one in of_basis]
    chosen = [one for one in standing if one.head.threat_class == threat_class]
    return _render(
        request,
        template,
        title=title,
        form=form,
        head=next((one.head for one in chosen or standing), None),
        sections=[section_of(one, lead) for one in chosen],
        month=month_text(of_basis[0].origin + lead) if of_basis else "",
        asked_class=threat_class,
        basis=basis,
        lead=lead,
        classes=by_class(basis, standing),
        has_districts=bool(_districts()),
    )


@public_page
def provinces(request: HttpRequest) -> HttpResponse:
    """Show what is foretold of each province for one of the next twelve months."""
    return _list(request, _provinces(), "forecasts/list.html", _TITLE)


@public_page
def districts(request: HttpRequest) -> HttpResponse:
    """Show what is foretold of each district, all classes together."""
    return _list(request, _districts(), "forecasts/districts.html", say("Forecast by district"))


@public_page
def area(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is foretold of one area, how right the forecast was, and what came of earlier."""
    found = get_gazetteer(actor=PUBLIC).get(key)
    heads = [*_provinces(), *_districts()]
    form = MeasureForm(request.GET, heads=heads)
    basis, measure, threat_class = form.basis(), form.measure(), form.threat_class()
    wanted = basis, measure, threat_class
    chosen = [one for one in heads if (one.basis, one.measure, one.threat_class) == wanted]
    kept = next(filter(None, (kept_of_area(one, key) for one in chosen)), None)
    context: dict[str, object] = {}
    if kept is not None:
        came = list_came(
            actor=PUBLIC, area=key, basis=basis, measure=measure, threat_class=threat_class
        )
        context = {
            "section": section_of(kept),
            "picture": area_picture(title_of_area(heading_of(found), threat_class), kept, came),
            "earlier": earlier_of(came),
            **_judged(kept),
        }
    return _render(
        request,
        "forecasts/area.html",
        title=heading_of(found),
        form=form,
        head=None if kept is None else kept.head,
        trail=(Crumb(_TITLE, reverse("forecasts:list")),),
        area=found,
        asked_class=threat_class,
        basis=basis,
        is_of_pack=basis.endswith(":pack"),
        **context,
    )


@public_page
def issued(request: HttpRequest, key: str) -> HttpResponse:
    """Show one forecast for good: its seal, what it was made of, and how it did."""
    kept = get_issued(actor=PUBLIC, seal=key)
    head = kept.head
    scorings = list_scorings(actor=PUBLIC, heads=(head,))
    titles = titles_of_areas()
    return _render(
        request,
        "forecasts/issued.html",
        title=say("Forecast {seal}, after {month}", seal=head.short, month=month_text(head.origin)),
        form=BasisForm(heads=()),
        head=head,
        trail=(Crumb(_TITLE, reverse("forecasts:list")),),
        section=section_of(kept, 1),
        making=kept.issued.making,
        data=kept.issued.data,
        members=kept.issued.model.members,
        areas=[(one, titles.get(one, one)) for one in kept.issued.areas],
        scoring=scorings[0] if scorings else None,
        scores=[
            table_of_scores(one.summary["shown"], one.summary["beside"]) for one in scorings[:1]
        ],
        asked_class=head.threat_class,
        others=[
            (one, class_named(one.threat_class) if one.threat_class else None)
            for one in list_issued(actor=PUBLIC)
            if one.row != head.row
        ][:20],
        **_judged(kept),
    )


@public_page
def values(request: HttpRequest, key: str) -> HttpResponse:
    """Give every figure of a forecast as a file, where the terms allow."""
    kept = get_issued(actor=PUBLIC, seal=key)
    answer = HttpResponse(
        forecast_csv(actor=PUBLIC, kept=kept), content_type="text/csv; charset=utf-8"
    )
    name = f"misaq-forecast-{kept.head.short}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _judged(kept: Kept) -> dict[str, object]:
    """Return the score card and the seal of a forecast."""
    card = kept.card
    return {
        "card": card,
        "card_span": (month_text(card.first), month_text(card.last)),
        "windows": windows_of(card),
        "rivals": rivals_of(card),
        "score_heads": heads_of_scores(),
        "model_scores": scores_of(card.model),
        "places": places_chart(card),
        "reliability": reliability_chart(card),
        "sealed": find_sealed(actor=PUBLIC, head=kept.head),
    }
