"""Pages of what stands out: classes and actors through the years, hot spots of a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.access import public_page
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.asking import asked_of, kept_of, render_picture, trail_of
from misaq.apps.threat.districts import DISTRICT_PARTS
from misaq.apps.threat.groups import group_charts, group_tables
from misaq.apps.threat.hot_spots import hot_year, hot_years
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.records import WHOLE
from misaq.kernel.words import say


@public_page
def kinds(request: HttpRequest) -> HttpResponse:
    """Show the whole country, or one area, by class and by actor."""
    kept, code = kept_of(request), request.GET.get("area", "")
    area = get_gazetteer(actor=PUBLIC).get(code) if code else None
    context: dict[str, object] = {"area": area}
    if kept is not None:
        asked = asked_of(request, kept, DISTRICT_PARTS)
        groups = group_tables(kept, code or WHOLE)
        context["groups"] = groups
        if groups:
            asked.form.without_span()
            context |= {
                "pictures": group_charts(kept, asked.part, code or WHOLE),
                "form": asked.form,
                "is_listed": asked.is_listed,
            }
    return render_picture(
        request,
        "threat/kinds.html",
        kept,
        title=say("By class and by actor"),
        trail=trail_of(),
        **context,
    )


@public_page
def hot_spots(request: HttpRequest) -> HttpResponse:
    """Show the districts where the attacks of a year pile up, tested against chance."""
    kept = kept_of(request)
    context: dict[str, object] = {}
    if kept is not None:
        years = hot_years(kept)
        context = {"years": years, "hot": hot_year(kept, years, request.GET.get("year", ""))}
    return render_picture(
        request,
        "threat/hot_spots.html",
        kept,
        title=say("Hot spots"),
        trail=trail_of(),
        **context,
    )
