"""Pictures with all that stands beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from misaq.apps.pages.charts import pictures_of
from misaq.apps.pages.charts import swatch as small_picture
from misaq.apps.pages.days import keep_day
from misaq.apps.pages.templatetags.misaq import recorded, ref, said
from misaq.kernel.words import Phrase
from misaq.reports.charts.records import Bars, Chart, KeyEntry, Steps, Strips, Value
from misaq.reports.inline import Ref

register = template.Library()


@register.inclusion_tag("components/chart.html", takes_context=True)
def chart(
    context: Context, of: Chart, *, table: bool = True, at_most: int = 0, is_listed: bool = True
) -> dict[str, Any]:
    """Show a picture: what it shows in words, the drawing, its legend, the exact values.

    Args:
        table: whether the exact values stand below; not where the page shows them anyway.
        at_most: with more rows than this the drawing stays on its own page, so that this page does
            not grow heavy; 0 draws any.
        is_listed: whether the list of all pictures has this one, with the very same values.
    """
    of = of if is_listed else replace(of, rows=())
    request = context.get("request")
    is_drawn = not at_most or len(of.rows) <= at_most
    return {
        "request": request,
        "sources": context.get("sources") or {},
        "chart": of,
        "pictures": pictures_of(of) if is_drawn else {},
        "elsewhere": not is_drawn,
        "table": table,
        "csv": keep_day(request, reverse("overview:picture_csv", kwargs={"key": of.key})),
        "runs_leftward": get_language_bidi() and isinstance(of.figure, Strips | Bars | Steps),
    }


@register.filter
def swatch(entry: KeyEntry) -> SafeString:
    """Return what a word of the legend speaks of."""
    return small_picture(entry)


@register.filter
def worded(value: Value) -> SafeString:
    """Return a phrase, a number or text on record, each so that it reads rightly."""
    if isinstance(value, Ref):
        return ref(value.text)
    return said(value) if isinstance(value, Phrase) else SafeString(recorded(value))
