"""What the pages of lists show, as files for spreadsheets. No language: values as printed."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from misaq.apps.lists.forms import ChangesForm
from misaq.apps.lists.queries import get_difference, get_snapshot, get_source_list
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.differences import csv_rows
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.reports.open_data.cells import csv_text, guarded

_CSV = "text/csv; charset=utf-8; header=present"
_CHANGES = ("change", "reference", "kind", "name", "property", "qualifier", "before", "after")
_ENTRIES = ("reference", "kind", "name", "other_names", "basis", "listed_on", "amended_on")


@public_page
def changes_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Give what changed on a list between two days, organisations only."""
    found = get_source_list(actor=PUBLIC, source_list=key)
    form = ChangesForm(request.GET)
    if not form.is_valid():
        raise InputRefused(
            tell("The address needs two days, from and to."),
            next_step=tell("Write them as year-month-day: ?from=2020-01-01&to=2021-01-01."),
            rule="lists.days",
        )
    before, after = form.days()
    difference, _ = get_difference(actor=PUBLIC, source_list=key, before=before, after=after)
    name = f"{found.key}-{difference.before}-{difference.after}.csv"
    return _file(name, _CHANGES, csv_rows(difference))


@public_page
def entries_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Give the organisations and things that stood on a list on a day."""
    found = get_source_list(actor=PUBLIC, source_list=key)
    snapshot = get_snapshot(actor=PUBLIC, source_list=key, as_of=as_of_from(request))
    rows = (
        (
            entry.reference,
            entry.kind.value,
            entry.name,
            "; ".join(name.text for name in entry.names[1:]),
            entry.basis,
            "" if entry.listed_on is None else entry.listed_on.text,
            "; ".join(day.text for day in entry.amended_on),
        )
        for entry in snapshot.entries
    )
    return _file(f"{found.key}-{snapshot.as_of}.csv", _ENTRIES, rows)


def _file(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> HttpResponse:
    text = csv_text(heads, ((guarded(cell) for cell in row) for row in rows))
    response = HttpResponse(text.encode(), content_type=_CSV)
    safe = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in name)
    response.headers["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response
