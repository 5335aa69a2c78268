"""Tags of the pages of screening."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from misaq.apps.pages.templatetags.misaq import ref, said, status_tag
from misaq.apps.pages.tones import Look

register = template.Library()


@register.simple_tag(takes_context=True)
def colleague(context: Context, who: str) -> SafeString:
    """Return what a colleague is called; their number where no name is known."""
    people: Mapping[str, str] = context.get("people") or {}
    return format_html("<bdi>{}</bdi>", people[who]) if who in people else ref(who)


@register.filter
def look(value: Look) -> SafeString:
    """Return a look as a tag: a shape and a word."""
    return status_tag(value.tone, said(value.words))
