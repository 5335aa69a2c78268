"""Filters and components that every template has without loading them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from misaq.apps.pages.addresses import subject_url as address_of
from misaq.apps.pages.days import keep_day
from misaq.apps.pages.isolation import foreign, isolated, reference
from misaq.apps.pages.titles import own_title, titled
from misaq.apps.pages.tones import Tone, look_of
from misaq.core.findings.records import Line, Subject
from misaq.kernel.provenance import Citation
from misaq.kernel.words import Phrase, Sayable, Sentence

register = template.Library()
register.filter("titled", titled)
register.filter("own_title", own_title)


@register.filter
def ref(value: object) -> SafeString:
    """Return a date, number, code or key so that it reads left to right in any language.

    A short one stays on one line; a long one may break anywhere.
    """
    if isinstance(value, Sayable):
        value = value.said()
    return said(value) if isinstance(value, Phrase) else reference(str(value))


@register.filter
def said(value: Phrase | str) -> SafeString:
    """Return the words in the language of the page, with what must read left to right marked.

    What has no translation yet is marked as English, so that browsers read and turn it rightly.
    """
    if isinstance(value, SafeString):
        return value
    phrase = value.phrase if isinstance(value, Sentence) else value
    return isolated(phrase.render(gettext) if isinstance(phrase, Phrase) else str(phrase))


@register.filter
def recorded(value: object) -> SafeString:
    """Return text as it stands on record, which a country pack writes in English.

    What has words of its own, such as a span of days, is said in the language of the page.
    """
    if isinstance(value, Sayable):
        return ref(value)
    if get_language() == settings.LANGUAGE_CODE:
        return conditional_escape(str(value))
    return foreign(str(value), is_whole=True)


@register.filter
def tag(value: Enum) -> SafeString:
    """Return a value as a tag: a shape and a word."""
    look = look_of(value)
    return status_tag(look.tone, said(look.words))


def status_tag(tone: Tone, words: SafeString) -> SafeString:
    """Return a status tag: a shape and a word, never colour alone."""
    return format_html('<span class="tag tag-{}">{}</span>', tone.value, words)


@register.filter
def words(value: Enum) -> SafeString:
    """Return the words of a value."""
    return said(look_of(value).words)


@register.simple_tag(takes_context=True)
def page_url(context: Context, name: str, *args: object, **query: object) -> str:
    """Return the address of a page, on the day the reader asked for.

    What is given by position goes into the address, what is given by name into its query.
    """
    address = reverse(name, args=args or None)
    return keep_day(_request(context), f"{address}?{urlencode(query)}" if query else address)


@register.simple_tag(takes_context=True)
def subject_url(context: Context, table: str, key: str) -> str:
    """Return where a record is shown, on the day the reader asked for; empty when nowhere."""
    return keep_day(_request(context), address_of(table, key))


@register.simple_tag(takes_context=True)
def subject_link(context: Context, subject: Subject) -> str:
    """Return the title of what a finding is about, as a link when a room shows it."""
    return record_link(context, subject.table, subject.key, subject.title)


@register.simple_tag(takes_context=True)
def record_link(context: Context, table: str, key: str, title: object = "") -> str:
    """Return the title of a record (its key when none is given), as a link when a room shows it."""
    address = keep_day(_request(context), address_of(table, key))
    if not title:
        text = ref(key)
    else:
        known = (context.get("translated") or {}).get(table, {}).get(key, title)
        text = titled(known) if hasattr(known, "titles") else recorded(known)
    return format_html('<a href="{}">{}</a>', address, text) if address else text


@register.inclusion_tag("components/working.html", takes_context=True)
def working(context: Context, lines: Iterable[Line]) -> dict[str, Any]:
    """Show lines of working, numbered, each with its sources."""
    return {**_shared(context), "lines": tuple(lines)}


@register.inclusion_tag("components/citations.html", takes_context=True)
def citations(context: Context, cite: Iterable[Citation]) -> dict[str, Any]:
    """Show sources: which, where in it, who says so in it, how sure."""
    sources: Mapping[str, Any] = context.get("sources") or {}
    rows = tuple((citation, sources.get(citation.source)) for citation in cite)
    return {**_shared(context), "rows": rows}


@register.inclusion_tag("components/empty.html", takes_context=True)
def empty(
    context: Context, what: object, next_step: object = "", address: str = ""
) -> dict[str, Any]:
    """Say that there is nothing, and what to do about it."""
    return {**_shared(context), "what": what, "next_step": next_step, "address": address}


@register.simple_tag(takes_context=True)
def here(context: Context, address: str) -> SafeString:
    """Return the attribute that marks a link of the navigation as where the reader is."""
    request = _request(context)
    path = "" if request is None else request.path
    if path == address:
        return mark_safe('aria-current="page"')
    is_home = address.strip("/") in {"", get_language()}
    inside = path.startswith(address) and not is_home
    return mark_safe('aria-current="true"' if inside else "")  # noqa: S308 -- fixed text


def _request(context: Context) -> HttpRequest | None:
    return context.get("request")


def _shared(context: Context) -> dict[str, Any]:
    return {name: context.get(name) for name in ("request", "sources")}
