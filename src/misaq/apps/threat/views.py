"""Pages of the threat picture: kept results of one source at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import fixed_page, public_page
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.beside import cite_of, get_studied, list_assured, list_studied
from misaq.apps.threat.forms import SourceForm, SpanForm
from misaq.apps.threat.limits import list_measures
from misaq.apps.threat.plain import months_csv
from misaq.apps.threat.queries import (
    Kept,
    choose_basis,
    find_result,
    list_bases,
    list_months,
)
from misaq.apps.threat.showing import (
    area_levels_chart,
    area_months,
    area_years_chart,
    list_provinces,
    month_words,
    parts_of,
    picture_of,
    toll_of,
)
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.records import PARTS, Part, ResultKind
from misaq.kernel.words import Phrase, say

_TITLE = say("Threat picture")


def _trail(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_TITLE, reverse("threat:picture")), *more)


def _kept(request: HttpRequest) -> Kept | None:
    return choose_basis(actor=PUBLIC, key=request.GET.get("source", ""))


def _render(
    request: HttpRequest,
    template: str,
    kept: Kept | None,
    *,
    title: Phrase | str,
    trail: tuple[Crumb, ...] = (),
    **context: object,
) -> HttpResponse:
    bases = [one.basis for one in list_bases(actor=PUBLIC)]
    context.setdefault("form", SourceForm(request.GET, bases=bases) if len(bases) > 1 else None)
    return render_records(
        request,
        template,
        title=title,
        trail=trail,
        status=200,
        basis=None if kept is None else kept.basis,
        basis_cite=() if kept is None else cite_of(kept),
        asked=request.GET.get("source", ""),
        **context,
    )


@public_page
def picture(request: HttpRequest) -> HttpResponse:
    """Show events and deaths by province for a span, and through the years."""
    kept = _kept(request)
    if kept is None:
        provinces = list_provinces()
        return _render(request, "threat/picture.html", None, title=_TITLE, provinces=provinces)
    found = list_months(actor=PUBLIC, kept=kept)
    bases = [one.basis for one in list_bases(actor=PUBLIC)]
    form = SpanForm(request.GET, bases=bases, basis=kept.basis, parts=parts_of(found))
    year, month = form.span()
    shown = picture_of(
        kept, found, part=form.part(), year=year, month=month, as_of=kept.basis.last_day
    )
    return _render(request, "threat/picture.html", kept, title=_TITLE, form=form, shown=shown)


@public_page
def months(request: HttpRequest) -> HttpResponse:
    """Give events and deaths by province and month as a file, where the terms allow."""
    kept = _kept(request)
    answer = HttpResponse(
        months_csv(actor=PUBLIC, kept=kept), content_type="text/csv; charset=utf-8"
    )
    named = "none" if kept is None else f"{kept.basis.source}-{kept.basis.release}"
    answer["Content-Disposition"] = f'attachment; filename="misaq-threat-{named}.csv"'
    return answer


@public_page
def area(request: HttpRequest, key: str) -> HttpResponse:
    """Show one province: through the years, its levels, and assurances beside what followed."""
    found = get_gazetteer(actor=PUBLIC).get(key)
    kept = _kept(request)
    found_months = None if kept is None else area_months(kept, key)
    context: dict[str, object] = {}
    if kept is not None and found_months is not None:
        parts = parts_of([found_months])
        context = {
            "parts": [PARTS[part] for part in parts],
            "years": [
                (year, [toll_of(found_months, part, kept.basis, year) for part in parts])
                for year in reversed(kept.basis.years)
            ],
            "picture": area_years_chart(
                found.title, found_months, parts[0], kept.basis, kept.basis.last_day
            ),
            "note": found_months.note,
            **_levels(kept, key, found.title, parts[0]),
        }
    return _render(
        request,
        "threat/area.html",
        kept,
        title=found.title,
        trail=_trail(),
        area=found,
        assured=list_assured(kept, key),
        **context,
    )


def _levels(kept: Kept, key: str, title: str, part: Part) -> dict[str, object]:
    levels = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.LEVELS, subject=key)
    spread = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.CONCENTRATION, subject=key)
    context: dict[str, object] = {"spread": spread, "levels": levels}
    if levels is not None:
        context["levels_picture"] = area_levels_chart(title, levels.body, part, kept.basis.last_day)
        context["level_rows"] = [
            (month_words(one["starts"]), month_words(one["ends"]), one["mean"], one["stability"])
            for one in levels.body["levels"]
        ]
    return context


@public_page
def list_operations(request: HttpRequest) -> HttpResponse:
    """Show the operations on record that have a name, with what can be said of each."""
    kept = _kept(request)
    return _render(
        request,
        "threat/operations.html",
        kept,
        title=say("Named operations"),
        trail=_trail(),
        studied=list_studied(kept),
    )


@public_page
def operation(request: HttpRequest, key: str) -> HttpResponse:
    """Show one operation: what is on record, and what followed beside what would be expected."""
    kept = _kept(request)
    found = get_studied(kept, key)
    return _render(
        request,
        "threat/operation.html",
        kept,
        title=found.operation.title,
        trail=_trail(Crumb(say("Named operations"), reverse("threat:operations"))),
        found=found,
    )


@fixed_page
def measures(request: HttpRequest) -> HttpResponse:
    """Show what each measure can and cannot show."""
    return render_page(
        request,
        "threat/measures.html",
        title=say("Measures: what each can and cannot show"),
        trail=_trail(),
        measures=list_measures(),
    )
