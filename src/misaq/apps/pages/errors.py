"""Pages for what went wrong: what happened, and what to do next."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

from misaq.apps.pages.rendering import render_page
from misaq.kernel.errors import MisaqError, Problem
from misaq.kernel.words import Phrase, say

_log = logging.getLogger("misaq.pages")
_MARK = "is_refusal"

TITLES: dict[int, Phrase] = {
    400: say("This address cannot be read"),
    403: say("This is not open to you"),
    404: say("This page is not here"),
    409: say("This cannot be done as things stand"),
    429: say("Too many tries"),
    500: say("Something failed here"),
    502: say("A source has changed"),
    503: say("The site cannot answer just now"),
}


def is_refusal(response: HttpResponseBase) -> bool:
    """Return whether an answer is one of these pages, which show nothing of any record."""
    return bool(getattr(response, _MARK, False))


def refusal_page(request: HttpRequest, refusal: MisaqError) -> HttpResponse:
    """Return the page for a refusal, with its own status."""
    message = refusal.message
    problems: tuple[Problem, ...] = refusal.problems
    status = refusal.http_status
    if refusal.rule.startswith("database."):
        # The message names files of this machine: for the log, not for the world.
        _log.error("The database refused: %s", refusal)
        message, problems, status = _("The records cannot be read just now."), (), 503
    return _page(request, status, message=message, next_step=refusal.next_step, problems=problems)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; a query that cannot be read is left aside, for the page itself looks at it."""
    if isinstance(exception, TooManyFieldsSent):
        request.GET = QueryDict()
    return _page(
        request,
        400,
        message=_("The request has a form that no page of this site reads."),
        next_step=_("Go back, or start again from the home page."),
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- as Django calls it
    """Answer 403."""
    return _page(
        request,
        403,
        message=_("The site refused this request."),
        next_step=_("Start again from the home page."),
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- as Django calls it
    """Answer 404."""
    return _page(
        request,
        404,
        message=_("The address may have a slip in it, or the page may have moved."),
        next_step=_("Check the address, or look for it from the home page."),
    )


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer 429, as allauth asks when somebody tries too often."""
    return _page(
        request,
        429,
        message=_("Too many tries came from here in a short time."),
        next_step=_("Wait some minutes, and try again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, also when templates themselves fail."""
    try:
        return _page(
            request,
            500,
            message=_("The fault is ours. It has been written to the log of this site."),
            next_step=_("Try again in some minutes; if it stays, tell whoever runs this site."),
        )
    except Exception:  # noqa: BLE001 -- whatever fails here, the reader gets an answer
        _log.exception("The page for a failure failed.")
        return HttpResponse("500 Something failed here. Try again later.\n", status=500)


def _page(
    request: HttpRequest,
    status: int,
    *,
    message: str,
    next_step: str,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    title = TITLES.get(status) or say(HTTPStatus(status).phrase)
    response = render_page(
        request,
        "errors/refusal.html",
        title=title,
        status=status,
        message=message,
        next_step=next_step,
        problems=problems,
        code=status,
    )
    response["Cache-Control"] = "no-store"
    setattr(response, _MARK, True)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "60"
    return response
