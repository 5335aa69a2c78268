"""What many tests begin with, made once in each process and then written as it stood.

Loading a country takes a fifth of a second, and more than a thousand tests begin with one. The rows
that a load left are kept, and the next test that begins from the same gets these very rows. Where
anything stands in their tables already, or the database is another than SQLite, the load is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.support.invented_country import invented_pack

Rows = Sequence[tuple[Any, ...]]

_kept: dict[object, Mapping[str, Rows]] = {}


def load_examplia(at: datetime) -> None:
    """Load the pack of Examplia, as the operator does."""

    def load() -> None:
        load_pack(actor=operator(7), at=at, pack=invented_pack())

    begin_with(("Examplia", at), load)


def begin_with(name: object, make: Callable[[], None]) -> None:
    """Bring about what ``make`` brings about in an empty database.

    Args:
        name: whatever ``make`` depends on: the same name, the same rows.
        make: writes rows, and nothing but rows.
    """
    if connection.vendor != "sqlite":
        make()
    elif name not in _kept:
        before = _filled()
        make()
        written = {table: _rows(table) for table in _tables() if _is_filled(table)}
        if not before & written.keys():
            _kept[name] = written
    elif _filled() & _kept[name].keys():
        make()
    else:
        _write(_kept[name])


def _tables() -> list[str]:
    return [one for one in connection.introspection.django_table_names() if one not in _OF_DJANGO]


_OF_DJANGO = frozenset({"django_content_type", "auth_permission"})
"""What a new database holds: no test begins without it."""


def _filled() -> set[str]:
    return {table for table in _tables() if _is_filled(table)}


def _is_filled(table: str) -> bool:
    return bool(_ask(f'SELECT EXISTS (SELECT 1 FROM "{table}")')[0][0])  # noqa: S608 -- our own table


def _rows(table: str) -> Rows:
    columns = [row[1] for row in _ask(f'PRAGMA table_info("{table}")')]
    # With a sign before it a column comes as it is stored, and is not read into dates.
    stored = ", ".join(f'+"{column}"' for column in columns)
    return _ask(f'SELECT {stored} FROM "{table}" ORDER BY rowid')  # noqa: S608 -- our own table


def _ask(question: str) -> Rows:
    connection.ensure_connection()
    answer: Rows = connection.connection.execute(question).fetchall()
    return answer


def _write(written: Mapping[str, Rows]) -> None:
    connection.ensure_connection()
    for table, rows in written.items():
        places = ", ".join("?" for _ in rows[0])
        connection.connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 -- our own table
