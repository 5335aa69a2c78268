"""The audit, for auditors."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from misaq.apps.audit.chain import Entry, Verification, instant
from misaq.apps.audit.forms import NarrowForm
from misaq.apps.audit.queries import (
    Asked,
    iterate_all,
    list_events,
    list_latest,
    verify_chain,
)
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.rendering import render_page
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say, tell
from misaq.reports.open_data.cells import guarded

PER_PAGE = 50
COLUMNS = (
    "seq",
    "at",
    "actor",
    "event",
    "object_table",
    "object_key",
    "facts",
    "outcome",
    "rule",
    "prev_hash",
    "hash",
)


@member_page(Permission.READ_AUDIT)
def events(request: HttpRequest) -> HttpResponse:
    """List what was done and what was read, the latest first; say whether the chain holds."""
    actor = actor_of(request)
    form = _form(request)
    asked = _asked(form)
    before = request.GET.get("before", "")
    place = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    found = list_latest(actor=actor, asked=asked, before=place, limit=PER_PAGE + 1)
    shown = found[:PER_PAGE]
    return render_page(
        request,
        "audit/events.html",
        title=say("Audit"),
        form=form,
        entries=[(each, _facts(each)) for each in shown],
        older=_query(request, before=shown[-1].seq) if len(found) > PER_PAGE else "",
        is_first=place is None,
        newest=_query(request, before=None),
        export=f"{reverse('audit:export')}{_query(request, before=None)}",
        verification=_verified(request),
    )


@member_page(Permission.READ_AUDIT)
def export(request: HttpRequest) -> HttpResponseBase:
    """Hand out the events looked for as CSV, all of them."""
    actor, form = actor_of(request), _form(request)
    if not form.is_valid():
        raise InputRefused(
            tell("The filters cannot be read."),
            next_step=tell("Narrow the list on the page of the audit."),
            rule="audit.filters",
        )
    lines = _lines(iterate_all(actor=actor, asked=_asked(form)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


class _Echo:
    def write(self, text: str) -> str:
        return text


def _lines(entries: Iterator[Entry]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo(), lineterminator="\r\n")
    yield writer.writerow(COLUMNS)
    for each in entries:
        facts = json.dumps(each.facts, sort_keys=True, ensure_ascii=True)
        texts = (each.actor, each.event, each.object_table, each.object_key, facts)
        rest = (each.outcome, each.rule, each.prev_hash, each.hash)
        yield writer.writerow((each.seq, instant(each.at), *map(guarded, (*texts, *rest))))


def _form(request: HttpRequest) -> NarrowForm:
    return NarrowForm(request.GET, events=list_events(actor=actor_of(request)))


def _asked(form: NarrowForm) -> Asked:
    form.is_valid()  # what cannot be read narrows nothing, and the form says so
    names = ("who", "event", "thing", "outcome", "first", "last")
    return Asked(**{name: form.cleaned_data[name] for name in names if name in form.cleaned_data})


def _facts(entry: Entry) -> str:
    return " ".join(f"{name}={value}" for name, value in sorted(entry.facts.items()))


def _verified(request: HttpRequest) -> Verification | None:
    if "verify" not in request.GET:
        return None
    return verify_chain(actor=actor_of(request))


def _query(request: HttpRequest, *, before: int | None) -> str:
    kept = {k: str(v) for k, v in request.GET.items() if k not in {"before", "verify"} and v}
    if before is not None:
        kept["before"] = str(before)
    return f"?{urlencode(kept)}" if kept else "?"
