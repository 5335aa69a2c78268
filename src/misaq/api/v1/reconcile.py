"""The reconciliation API of W3C's community group (0.2), for organisations; persons never.

A spreadsheet program such as OpenRefine asks it which listed organisation each cell may mean. JSONP
is not served: any site may read the answers as they are. That specification has clients ask by GET
or POST, suggest by GET, and find the manifest by GET; so this is the one place where a name may
stand in an address, and clients that can choose should POST.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import path, reverse

from misaq.api.v1.asking import as_json
from misaq.api.v1.door import asking_door, public_door
from misaq.apps.lists.queries import get_party
from misaq.apps.pages.addresses import subject_url
from misaq.apps.registers.queries import get_registers
from misaq.apps.screening.public_asking import answer_public
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.pairs import Outcome as PairOutcome
from misaq.core.screening.answer import Answer, Hit
from misaq.core.screening.limits import MOST_IN_A_BATCH
from misaq.core.screening.public_door import Door
from misaq.core.screening.query import Query, read_query
from misaq.kernel.errors import InputRefused, NotFound, Problem

TYPE = {"id": "Organization", "name": "Organisation"}
SPACE = "https://www.followthemoney.tech/"
"""The schema whose word for an organisation is used."""
_LARGEST = 1_000_000
_MOST = 20
_LONGEST = 500
_NAMES = frozenset({"queries", "extend", "callback"})


def service(request: HttpRequest) -> HttpResponse:
    """Give the manifest, or answer the queries in the address."""
    if "callback" in request.GET:
        raise InputRefused(
            "JSONP is not served.",
            next_step="Ask without callback: any site may read the answer.",
            rule="reconcile.jsonp",
        )
    if "queries" in request.GET:
        return as_json(_answers(request, request.GET["queries"]))
    return as_json(_manifest(request))


def posted(request: HttpRequest) -> HttpResponse:
    """Answer the queries of a form."""
    return as_json(_answers(request, request.POST.get("queries", "")))


def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest listed organisations for the first letters of a name."""
    prefix = request.GET.get("prefix", "")
    hits = _screen(request, {"prefix": prefix})["prefix"].hits if prefix.strip() else ()
    return as_json({"result": [{**_entity(hit), "description": _described(hit)} for hit in hits]})


def view(request: HttpRequest, entity: str) -> HttpResponseBase:  # noqa: ARG001 -- as Django calls it
    """Lead to the page of an organisation on a list."""
    places = [place for place, sign in enumerate(entity) if sign == ":"]
    for place in places:  # a key of a list may hold the sign that parts it from the reference
        address = _page_of(entity[:place], entity[place + 1 :])
        if address:
            return HttpResponseRedirect(address)
    raise NotFound(
        "There is no such organisation on a list.",
        next_step="Take the id from an answer of this service.",
        rule="reconcile.entity",
    )


def _page_of(source_list: str, reference: str) -> str:
    """Return where an organisation is shown; empty where there is none such."""
    try:
        party = get_party(actor=PUBLIC, source_list=source_list, reference=reference)
    except NotFound:
        bodies = {body.key for body in get_registers(actor=PUBLIC).bodies.bodies}
        return subject_url("bodies.bodies", reference) if reference in bodies else ""
    where = {"key": party.source_list.key, "reference": party.reference}
    return reverse("lists:entry", kwargs=where)


def _manifest(request: HttpRequest) -> dict[str, Any]:
    root = request.build_absolute_uri(reverse("api-v1:reconcile"))
    return {
        "versions": ["0.2"],
        "name": "Misaq: organisations on lists",
        "identifierSpace": root,
        "schemaSpace": SPACE,
        "defaultTypes": [TYPE],
        "view": {"url": f"{root}/view/{{{{id}}}}"},
        "suggest": {"entity": {"service_url": root, "service_path": "/suggest/entity"}},
        "batchSize": MOST_IN_A_BATCH,
    }


def _answers(request: HttpRequest, text: str) -> dict[str, Any]:
    """Return the answer to each query, by its name."""
    asked = {name: _asked(name, query) for name, query in _read(text).items()}
    answers = _screen(request, {name: one[0] for name, one in asked.items() if one is not None})
    return {name: {"result": _results(answers.get(name), one)} for name, one in asked.items()}


