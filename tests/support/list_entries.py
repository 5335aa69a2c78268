"""Invented entries for the tests of matching."""

from __future__ import annotations

from datetime import date
from typing import Any

from misaq.core.lists.judgements import EntryRef, Judgement, Reason, Verdict
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
)
from misaq.core.lists.sides import Road, Side
from misaq.kernel.dates import parse_date
from misaq.kernel.instants import parse_instant

DAY = date(2024, 3, 1)


def person(reference: str, *names: str, **facts: Any) -> ListEntry:
    """Return an invented person; ``births`` and ``cnic`` are given as text."""
    births = tuple(parse_date(text) for text in facts.pop("births", ()))
    numbers = tuple(Identifier(IdentifierKind.CNIC, text) for text in facts.pop("cnic", ()))
    return ListEntry(
        reference, PartyKind.PERSON, _names(names), births=births, identifiers=numbers, **facts
    )


def body(reference: str, *names: str, **facts: Any) -> ListEntry:
    """Return an invented organisation; ``listed_on`` is given as text."""
    listed = facts.pop("listed_on", None)
    return ListEntry(
        reference,
        PartyKind.ORGANISATION,
        _names(names),
        listed_on=None if listed is None else parse_date(listed),
        **facts,
    )


def side(key: str, *entries: ListEntry, **more: Any) -> Side:
    """Return a list of invented entries."""
    return Side(
        key, f"List {key}", more.pop("as_of", DAY), entries, **{"road": Road.OWN_FINDING, **more}
    )


def _names(texts: tuple[str, ...]) -> tuple[ListedName, ...]:
    first, *others = texts
    return (ListedName(first), *(ListedName(text, NameQuality.STRONG) for text in others))


def judged(
    number: int, left: str, right: str, verdict: Verdict, *, confirmed: bool = True
) -> Judgement:
    """Return a judgement of two entries written "LIST/reference"."""
    one, other = sorted(EntryRef(*text.split("/")) for text in (left, right))
    second = confirmed and verdict is Verdict.SAME
    at = parse_instant("2024-03-01")
    return Judgement(
        number=number,
        left=one,
        right=other,
        verdict=verdict,
        reasons=(Reason.AUTHORITY_SAYS_SO,),
        judged_by="user:1",
        judged_at=at,
        confirmed_by="user:2" if second else None,
        confirmed_at=at if second else None,
    )
