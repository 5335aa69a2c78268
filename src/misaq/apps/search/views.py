"""The page of the search."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.filters import Facet, narrow
from misaq.apps.pages.paging import stretch_of
from misaq.apps.registers.showing import render_records
from misaq.apps.search.actions import make_index
from misaq.apps.search.kinds import KINDS
from misaq.apps.search.queries import Hit, is_index_current, search
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say

PER_PAGE = 20
_BY_KIND: Facet[Hit] = Facet(
    name="kind",
    label=say("Kind"),
    values_of=lambda hit: (hit.table,),
    words_of=lambda table: KINDS.get(table, table),
    order=tuple(KINDS),
)


@public_page
def find(request: HttpRequest) -> HttpResponse:
    """Show what the words in the address find."""
    as_of = as_of_from(request)
    if not is_index_current(actor=PUBLIC):
        make_index(actor=PUBLIC, at=datetime.now(UTC))
    answer = search(actor=PUBLIC, asked=request.GET.get("q", ""), as_of=as_of)
    kind = {"kind": request.GET.get("kind", "")}
    narrowed = narrow(answer.hits, (_BY_KIND,), kind, text_of=lambda hit: hit.title)
    return render_records(
        request,
        "search/find.html",
        title=say("Search"),
        trail=(),
        as_of=as_of,
        answer=answer,
        narrowed=narrowed,
        stretch=stretch_of(narrowed.items, request.GET, per_page=PER_PAGE),
    )
