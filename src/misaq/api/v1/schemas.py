"""Schemas of answers, made from the records themselves: nothing is written down twice."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from misaq.core.access.actors import PUBLIC
from misaq.core.packs.projection import visible_fields
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import Phrase
from misaq.reports.reference.docstrings import first_paragraph, meanings_of_fields

IsoDay = Annotated[str, Field(json_schema_extra={"format": "date"})]
IsoInstant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Day(Schema):
    """A day as far as it is known: somewhere between two days, both included."""

    edtf: str = Field(description="In EDTF: a year, a month, a day, or [first..last].")
    earliest: IsoDay = Field(description="The first day it can be.")
    latest: IsoDay = Field(description="The last day it can be.")


_SCALARS: dict[Any, Any] = {
    bool: bool,
    int: int,
    str: str,
    Phrase: str,
    Decimal: float,
    date: IsoDay,
    ImpreciseDate: Day,
}


_made: dict[str, type[Schema]] = {}
"""Schemas made, by name: each is made once, so that the description names it once."""


def schema_of(kind: type[Any]) -> type[Schema]:
    """Return the schema of what is public of a class of records.

    Raises:
        TypeError: a field has a type that nobody said how to publish.
    """
    if kind.__name__ in _made:
        return _made[kind.__name__]
    hints = typing.get_type_hints(kind)
    meanings = meanings_of_fields(kind)
    fields = {
        field.name: (
            _published(hints[field.name]),
            Field(description=meanings.get(field.name, "")),
        )
        for field in visible_fields(kind, PUBLIC)
    }
    return _make(kind.__name__, Schema, first_paragraph(kind), fields)


def _make(name: str, base: type[Schema], meaning: str, fields: dict[str, Any]) -> type[Schema]:
    if name not in _made:
        _made[name] = create_model(name, __base__=base, __doc__=meaning, **fields)
    return _made[name]


def _published(hint: Any) -> Any:
    bare = getattr(hint, "__supertype__", hint)
    if bare in _SCALARS:
        return _SCALARS[bare]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (inner,) = (each for each in typing.get_args(hint) if each is not type(None))
        return _published(inner) | None
    if typing.get_origin(hint) is tuple:
        return list[_published(typing.get_args(hint)[0])]  # type: ignore[misc]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Literal[tuple(str(member.value) for member in hint)]
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return schema_of(hint)
    raise TypeError(f"Nobody said how {hint} is published.")


class Stamp(Schema):
    """What every answer was made from: the same stamp and question, the same answer."""

    data_version: str = Field(description="Version of the data: 64 hexadecimal digits.")
    rules_version: str = Field(description="Version of the rules of checks and verdicts.")
    as_of: IsoDay | None = Field(description="Day of the facts; null where none was asked for.")
    known_at: IsoInstant | None = Field(
        description="What had entered our record by then; null for the latest."
    )


class Page(Stamp):
    """A page of a list."""

    count: int = Field(description="How many rows fit the question, on all pages.")
    page: int = Field(description="Number of this page, from 1.")
    pages: int = Field(description="Number of the last page.")
    next: str | None = Field(description="Where the page after this one is.")
    previous: str | None = Field(description="Where the page before this one is.")


def page_of(row: type[Schema]) -> type[Schema]:
    """Return the schema of a page of rows."""
    rows = list[row]  # type: ignore[valid-type]
    items = (rows, Field(description="The rows."))
    return _make(f"{row.__name__}Page", Page, f"A page of {row.__name__}.", {"items": items})


def one_of(row: type[Schema]) -> type[Schema]:
    """Return the schema of one row."""
    html = Field(description="The page for people; null where there is none.")
    fields = {"item": (row, Field(description="The row.")), "html": (str | None, html)}
    return _make(f"{row.__name__}One", Stamp, f"One {row.__name__}.", fields)


class Flaw(Schema):
    """One thing wrong with a question."""

    where: str = Field(description="Parameter.")
    what: str = Field(description="What is wrong with it.")


class Refusal(Schema):
    """A refusal (RFC 9457): what was refused, and what to do next."""

    type: str = Field(description="Always about:blank: title and status say it all.")
    title: str
    status: int
    detail: str = Field(description="What was refused and why.")
    next_step: str = Field(description="What to do next.")
    rule: str = Field(description="Name of the rule that refused; empty when none has a name.")
    problems: list[Flaw] = Field(description="Every problem of the question.")


class State(Schema):
    """A state of the data."""

    at: IsoInstant = Field(description="Since when it holds: give it back as known_at.")
    data_version: str
    pack_version: str = Field(description="Version of the country pack.")


class Resource(Schema):
    """Something the API gives."""

    name: str
    meaning: str = Field(description="What a row is.")
    address: str = Field(description="Where the list is.")
    count: int = Field(description="How many rows it has.")
    html: str | None = Field(description="The page for people; null where there is none.")


class Resources(Stamp):
    """Everything the API gives."""

    country: str = Field(description="Code of the country.")
    items: list[Resource]
