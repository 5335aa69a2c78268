"""Organisations asked about by anybody: held to a rate, answered, and counted without the text.

The counts wait in the memory of the process and are written down now and then, so that a question
writes nothing; a process that ends loses the counts of some minutes, and nothing else.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

from misaq.apps.accounts.origin import address_of
from misaq.apps.screening.actions.counting import count_public
from misaq.apps.screening.keys import keyed_digest
from misaq.apps.screening.searching import screen_organisation
from misaq.core.access.actors import PUBLIC
from misaq.core.screening.answer import Answer
from misaq.core.screening.public_door import AskedTooOften, Counted, Door, Gate
from misaq.core.screening.query import Query
from misaq.kernel.errors import MisaqError
from misaq.kernel.ids import Key

_log = logging.getLogger("misaq.screening")
_WAIT = 600.0
_MOST_WAITING = 1_000


@dataclass(slots=True)
class Waiting:
    """What this process knows of whoever asks: their rate, and counts that are not written yet."""

    gate: Gate = field(default_factory=Gate)
    counts: Counter[tuple[Door, Counted]] = field(default_factory=Counter)
    written: float = field(default_factory=time.monotonic)
    lock: threading.Lock = field(default_factory=threading.Lock)


_waiting = Waiting()


def answer_public(
    request: HttpRequest,
    queries: Sequence[Query],
    *,
    door: Door,
    lists: frozenset[Key] | None = None,
) -> tuple[Answer, ...]:
    """Return which organisations the queries may mean, in their order.

    Raises:
        AskedTooOften: more were asked from one place than this site answers in a minute.
    """
    _admit(request, len(queries), door)
    answers = tuple(screen_organisation(query, lists=lists) for query in queries)
    with _waiting.lock:
        _waiting.counts[door, Counted.ASKED] += len(answers)
        _waiting.counts[door, Counted.ALERTED] += sum(bool(answer.hits) for answer in answers)
    write_counts(only_if_due=True)
    return answers


def _admit(request: HttpRequest, names: int, door: Door) -> None:
    place = keyed_digest("place", address_of(request))
    with _waiting.lock:
        try:
            _waiting.gate.check(
                place,
                names=names,
                most=settings.MISAQ_PUBLIC_NAMES_PER_MINUTE,
                now=time.monotonic(),
            )
        except AskedTooOften:
            _waiting.counts[door, Counted.TURNED_AWAY] += names
            raise


def write_counts(*, only_if_due: bool = False) -> None:
    """Write down what waits; where that cannot be done it waits on."""
    with _waiting.lock:
        is_due = (
            time.monotonic() - _waiting.written >= _WAIT or _waiting.counts.total() >= _MOST_WAITING
        )
        if not _waiting.counts or (only_if_due and not is_due):
            return
        counts, _waiting.counts = _waiting.counts, Counter()
        _waiting.written = time.monotonic()
    try:
        count_public(actor=PUBLIC, at=datetime.now(UTC), counts=counts)
    except MisaqError:
        _log.warning("Counts of public questions could not be written down yet.")
        with _waiting.lock:
            _waiting.counts.update(counts)
