"""A page on which somebody brings a filled form: tried or taken, whole or not at all."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.uploading import was_too_large
from misaq.apps.threat.sheets import FilledForm, problem_list
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say


class Take(Protocol):
    """Keeps a filled form and says what it brought; of a trial it keeps nothing, and says None."""

    def __call__(self, request: HttpRequest, form: FilledForm, *, is_trial: bool) -> Any | None:
        """Take it; refuse it with every problem."""


class Page(Protocol):
    """Shows the form, with what became of the one before it."""

    def __call__(
        self, request: HttpRequest, form: FilledForm, *, status: int = 200, **context: object
    ) -> HttpResponse:
        """Return the page."""


def bring(request: HttpRequest, *, take: Take, page: Page) -> HttpResponse:
    """Take a filled form whole, or tell every problem of it; list the problems when asked to."""
    if request.method != "POST":
        return page(request, FilledForm())
    form = FilledForm(request.POST, request.FILES)
    if was_too_large(request):
        problem = say("The file is too large. Bring it in several files.")
        return page(request, FilledForm(), status=400, problem=problem)
    if not form.is_valid():
        return page(request, form, status=400)
    is_trial = request.POST.get("do") == "list"
    try:
        brought = take(request, form, is_trial=is_trial)
    except InputRefused as refusal:
        if is_trial:
            return problem_list(refusal, name="problems")
        return page(request, FilledForm(), status=400, refusal=refusal)
    if brought is None:
        return problem_list(None, name="problems")
    return page(request, FilledForm(), brought=brought)
