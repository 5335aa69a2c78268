"""Organisations on a list as FollowTheMoney, for programs of others. No natural persons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.lists.queries import get_snapshot, get_source_list
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.core.access.actors import PUBLIC
from misaq.reports.follow_the_money import lines

_TYPE = "application/json+ftm; charset=utf-8"


@public_page
def entries_ftm(request: HttpRequest, key: str) -> HttpResponse:
    """Give the organisations that stood on a list on a day, an object a line."""
    found = get_source_list(actor=PUBLIC, source_list=key)
    snapshot = get_snapshot(actor=PUBLIC, source_list=key, as_of=as_of_from(request))
    text = "".join(f"{line}\n" for line in lines(found, snapshot))
    response = HttpResponse(text.encode(), content_type=_TYPE)
    name = "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in found.key)
    disposition = f'attachment; filename="{name}-{snapshot.as_of}.ftm.json"'
    response.headers["Content-Disposition"] = disposition
    return response
