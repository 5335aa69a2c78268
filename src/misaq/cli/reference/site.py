"""What is stored and what is shown, read from the models and the addresses of the site."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from misaq.reports.reference.site import Route, StoredTable

OURS = "misaq."


def stored_tables() -> tuple[StoredTable, ...]:
    """Return every table with its fields, in the order of the rooms. Needs no database."""
    from django.apps import apps

    return tuple(_stored(model) for model in apps.get_models())


def _stored(model: Any) -> StoredTable:
    from misaq.apps.accounts.borrowed import BORROWED

    declared = getattr(model, "SENSITIVITY", None) or BORROWED.get(model._meta.label, {})
    return StoredTable(
        name=model._meta.db_table,
        meaning=_first_line(inspect.getdoc(model)),
        fields=tuple((f.name, declared.get(f.name)) for f in model._meta.concrete_fields),
    )


def routes() -> tuple[Route, ...]:
    """Return every address of the site, in the order in which they are tried."""
    from django.urls import get_resolver

    return tuple(_routes(get_resolver().url_patterns, "/", ""))


def _routes(patterns: Iterable[Any], before: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        inner = getattr(pattern, "url_patterns", None)
        if inner is not None:
            spaces = (namespace, getattr(pattern, "namespace", None) or "")
            yield from _routes(inner, path, ":".join(filter(None, spaces)))
        else:
            yield _route(pattern, path, namespace)


def _route(pattern: Any, path: str, namespace: str) -> Route:
    from misaq.apps.pages.access import permission_of

    view = inspect.unwrap(pattern.callback)
    ours = view.__module__.startswith(OURS)
    permission = permission_of(pattern.callback)
    return Route(
        path=_readable(path),
        name=":".join(filter(None, (namespace, pattern.name or ""))),
        view=f"{view.__module__}.{view.__qualname__}",
        permission="" if permission is None else permission.value,
        meaning=_first_line(inspect.getdoc(view)) if ours else "Django's own.",
    )


def _readable(path: str) -> str:
    """Return an address without the signs of its pattern: each named part in angle brackets."""
    named = re.sub(r"\(\?P(<\w+>)[^()]*\)", r"\1", path)
    return re.sub(r"[\^$]|\\(?=.)", "", named)


def _first_line(docstring: str | None) -> str:
    return " ".join((docstring or "").split("\n\n")[0].split())
