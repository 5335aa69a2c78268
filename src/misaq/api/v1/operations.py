"""The class of rows behind each list, as people and programs name it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ninja import Schema

from misaq.api.v1.schemas import one_of, page_of, schema_of


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked.

    Attributes:
        path: below the root of the API; ``{key:key}`` takes a record's key.
        name: name of its address, and of the operation.
        meaning: what it gives, in a sentence.
        asked: the parameters it takes.
        answer: schema of what it gives.
        view: answers it.
        room: under which heading it is listed.
        method: GET; POST where what is asked may not stand in an address. Nothing is changed.
        is_kept_back: whether terms of use can refuse what is asked.
    """

    path: str
    name: str
    meaning: str
    asked: type[Schema]
    answer: type[Schema]
    view: Callable[..., Any]
    room: str
    method: str = "GET"
    is_kept_back: bool = False


def list_answer(kind: type[Any]) -> type[Schema]:
    """Return the schema of a page of records."""
    return page_of(schema_of(kind))


def one_answer(kind: type[Any]) -> type[Schema]:
    """Return the schema of one record."""
    return one_of(schema_of(kind))
