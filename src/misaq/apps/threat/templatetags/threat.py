"""How pages of the picture write what is kept as plain numbers."""

from __future__ import annotations

from django import template

from misaq.apps.threat.naming import area_name
from misaq.apps.threat.spans import month_words
from misaq.kernel.words import Phrase

register = template.Library()


@register.filter
def as_month(number: int) -> str:
    """Return a month kept as years times 12 plus month less one: 2009-05."""
    return month_words(number)


@register.filter
def as_area(code: str) -> Phrase | str:
    """Return what the area of a code is called in the language of the page."""
    return area_name(code)
