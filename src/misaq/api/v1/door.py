"""What holds for every address of the API: methods, parameters, caches, refusals, other sites."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import condition

from misaq.api.v1.problems import problem, problem_of, refused
from misaq.apps.pages.state import etag_of
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import InputRefused, Problem

View = Callable[..., HttpResponseBase]

METHODS = ("GET", "HEAD", "OPTIONS")
_FOR_EVERY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def public_door(view: View, *, parameters: frozenset[str] | None, meaning: str) -> View:
    """Return the view as the world meets it.

    Args:
        view: answers GET.
        parameters: names that the query may have; others are refused, and so is one given twice.
            None lets all pass.
        meaning: what the address gives, in a sentence.
    """

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return _without_failing(view, parameters, request, *args, **kwargs)

    cached = condition(etag_func=etag_of)(answer)

    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204)
            response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        elif request.method in METHODS:
            response = _guarded(cached, request, *args, **kwargs)
        else:
            response = _read_only()
        return _opened(response)

    door.__doc__ = meaning
    door.__dict__["permission"] = Permission.PUBLIC
    door.__dict__["csrf_exempt"] = True  # it changes nothing, and other methods are refused above
    return door


def asking_door(view: View, *, parameters: frozenset[str] | None, meaning: str) -> View:
    """Return the view as the world meets it, where what is asked comes in the body.

    Nothing is changed by asking, nothing of it is kept, and no cookie is looked at.

    Args:
        view: answers POST.
        parameters: names that the query may have; none where the body says it all.
        meaning: what the address gives, in a sentence.
    """

    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        unknown = None if parameters is None else _list_unknown(request, parameters)
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204)
            response.headers["Access-Control-Allow-Methods"] = "POST, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Access-Control-Max-Age"] = "86400"
        elif request.method != "POST":
            response = _to_be_posted()
        elif unknown:
            response = refused(unknown)
        else:
            response = _guarded(view, request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return _opened(response, "POST, OPTIONS")

    door.__doc__ = meaning
    door.__dict__["permission"] = Permission.PUBLIC
    door.__dict__["csrf_exempt"] = True  # it changes nothing and knows nobody
    return door


def _to_be_posted() -> HttpResponse:
    return problem(
        405,
        "What is asked here comes in the body of a request.",
        next_step="Send it as JSON with POST; nothing is changed by it.",
        rule="api.post",
    )


def _without_failing(
    view: View,
    parameters: frozenset[str] | None,
    request: HttpRequest,
    *args: object,
    **kwargs: object,
) -> HttpResponseBase:
    unknown = None if parameters is None else _list_unknown(request, parameters)
    if unknown:
        return refused(unknown)
    asked, request.method = request.method, "GET"  # HEAD: the same, and the server drops the body
    try:
        return _guarded(view, request, *args, **kwargs)
    finally:
        request.method = asked


def _guarded(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except Exception as error:  # noqa: BLE001 -- whatever fails, a program gets an answer it can read
        return problem_of(error)


def _opened(response: HttpResponseBase, allow: str = ", ".join(METHODS)) -> HttpResponseBase:
    for name, value in {**_FOR_EVERY_SITE, "Allow": allow}.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "public, no-cache")
    return response


def _list_unknown(request: HttpRequest, parameters: frozenset[str]) -> InputRefused | None:
    unknown = [Problem(name[:80], "is not known here.") for name in request.GET.keys() - parameters]
    doubled = [
        Problem(name, "is given more than once.")
        for name in parameters
        if len(request.GET.getlist(name)) > 1
    ]
    problems = sorted((*unknown, *doubled), key=lambda each: each.where)
    if not problems:
        return None
    known = ", ".join(sorted(parameters))
    return InputRefused(
        f"The question cannot be read: {', '.join(each.where for each in problems)}.",
        next_step=f"Known here: {known}." if known else "This address takes no parameters.",
        rule="api.parameters",
        problems=tuple(problems),
    )


def _read_only() -> HttpResponse:
    return problem(
        405,
        "This API can only be read.",
        next_step="Ask with GET. Changes are made by people with an account, on the site.",
        rule="api.read-only",
    )


def not_here(request: HttpRequest) -> HttpResponse:
    """Answer for addresses below the API that lead nowhere."""
    slash = " Leave out the slash at the end." if request.path.endswith("/") else ""
    return problem(
        404,
        "There is nothing at this address of the API.",
        next_step=f"/api/v1/ lists what there is.{slash}",
        rule="api.address",
    )
