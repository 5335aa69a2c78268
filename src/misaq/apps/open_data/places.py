"""Which page shows which record, and in which other forms the same is to be had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse
from django.utils.translation import override

from misaq.apps.pages.addresses import subject_url, table_shown_by
from misaq.kernel.words import Phrase, say
from misaq.reports.open_data.addresses import Addresses

JSON = "application/json"
JSON_LD = "application/ld+json"
ATOM = "application/atom+xml"
CALENDAR = "text/calendar"

_OTHER_FORMS: dict[str, tuple[tuple[str, str, Phrase], ...]] = {
    "institutions:institution": (
        ("institution_jsonld", JSON_LD, say("Linked data")),
        ("institution_atom", ATOM, say("Findings to follow")),
        ("institution_ics", CALENDAR, say("Due dates")),
    ),
    "institutions:committee": (
        ("committee_jsonld", JSON_LD, say("Linked data")),
        ("committee_atom", ATOM, say("Findings to follow")),
        ("committee_ics", CALENDAR, say("Due dates")),
    ),
    "law:instrument": (("instrument_jsonld", JSON_LD, say("Linked data")),),
    "policies:commitment": (("verdict_prov", JSON, say("Provenance of the verdict")),),
}
_OF_LISTS: dict[str, tuple[tuple[str, str, Phrase], ...]] = {
    "overview:home": (
        ("findings_atom", ATOM, say("Findings to follow")),
        ("calendar_ics", CALENDAR, say("Due dates")),
    ),
    "findings:list": (("findings_atom", ATOM, say("Findings to follow")),),
    "framework:list": (("framework_jsonld", JSON_LD, say("Linked data")),),
    "institutions:list": (("institutions_jsonld", JSON_LD, say("Linked data")),),
    "institutions:committees": (("committees_jsonld", JSON_LD, say("Linked data")),),
    "open_data:data": (("catalogue", JSON_LD, say("Catalogue")),),
    "open_data:calendar": (("calendar_ics", CALENDAR, say("Due dates")),),
}


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The same thing in another form.

    Attributes:
        address: where.
        media_type: in which form.
        title: what it is called.
    """

    address: str
    media_type: str
    title: Phrase


def other_forms(match: ResolverMatch | None) -> tuple[OtherForm, ...]:
    """Return the other forms of the page at an address."""
    if match is None:
        return ()
    return tuple(_forms(match.view_name, match.kwargs))


def _forms(view: str, kwargs: Mapping[str, str]) -> Iterator[OtherForm]:
    if path := api_path(view, kwargs):
        yield OtherForm(f"/api/v1/{path}", JSON, say("The same as data"))
    for name, media_type, title in _OTHER_FORMS.get(view, ()):
        yield OtherForm(reverse(name, kwargs={"key": kwargs["key"]}), media_type, title)
    for name, media_type, title in _OF_LISTS.get(view, ()):
        yield OtherForm(reverse(name), media_type, title)


def api_path(view: str, kwargs: Mapping[str, str]) -> str:
    """Return where the API gives what a page shows, below its root; empty when nowhere."""
    if view == "findings:detail":
        return f"findings/{kwargs['ref']}"
    if view == "findings:check":
        return f"checks/{kwargs['code']}"
    table = table_shown_by(view)
    return f"{table.replace('.', '/')}/{kwargs['key']}" if table else ""


def addresses_for(request: HttpRequest) -> Addresses:
    """Return the addresses that a document made for this request names."""
    return Addresses(request.build_absolute_uri("/").rstrip("/"), page_of)


def page_of(table: str, key: str) -> str:
    """Return the path of the English page of a record; empty when no page shows it."""
    with override("en"):
        return subject_url(table, key)