def _read(text: str) -> Mapping[str, Any]:
    try:
        if len(text) > _LARGEST:
            raise ValueError("too long")
        queries = json.loads(text)
    except (ValueError, RecursionError):
        queries = None
    if not isinstance(queries, dict) or not all(isinstance(q, dict) for q in queries.values()):
        raise _refused("The queries are no JSON object of objects.")
    if len(queries) > MOST_IN_A_BATCH:
        raise _refused(f"One call takes {MOST_IN_A_BATCH} queries.")
    return queries


def _asked(name: str, query: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return the name asked about and how many candidates; None where nobody can be meant."""
    wanted = query.get("type")
    types = wanted if isinstance(wanted, list) else [wanted]
    if wanted and TYPE["id"] not in types:
        return None  # nobody but organisations is here
    text, limit = query.get("query"), query.get("limit")
    if not isinstance(text, str):
        raise _refused(f"The query {name[:40]!r} has no text.")
    if limit is None:
        limit = _MOST
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise _refused(f"The limit of the query {name[:40]!r} is no number from 1.")
    return (text, limit) if any(character.isalnum() for character in text) else None


def _results(answer: Answer | None, asked: tuple[str, int] | None) -> list[dict[str, Any]]:
    if answer is None or asked is None:
        return []
    return [_candidate(hit, len(answer.hits)) for hit in answer.hits[: asked[1]]]


def _screen(request: HttpRequest, names: Mapping[str, str]) -> dict[str, Answer]:
    queries = {key: _query(key, text) for key, text in names.items()}
    answers = answer_public(request, list(queries.values()), door=Door.RECONCILE)
    return dict(zip(queries, answers, strict=True))


def _query(key: str, text: str) -> Query:
    try:
        return read_query({"name": text, "kind": "organisation"})
    except InputRefused as refusal:
        raise InputRefused(
            f"The query {key[:40]!r} cannot be screened as it is written.",
            next_step="Correct it and ask again.",
            rule="reconcile.query",
            problems=tuple(Problem(key[:40], problem.what) for problem in refusal.problems),
        ) from refusal


def _entity(hit: Hit) -> dict[str, Any]:
    return {
        "id": f"{hit.version.source_list}:{hit.reference}",
        "name": hit.name.text,
        "type": [TYPE],
    }


def _described(hit: Hit) -> str:
    return f"{hit.version.source_list}, {hit.version.as_of.isoformat()}"


def _candidate(hit: Hit, hits: int) -> dict[str, Any]:
    """Return a candidate; it is a match only where nothing but this one is the same party."""
    is_sure = hit.pair.outcome is PairOutcome.SAME and hits == 1
    return {
        **_entity(hit),
        "description": _described(hit),
        "score": round(100 * hit.probability, 2),
        "match": is_sure,
        "features": [
            {"id": "probability", "value": round(hit.probability, 4)},
            {"id": "exact", "value": hit.is_exact},
        ],
    }


def _refused(words: str) -> InputRefused:
    return InputRefused(
        words,
        next_step='Send queries={"q0": {"query": "..."}}, as the specification says.',
        rule="reconcile.queries",
    )


def _by_method(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
    door = _POSTED if request.method == "POST" else _ASKED
    return door(request, *args, **kwargs)


_MEANING = "Answer which listed organisations names may mean, as OpenRefine asks it."
_ASKED = public_door(service, parameters=_NAMES, meaning=_MEANING)
_POSTED = asking_door(posted, parameters=frozenset(), meaning=_MEANING)
_by_method.__doc__ = _MEANING
_by_method.__dict__.update(_ASKED.__dict__)

RECONCILING = [
    path("reconcile", _by_method, name="reconcile"),
    path(
        "reconcile/suggest/entity",
        public_door(
            suggest,
            parameters=frozenset({"prefix", "cursor"}),
            meaning="Suggest listed organisations for the first letters of a name.",
        ),
        name="reconcile-suggest",
    ),
    path(
        "reconcile/view/<path:entity>",
        public_door(
            view, parameters=frozenset(), meaning="Lead to the page of an organisation on a list."
        ),
        name="reconcile-view",
    ),
]
"""The addresses of the reconciliation API."""
