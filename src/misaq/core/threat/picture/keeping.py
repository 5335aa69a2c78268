"""From what a measure returns to what is kept; what the data does not carry is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from misaq.core.threat.measures.results import Measured
from misaq.core.threat.picture.numbers import number
from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase

NotMeasured = Callable[[ResultKind, str, InputRefused], None]
"""Is told what could not be measured: its kind, its subject, and why."""


def stored_of(
    kind: ResultKind,
    subject: str,
    found: Measured[Any],
    body: Mapping[str, Any],
    *more: Phrase,
) -> Stored:
    """Return a measure as it is kept, with the notes it came with and more of them."""
    span = found.uncertainty
    ends = None if span is None else (number(span.low), number(span.high))
    sure = None
    if span is not None and ends is not None and ends[0] is not None and ends[1] is not None:
        sure = (ends[0], ends[1], span.how)
    notes = tuple(dict.fromkeys((*found.notes, *more)))
    return Stored(kind, subject, body, found.limits.can, found.limits.cannot, notes, sure)


def tried(
    kind: ResultKind, subject: str, measure: Callable[[], Stored], not_measured: NotMeasured
) -> Iterator[Stored]:
    """Yield the result, or nothing where the data does not carry it; then that is told."""
    try:
        yield measure()
    except InputRefused as refusal:
        not_measured(kind, subject, refusal)


def leave_out(_kind: ResultKind, _subject: str, _refusal: InputRefused) -> None:
    """Tell nobody what could not be measured."""
