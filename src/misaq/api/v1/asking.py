"""What a question to the API can say, and how an answer is put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.days import today
from misaq.apps.registers.queries import data_version
from misaq.core.access.actors import PUBLIC
from misaq.core.packs.projection import Plain
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.kernel.dates import parse_day
from misaq.kernel.instants import parse_instant
from misaq.reports.open_data.package import json_bytes

T = TypeVar("T")

KEY = r"^[A-Za-z0-9][A-Za-z0-9.:()_/-]{0,79}$"
PAGE_SIZE = 50
LARGEST_PAGE = 200

DayAsked = Annotated[
    str | None,
    Field(
        description="Day of the facts (2024-12-31).",
        json_schema_extra={"anyOf": [{"type": "string", "format": "date"}]},
    ),
]
InstantAsked = Annotated[
    str | None,
    Field(
        description="Only what had entered our record by then: an instant, or a day and all of it.",
        json_schema_extra={
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
            ]
        },
    ),
]
KeyAsked = Annotated[str | None, Field(pattern=KEY)]


class When(Schema):
    """When a question is about."""

    as_of: DayAsked = None
    known_at: InstantAsked = None


class Listing(When):
    """What every list takes."""

    q: str = Field("", max_length=200, description="Words that must all occur, whatever the case.")
    page: int = Field(1, ge=1, le=100_000, description="Number of the page, from 1.")
    page_size: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="Rows on a page.")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a question is about, read.

    Attributes:
        as_of: day of the facts; None when none was asked for.
        known_at: what had entered our record by then; None for now.
    """

    as_of: date | None
    known_at: datetime | None

    @property
    def day(self) -> date:
        """Return the day of the facts, today when none was asked for."""
        return today() if self.as_of is None else self.as_of


def moment_of(asked: When) -> Moment:
    """Return when the question is about.

    Raises:
        InputRefused: the day is none, or the instant is none.
    """
    return Moment(
        None if asked.as_of is None else parse_day(asked.as_of),
        None if asked.known_at is None else parse_instant(asked.known_at),
    )


def stamp(moment: Moment, as_of: date | None) -> Plain:
    """Return what an answer was made from.

    Args:
        moment: when the question is about.
        as_of: day of the facts that the answer rests on; None where it rests on none.
    """
    known_at = moment.known_at
    return {
        "data_version": data_version(actor=PUBLIC, known_at=known_at),
        "rules_version": RULES_VERSION,
        "as_of": None if as_of is None else as_of.isoformat(),
        "known_at": None if known_at is None else known_at.isoformat(),
    }


def page(
    request: HttpRequest,
    asked: Listing,
    rows: Sequence[T],
    *,
    stamped: Plain,
    shown: Callable[[T], Plain],
) -> HttpResponse:
    """Return the page of the rows that the question asks for.

    Args:
        request: the question; the addresses of other pages keep the rest of it.
        asked: the question, read.
        rows: every row, in order.
        stamped: what they were made from.
        shown: a row as plain values.
    """
    found = _with_words(asked.q, rows, shown)
    last = max(1, -(-len(found) // asked.page_size))
    start = (asked.page - 1) * asked.page_size
    answer = {
        **stamped,
        "count": len(found),
        "page": asked.page,
        "pages": last,
        "next": _address(request, asked.page + 1) if asked.page < last else None,
        "previous": _address(request, min(asked.page - 1, last)) if asked.page > 1 else None,
        "items": [shown(row) for row in found[start : start + asked.page_size]],
    }
    return as_json(answer)


def one(row: Plain, *, stamped: Plain, html: str) -> HttpResponse:
    """Return one row, with the address of its page for people (empty: none)."""
    return as_json({**stamped, "item": row, "html": html or None})


def as_json(data: Plain) -> HttpResponse:
    """Return plain values as an answer."""
    return HttpResponse(json_bytes(data), content_type="application/json")


def page_for_people(table: str, key: str) -> str:
    """Return where people read of a record; empty when no page shows it."""
    return subject_url(table, key)


def _with_words(search: str, rows: Sequence[T], shown: Callable[[T], Plain]) -> Sequence[T]:
    words = search.casefold().split()
    if not words:
        return rows
    return [row for row in rows if _has_all(words, " ".join(_texts(shown(row))).casefold())]


def _has_all(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def _texts(value: Any) -> list[str]:
    """Return every text and number in plain values."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def _address(request: HttpRequest, number: int) -> str:
    query = {name: request.GET[name] for name in request.GET if name != "page"}
    return f"{request.path}?{urlencode({**query, 'page': number})}"


def parameters_of(asked: type[Schema] | None) -> frozenset[str]:
    """Return the names that a question can have in its query."""
    fields = {} if asked is None else asked.model_fields
    return frozenset(field.alias or name for name, field in fields.items())
