"""What every page says of itself for programs and for those who cite it; every template has it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from misaq.apps.open_data.places import addresses_for, api_path, other_forms
from misaq.apps.open_data.queries import find_state
from misaq.apps.pages.days import as_of_from
from misaq.core.access.actors import PUBLIC
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase
from misaq.reports.open_data.citing import Reference, as_bibtex, as_ris, as_text

register = template.Library()


@register.simple_tag(takes_context=True)
def other_form_links(context: Context) -> SafeString:
    """Return the links of the head to the same thing in other forms."""
    request: HttpRequest | None = context.get("request")
    forms = () if request is None else other_forms(request.resolver_match)
    return format_html_join(
        "",
        '<link rel="alternate" type="{}" title="{}" href="{}">\n  ',
        ((form.media_type, form.title.render(gettext), form.address) for form in forms),
    )


@register.inclusion_tag("open_data/cite.html", takes_context=True)
def cite_page(context: Context) -> dict[str, Any]:
    """Show how to cite the page of a record, a finding or a check, and its other forms."""
    request: HttpRequest | None = context.get("request")
    match = None if request is None else request.resolver_match
    if request is None or match is None:
        return {}
    path = api_path(match.view_name, match.kwargs)
    try:
        day = as_of_from(request)
    except InputRefused:
        return {}
    state = find_state(actor=PUBLIC, as_of=day) if path else None
    if state is None:
        return {}
    as_of = day.isoformat()
    title = context.get("title", "")
    site = addresses_for(request).site
    known_at = state.recorded_at.isoformat().replace("+00:00", "Z")
    asked = urlencode({"as_of": as_of, "known_at": known_at}, safe=":")
    reference = Reference(
        title=title.render() if isinstance(title, Phrase) else str(title),
        address=f"{site}{request.path}?{urlencode({'as_of': as_of})}",
        replay=f"{site}/api/v1/{path}?{asked}",
        as_of=as_of,
        data_version=state.version,
        rules_version=state.rules_version,
    )
    return {
        "text": as_text(reference),
        "bibtex": as_bibtex(reference),
        "ris": as_ris(reference),
        "forms": other_forms(match),
    }
