"""One answer is made from one state of the data, asked for once.

A page asks many rooms, and each asks which state holds now. While an answer to a reader is made,
the first reply counts: the page cannot mix two states, and the database is asked once. What
writes is never answered so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

from misaq.apps.registers.revisions import Revision

T = TypeVar("T")
Answer = Callable[[HttpRequest], HttpResponseBase]

_READING = frozenset({"GET", "HEAD"})
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("_kept", default=None)


class OneState:
    """Keeps the state that holds for the time of one answer to a reader."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _READING:
            return self._get_response(request)
        token = _kept.set({})
        try:
            return self._get_response(request)
        finally:
            _kept.reset(token)


def latest(look_up: Callable[[], Revision | None]) -> Revision | None:
    """Return the state that holds now, looked up once for each answer to a reader."""
    return once("latest", look_up)


def once(name: Hashable, look_up: Callable[[], T]) -> T:
    """Return what is looked up, once for each answer to a reader.

    Args:
        name: what is looked up, different from everything else that is.
    """
    kept = _kept.get()
    if kept is None:
        return look_up()
    if name not in kept:
        kept[name] = look_up()
    found: T = kept[name]
    return found
