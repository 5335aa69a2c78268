"""Naming records of other tables, and saying how sure a fact is, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from misaq.apps.pages.templatetags.misaq import (
    record_link,
    recorded,
    ref,
    said,
    words,
)
from misaq.core.sourcebook.checks.figures import amount as in_words
from misaq.core.sourcebook.checks.figures import number
from misaq.core.sourcebook.records import Observation
from misaq.kernel.provenance import Citation, Confidence, best_confidence, is_verified

register = template.Library()


@register.simple_tag(takes_context=True)
def record(context: Context, table: str, key: str, title: str = "") -> str:
    """Return what people call a record, as a link when a room shows it; its key otherwise."""
    titles: Mapping[str, Mapping[str, str]] = context.get("titles") or {}
    return record_link(context, table, key, title or titles.get(table, {}).get(key, ""))


@register.simple_tag(takes_context=True)
def one_of(context: Context, key: str, *tables: str, short: bool = False) -> str:
    """Return the record with the key from the first of the tables that has it, as a link.

    A key that none of them has is text of its own: some fields take either.

    Args:
        short: call the record by its key, not by its title.
    """
    titles: Mapping[str, Mapping[str, str]] = context.get("titles") or {}
    for table in tables:
        if key in titles.get(table, {}):
            return record(context, table, key, key if short else "")
    return recorded(key)


@register.filter
def amount(value: Decimal) -> SafeString:
    """Return a number as people read it, left to right: "8,300"."""
    return ref(number(value))


@register.filter
def figure(observation: Observation) -> str:
    """Return the value or the range of an observation in words."""
    return said(in_words(observation))


@register.filter
def doubt(cite: Iterable[Citation]) -> SafeString:
    """Return a tag where nobody read a source for the fact; nothing where somebody did."""
    if is_verified(cite):
        return SafeString("")
    return format_html('<span class="tag tag-open">{}</span>', words(Confidence.UNVERIFIED))


@register.inclusion_tag("registers/sources.html", takes_context=True)
def sourced(context: Context, cite: Iterable[Citation]) -> dict[str, Any]:
    """Show how sure a fact is, with its sources folded behind it."""
    found = tuple(cite)
    return {
        "request": context.get("request"),
        "sources": context.get("sources"),
        "cite": found,
        "confidence": best_confidence(found),
    }
