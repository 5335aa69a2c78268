"""One answer is made from one state of the data, asked for once.

A page asks many rooms, and each asks which state holds now. While an answer to a reader is made,
the first reply counts: the page cannot mix two states, and the database is asked once. What
writes is never answered so.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

from misaq.apps.registers.revisions import Revision

Answer = Callable[[HttpRequest], HttpResponseBase]

_READING = frozenset({"GET", "HEAD"})
_latest: ContextVar[list[Revision | None] | None] = ContextVar("_latest", default=None)


class OneState:
    """Keeps the state that holds for the time of one answer to a reader."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _READING:
            return self._get_response(request)
        token = _latest.set([])
        try:
            return self._get_response(request)
        finally:
            _latest.reset(token)


def latest(look_up: Callable[[], Revision | None]) -> Revision | None:
    """Return the state that holds now, looked up once for each answer to a reader."""
    kept = _latest.get()
    if kept is None:
        return look_up()
    if not kept:
        kept.append(look_up())
    return kept[0]
