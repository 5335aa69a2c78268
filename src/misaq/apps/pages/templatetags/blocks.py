"""Components around a text, from their tag to its end; every template has them."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from misaq.apps.pages.days import keep_day
from misaq.apps.pages.templatetags.misaq import said
from misaq.apps.pages.tones import Tone
from misaq.kernel.words import Phrase

register = template.Library()

Words = Phrase | str


def _worded(words: Words) -> SafeString:
    return words if isinstance(words, SafeString) else said(words)


def _drawn(component: str, content: SafeString, /, **values: object) -> SafeString:
    """Return the component's template around its content."""
    drawing = get_template(f"components/{component}.html")
    return SafeString(drawing.render({"content": content, **values}))


@register.simple_block_tag
def summary(content: SafeString) -> SafeString:
    """Return facts about one thing, each with what it is called."""
    return _drawn("summary", content)


@register.simple_block_tag
def fact(content: SafeString, label: Words, id: str = "") -> SafeString:  # noqa: A002 -- as in HTML
    """Return a line of a summary.

    Args:
        id: by which links lead to it; empty for none.
    """
    mark = format_html(' id="{}"', id) if id else ""
    return format_html("<div{}><dt>{}</dt><dd>{}</dd></div>", mark, _worded(label), content)


@register.simple_block_tag
def note(content: SafeString, tone: str = "", role: str = "") -> SafeString:
    """Return what a reader should know before reading on.

    Args:
        tone: "" for most, "serious" for a warning, "good" for something done.
        role: "status" when it answers what the reader just did.
    """
    return _drawn("note", content, tone=Tone(tone).value if tone else "", role=role)


@register.simple_block_tag
def ledgers(content: SafeString) -> SafeString:
    """Return two ledgers side by side, never merged."""
    return _drawn("ledgers", content)


@register.simple_block_tag
def ledger(content: SafeString, title: Words) -> SafeString:
    """Return one of two ledgers."""
    return format_html("<section><h3>{}</h3>{}</section>", _worded(title), content)


@register.simple_block_tag
def timeline(content: SafeString) -> SafeString:
    """Return what happened, in order."""
    return _drawn("timeline", content)


@register.simple_block_tag
def moment(content: SafeString, when: Words) -> SafeString:
    """Return one thing that happened.

    Args:
        when: the day as it is shown ("{{ day|ref }}" marks one that reads left to right).
    """
    return format_html('<li><p class="when">{}</p>{}</li>', _worded(when), content)


@register.simple_block_tag
def local_nav(content: SafeString, name: Words) -> SafeString:
    """Return links to neighbouring pages.

    Args:
        name: what the links lead to, for people who do not see them.
    """
    return _drawn("local_nav", content, name=name)


@register.simple_tag(takes_context=True)
def place(context: Context, name: str, words: Words) -> SafeString:
    """Return a line of a local navigation; the page the reader is on is marked.

    Args:
        name: of the address ("law:clocks").
    """
    request: Any = context.get("request")
    address = reverse(name)
    is_here = request is not None and request.path == address
    mark = mark_safe(' aria-current="page"') if is_here else ""
    there = keep_day(request, address)
    return format_html('<li><a href="{}"{}>{}</a></li>', there, mark, _worded(words))
