"""Pages of places: a province, a district, the map of all districts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.asking import asked_of, kept_of, render_picture, trail_of
from misaq.apps.threat.beside import list_assured
from misaq.apps.threat.district_showing import changes_about, district_page, province_of
from misaq.apps.threat.districts import DISTRICT_PARTS, district_lines, district_map, units_of
from misaq.apps.threat.groups import group_tables
from misaq.apps.threat.indicator_showing import indicators_beside
from misaq.apps.threat.pictures import COUNTRY
from misaq.apps.threat.queries import Kept, find_result, list_months
from misaq.apps.threat.showing import (
    area_levels_chart,
    area_months,
    area_years_chart,
    parts_of,
    toll_of,
)
from misaq.apps.threat.spans import Span, month_words
from misaq.core.access.actors import PUBLIC
from misaq.core.places.records import Area
from misaq.core.threat.picture.finer import NONE
from misaq.core.threat.picture.records import PARTS, WHOLE, AreaMonths, Part, ResultKind
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.threat_levels import concentration_chart
from misaq.reports.charts.threat_years import Years, multiples_chart

_DRAWN = 12
"""Districts of a province whose years are drawn side by side at a time; a reader pages on."""
_LISTED = 30
"""Districts of the whole country that are listed at a time; each province lists all of its own."""


@public_page
def area(request: HttpRequest, key: str) -> HttpResponse:
    """Show a province or a district."""
    found = get_gazetteer(actor=PUBLIC).get(key)
    if found.level.is_district_like:
        return _district(request, found)
    return _province(request, found)


def _district(request: HttpRequest, found: Area) -> HttpResponse:
    """Show a district: its years and months, its rank, what it was, what stands beside it."""
    kept = kept_of(request)
    province = province_of(found)
    trail = () if province is None else (_crumb(province),)
    context: dict[str, object] = {}
    if kept is not None:
        asked = asked_of(request, kept, DISTRICT_PARTS)
        page = district_page(kept, found, asked.part)
        unit = found if page is None else page.unit
        context = {
            "page": page,
            "unit": unit,
            "parts": [PARTS[part] for part in DISTRICT_PARTS],
            "part_links": [(part.value, PARTS[part]) for part in DISTRICT_PARTS],
            "months": range(1, 13),
            "groups": group_tables(kept, unit.code),
        }
    return render_picture(
        request,
        "threat/district.html",
        kept,
        title=heading_of(found),
        trail=trail_of(*trail),
        area=found,
        province=province,
        changes=changes_about(found),
        assured=list_assured(kept, found.code),
        indicators=indicators_beside(actor=PUBLIC, area=found.code, on=as_of_from(request)),
        **context,
    )


def _province(request: HttpRequest, found: Area) -> HttpResponse:
    """Show a province: its years, its districts for a span, its levels, assurances beside them."""
    kept = kept_of(request)
    context: dict[str, object] = {}
    months = None if kept is None else area_months(kept, found.code)
    if kept is not None and months is not None:
        context = {
            **_years(kept, found, months),
            **_levels(kept, found, parts_of([months])[0]),
            **_districts(request, kept, found, heading_of(found)),
            "groups": group_tables(kept, found.code, (ResultKind.CLASSES,)),
            "note": months.note,
        }
    return render_picture(
        request,
        "threat/area.html",
        kept,
        title=heading_of(found),
        trail=trail_of(),
        area=found,
        assured=list_assured(kept, found.code),
        indicators=indicators_beside(actor=PUBLIC, area=found.code, on=as_of_from(request)),
        **context,
    )


def _years(kept: Kept, found: Area, months: AreaMonths) -> dict[str, object]:
    parts = parts_of([months])
    years = [
        (year, [toll_of(months, part, kept.basis, Span(year)) for part in parts])
        for year in reversed(kept.basis.years)
    ]
    return {
        "parts": [PARTS[part] for part in parts],
        "years": [(year, tolls) for year, tolls in years if any(toll.events for toll in tolls)],
        "picture": area_years_chart(heading_of(found), months, kept.basis),
    }


def _levels(kept: Kept, found: Area, part: Part) -> dict[str, object]:
    levels = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.LEVELS, subject=found.code)
    context: dict[str, object] = {"levels": levels, **_spread(kept, found.code, heading_of(found))}
    if levels is not None:
        context["levels_picture"] = area_levels_chart(
            heading_of(found), levels.body, part, kept.basis.last_day
        )
        context["level_rows"] = [
            (month_words(one["starts"]), month_words(one["ends"]), one["mean"], one["stability"])
            for one in levels.body["levels"]
        ]
    return context


def _spread(kept: Kept, code: str, title: Phrase | str) -> dict[str, object]:
    """Return how unequally attacks lie over districts, with the curve where it is kept."""
    spread = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.CONCENTRATION, subject=code)
    context: dict[str, object] = {"spread": spread}
    body = {} if spread is None else spread.body
    if body.get("half") is not None and len(body.get("lorenz", ())) > 1:
        context["spread_picture"] = concentration_chart(
            title, body["lorenz"], body["half"], as_of=kept.basis.last_day
        )
    return context


def _districts(
    request: HttpRequest, kept: Kept, found: Area | None, where: Phrase | str
) -> dict[str, object]:
    """Return the districts of a province, or of the country, for the span asked for."""
    code = WHOLE if found is None else found.code
    units = units_of(kept, code)
    if not units:
        return {}
    asked = asked_of(request, kept, DISTRICT_PARTS)
    lines = district_lines(units, asked.span, kept.basis)
    context: dict[str, object] = {}
    if found is None:
        stretch = stretch_of(lines, request.GET, per_page=_LISTED)
        context = {"stretch": stretch, "district_lines": stretch.items}
    else:
        across = get_gazetteer(actor=PUBLIC).list_across(found.code)
        context = {
            "district_lines": lines,
            "across": across,
            **_multiples(request, kept, found, asked.part),
        }
    return context | {
        "form": asked.form,
        "slider": asked.slider,
        "slider_form": asked.slider_form,
        "span": asked.span.words,
        "is_listed": asked.is_listed and found is None,
        "drawn": PARTS[asked.part],
        "parts_of_districts": [PARTS[part] for part in DISTRICT_PARTS],
        "district_map": district_map(
            kept, units, part=asked.part, words=PARTS[asked.part], span=asked.span,
            key=f"threat/districts/{code}" if code else "threat/districts", where=where,
        ),
    }  # fmt: skip


def _multiples(request: HttpRequest, kept: Kept, found: Area, part: Part) -> dict[str, object]:
    """Return deaths by year of the districts of a province that had any, side by side.

    Twelve at a time, those with most deaths first; ``page`` in the query names which.
    """
    gazetteer, basis = get_gazetteer(actor=PUBLIC), kept.basis
    rows = []
    for code, parts in units_of(kept, found.code).items():
        months = parts.get(part, NONE)
        tolls = {year: months.of_year(year, basis.first_month) for year in basis.years}
        told = {year: toll for year, toll in tolls.items() if toll.events}
        if told:
            rows.append(Years(heading_of(gazetteer.get(code)), told))
    rows.sort(key=lambda row: -row.whole.best)
    stretch = stretch_of(rows, request.GET, per_page=_DRAWN)
    chart = multiples_chart(
        f"threat/district-years/{found.code}/{stretch.number}",
        say(
            "{where}: deaths by district and year: {part}",
            where=heading_of(found),
            part=PARTS[part],
        ),
        stretch.items,
        basis.years,
        as_of=basis.last_day,
    )
    return {"multiples": chart, "stretch": stretch, "with_events": len(rows)}


@public_page
def districts(request: HttpRequest) -> HttpResponse:
    """Show every district for a span on one map, and how unequally attacks lie over them."""
    kept = kept_of(request)
    context: dict[str, object] = {}
    if kept is not None:
        context = {
            **_districts(request, kept, None, COUNTRY),
            **_spread(kept, WHOLE, COUNTRY),
            "province_codes": [
                one.area for one in list_months(actor=PUBLIC, kept=kept) if one.area
            ],
        }
    return render_picture(
        request,
        "threat/districts.html",
        kept,
        title=say("Districts"),
        trail=trail_of(),
        **context,
    )


def _crumb(province: Area) -> Crumb:
    return Crumb(heading_of(province), reverse("threat:area", args=[province.code]))
