"""Records as plain bodies: what a row holds. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from misaq.apps.audit.canonical import digest_of
from misaq.core.packs import TABLES
from misaq.kernel.errors import InputRefused, NotFound, Problem
from misaq.kernel.words import tell
from misaq.sources.structure import BaseValidationError, from_plain, list_faults, to_plain

Body: TypeAlias = "Mapping[str, Any]"
"""Field name -> nested lists and dicts of text; a field at its default is left out."""


def to_body(record: Any) -> Body:
    """Return the record as a row holds it."""
    return to_plain(record)


def from_body(table: str, body: Body) -> Any:
    """Return the record of the table that the body stands for.

    Raises:
        InputRefused: the body does not make such a record; every fault is listed.
    """
    record_class = record_class_of(table)
    where = f"{table} {body.get('key', '')}".strip()
    try:
        return from_plain(record_class, dict(body))
    except BaseValidationError as error:
        problems = tuple(
            Problem(".".join(map(str, (where, *path))), what, next_step)
            for path, what, next_step in list_faults(error)
        )
    except InputRefused as error:
        problems = (Problem(where, error.message, error.next_step),)
    except (TypeError, AttributeError):
        problems = (Problem(where, tell("a value has another shape than its field.")),)
    raise InputRefused(
        tell("{where} is no record of {table}.", where=where, table=table),
        next_step=tell("Correct the values named above."),
        rule="registers.shape",
        problems=problems,
    )


def record_class_of(table: str) -> type[Any]:
    """Return the class of the table's records.

    Raises:
        NotFound: there is no such table.
    """
    if table not in TABLES:
        raise NotFound(
            tell("There is no table {table}.", table=repr(table)),
            next_step=tell("Tables are: {given}.", given=", ".join(TABLES)),
            rule="registers.table",
        )
    return TABLES[table]


def digest_of_body(body: Body) -> str:
    """Return 64 hexadecimal digits that differ when the bodies do."""
    return digest_of("misaq.registers.body.v1", body)
