"""How pages name a source of incidents."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from misaq.apps.pages.templatetags.misaq import ref
from misaq.core.incidents.source_names import name_of_source

register = template.Library()


@register.filter
def source_name(value: str) -> SafeString:
    """Return what a source calls itself, set apart so that it reads left to right."""
    return ref(name_of_source(value))
