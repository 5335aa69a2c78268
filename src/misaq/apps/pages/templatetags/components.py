"""Components that take values and no text between two tags; every template has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.widgets import CheckboxInput
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

from misaq.apps.pages.parts import Change, Task
from misaq.apps.pages.templatetags.misaq import said, status_tag
from misaq.apps.pages.tones import Tone
from misaq.kernel.words import Phrase

register = template.Library()

Words = Phrase | str


@register.simple_tag
def status(tone: str | Tone, words: Words) -> SafeString:
    """Return a status tag: a shape and a word, never colour alone.

    Args:
        tone: a ``Tone`` or its value ("grave", "serious", "minor", "good", "plain", "open").
        words: one to four words.
    """
    return status_tag(Tone(tone), words if isinstance(words, SafeString) else said(words))


@register.inclusion_tag("components/button.html")
def button(words: Words, *, look: str = "", href: str = "", **named: str) -> dict[str, Any]:
    """Show a button that sends its form, or a link that looks like one.

    Args:
        look: "" for the one thing to do here, "second" for another, "grave" for what is hard to
            take back.
        href: where it leads; without it the button sends its form.
        named: ``name`` and ``value`` that the form is sent with; ``id`` and ``type`` for a script.
    """
    return {"words": words, "look": look, "href": href, **named}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm, *, prefix: str = "") -> dict[str, Any]:
    """Show every error of a form, each leading to its field; nothing when there is none.

    Args:
        prefix: before the ids, when a page has several forms.
    """
    fields = [(bound, bound.errors) for bound in form if bound.errors]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    shown = [(bound, errors) for bound, errors in fields if not bound.is_hidden]
    return {"form": form, "shown": shown, "hidden": hidden, "prefix": prefix}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Show a field with its label, hint and errors, whatever its widget.

    Several radios or boxes become a group with a legend; one box stands before its label. Where
    some fields of the form must be filled, the others say that they may be left out.
    """
    told = bound.help_text
    some_must = any(other.required for other in bound.form.fields.values())
    return {
        "bound": bound,
        # A hint marked as safe holds a link of whoever made the form.
        "hint": told if isinstance(told, SafeString) else said(str(told)),
        "is_group": bound.use_fieldset,
        "is_option": isinstance(bound.field.widget, CheckboxInput),
        "is_optional": some_must and not bound.field.required,
    }


@register.inclusion_tag("components/choice.html")
def choice(
    id: str,  # noqa: A002 -- as in HTML
    name: str,
    label: Words,
    options: Iterable[tuple[Any, ...]],
) -> dict[str, Any]:
    """Show a list to choose from, in a form that no form class stands behind.

    Args:
        options: each ends in its value and what it is called.
    """
    pairs = tuple(option[-2:] for option in options)
    return {"id": id, "name": name, "label": label, "options": pairs}


@register.inclusion_tag("components/key_field.html")
def key_field(
    id: str,  # noqa: A002 -- as in HTML
    name: str,
    label: Words,
    *,
    hint: Words = "",
) -> dict[str, Any]:
    """Show a field for the key of a record, in a form that no form class stands behind."""
    return {"id": id, "name": name, "label": label, "hint": hint}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """Show every field of a form, the hidden ones too, in its order."""
    return {"form": form}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: Iterable[Task]) -> dict[str, Any]:
    """Show what there is to do and how each stands."""
    return {"tasks": tuple(tasks)}


@register.inclusion_tag("components/diff.html")
def diff(changes: Iterable[Change]) -> dict[str, Any]:
    """Show fields before and after, each side with its word."""
    return {"changes": tuple(changes)}


@register.inclusion_tag("components/cite_this.html", takes_context=True)
def cite_this(context: Context, *, address: str = "", version: str = "") -> dict[str, Any]:
    """Show how to cite the page.

    Args:
        address: that stays; the page's own when none is given.
        version: of the data; none is shown when none is given.
    """
    request: HttpRequest | None = context.get("request")
    here = "" if request is None else request.build_absolute_uri()
    return {
        "title": context.get("title"),
        "as_of": context.get("as_of"),
        "address": address or here,
        "version": version,
    }
