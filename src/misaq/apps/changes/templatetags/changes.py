"""Naming people, states and tables on the pages of changes."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from misaq.apps.changes.labels import label_of
from misaq.apps.changes.labels import table_title as title_of_table
from misaq.apps.changes.records import Change, EventKind
from misaq.apps.changes.writing import Target
from misaq.apps.pages.templatetags.misaq import ref, said
from misaq.kernel.words import Phrase, say

register = template.Library()


@register.simple_tag(takes_context=True)
def person(context: Context, who: str) -> SafeString:
    """Return what somebody is called; their number where no name is known."""
    people: Mapping[str, str] = context.get("people") or {}
    if who in people:
        return format_html("<bdi>{}</bdi>", people[who])
    return ref(who)


@register.simple_tag
def entry_address(target: Target, act: str, place: str, change: Change | None) -> str:
    """Return the address of the form for one entry of a list of the record."""
    asked = {"do": act, "table": target.table, "key": target.key, "field": place}
    if change is not None:
        asked["change"] = str(change.id)
    return f"{reverse('changes:write')}?{urlencode(asked)}"


_HAPPENED: Mapping[EventKind, Phrase] = {
    EventKind.MADE: say("Begun"),
    EventKind.SAVED: say("Written anew"),
    EventKind.SUBMITTED: say("Handed in"),
    EventKind.SENT_BACK: say("Sent back"),
    EventKind.ACCEPTED: say("Accepted"),
    EventKind.REJECTED: say("Rejected"),
    EventKind.WITHDRAWN: say("Taken back"),
}


@register.filter
def happened(kind: EventKind) -> SafeString:
    """Return what happened to a change request, in a word or two."""
    return said(_HAPPENED[kind])


@register.filter
def table_title(table: str) -> SafeString:
    """Return what a table is called."""
    return said(title_of_table(table))


@register.filter
def field_label(name: str) -> SafeString:
    """Return what a field of a record is called."""
    return said(label_of(name))


@register.filter
def translated(text: str) -> SafeString:
    """Return a fixed sentence or value that was stored in English, in the language of the page."""
    return said(say(text))
