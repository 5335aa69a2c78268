"""A question that is always the same is put into SQL once.

Django makes the SQL of a question anew each time it is asked. Of what every page asks, whether
anything changed, the making took ten times as long as the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

_made: dict[tuple[str, Callable[[], QuerySet[Any, Any]]], tuple[str, Sequence[Any]]] = {}


def ask_again(make: Callable[[], QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """Return the rows of a question as the database gives them, not turned into Django's types.

    Args:
        make: returns the question; a function of a module, which asks the same each time.
    """
    known = (connection.vendor, make)
    if known not in _made:
        _made[known] = make().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(*_made[known])
        return list(cursor.fetchall())
