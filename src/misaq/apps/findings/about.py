"""The page of one record, with what the checks find of it and what our record lacks about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse

from misaq.apps.findings.queries import list_findings_about, list_gaps_about
from misaq.apps.pages.rendering import Crumb, Words
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC


def render_subject(
    request: HttpRequest,
    template: str,
    *,
    table: str,
    key: str,
    as_of: date,
    title: Words,
    trail: Sequence[Crumb] = (),
    **context: object,
) -> HttpResponse:
    """Return the page of a record; its template includes ``findings/about.html`` at the end."""
    return render_records(
        request,
        template,
        title=title,
        trail=trail,
        status=200,
        as_of=as_of,
        key=key,
        subject_table=table,
        found=list_findings_about(actor=PUBLIC, as_of=as_of, table=table, key=key),
        lacking=list_gaps_about(actor=PUBLIC, as_of=as_of, table=table, key=key),
        **context,
    )
