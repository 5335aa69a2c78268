"""Writing the chain: every action of every room goes through :func:`action`."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.db import DatabaseError, connection, transaction

from misaq.apps.audit.canonical import Plain
from misaq.apps.audit.chain import GENESIS, Entry, Outcome, hash_of
from misaq.apps.audit.mapping import to_entry, to_row
from misaq.apps.audit.models import AuditEvent
from misaq.apps.database.errors import explained
from misaq.core.access.actors import Actor
from misaq.kernel.errors import MisaqError

P = ParamSpec("P")
R = TypeVar("R")

Fact = str | int | bool | None

_TOKEN = re.compile(r"[\w.:()/@+-]{0,200}", re.ASCII)
_LOCK = 0x6D697361  # "misa": the number by which PostgreSQL knows the lock of the chain


@dataclass(slots=True)
class Record:
    """What an action says about itself for the audit, while it runs.

    Attributes:
        is_write: False when the action found nothing to change, and so nothing is recorded.
    """

    object_table: str = ""
    object_key: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    is_write: bool = True

    def about(self, table: str, key: str) -> None:
        """Name the thing acted on, once it is known to be there.

        A refusal that follows carries it as well. What somebody typed does not belong here: it
        may be a name.
        """
        self.object_table, self.object_key = table, key

    def note(self, **facts: Fact) -> None:
        """Add ids and counts.

        Raises:
            ValueError: a text with spaces or more than 200 characters: the audit holds no names
                and no free text, because it cannot be corrected.
        """
        for name, fact in facts.items():
            if isinstance(fact, str) and _TOKEN.fullmatch(fact) is None:
                raise ValueError(f"The fact {name!r} is not an id or a count.")
        self.facts.update(facts)

    def changed_nothing(self) -> None:
        """Say that there was nothing to change: no row is written."""
        self.is_write = False


def action(*, event: str) -> Callable[[Callable[Concatenate[Record, P], R]], Callable[P, R]]:
    """Make a function the one way to do something: one transaction, one audit row.

    The function takes a :class:`Record` first, which callers do not see, and then keyword
    arguments only, among them ``actor: Actor`` and ``at: datetime`` (aware; when it is done).
    A refusal undoes the transaction and is recorded in one of its own, then raised again. An
    action cannot run inside another one.

    Args:
        event: what the audit calls it: a thing and a past participle ("case.closed").

    Raises:
        TypeError: when decorating, the function has another signature.
    """

    def decorate(function: Callable[Concatenate[Record, P], R]) -> Callable[P, R]:
        _check_signature(function)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor, at = cast("Actor", kwargs["actor"]), cast("datetime", kwargs["at"])
            record = Record()
            try:
                with explained(), transaction.atomic(durable=True):
                    result = function(record, *args, **kwargs)
                    if record.is_write:
                        _append(_entry(event, actor, at, record, Outcome.DONE))
                    return result
            except MisaqError as refusal:
                _record_refusal(_entry(event, actor, at, record, Outcome.REFUSED, refusal), refusal)
                raise

        run.__signature__ = _without_record(function)  # type: ignore[attr-defined]
        return run

    return decorate


def _check_signature(function: Callable[..., object]) -> None:
    _, *parameters = inspect.signature(function).parameters.values()
    names = {parameter.name for parameter in parameters}
    keyword_only = all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters)
    if not keyword_only or not {"actor", "at"} <= names:
        raise TypeError(
            f"The action {function.__qualname__} must take a record, then keyword arguments only, "
            "among them actor and at."
        )


def _without_record(function: Callable[..., object]) -> inspect.Signature:
    signature = inspect.signature(function)
    _, *parameters = signature.parameters.values()
    return signature.replace(parameters=parameters)


def _entry(
    event: str,
    actor: Actor,
    at: datetime,
    record: Record,
    outcome: Outcome,
    refusal: MisaqError | None = None,
) -> Entry:
    """Return the row as it would stand, without its place in the chain."""
    facts: dict[str, Plain] = {**record.facts}
    if refusal is not None:
        facts = {"kind": type(refusal).__name__, "problems": len(refusal.problems)}
    return Entry(
        seq=0,
        at=at,
        actor=actor.id,
        event=event,
        object_table=record.object_table,
        object_key=record.object_key,
        facts=facts,
        outcome=outcome.value,
        rule="" if refusal is None else refusal.rule or type(refusal).__name__,
        prev_hash="",
    )


def _append(entry: Entry) -> None:
    """Put the row at the end of the chain; inside a transaction, which it holds alone from here."""
    hold_chain()
    last = AuditEvent.objects.order_by("-seq").first()
    seq, prev_hash = (1, GENESIS) if last is None else (last.seq + 1, to_entry(last).hash)
    placed = replace(entry, seq=seq, prev_hash=prev_hash)
    to_row(replace(placed, hash=hash_of(placed))).save(force_insert=True)


def hold_chain() -> None:
    """Make other writers wait until this transaction ends.

    An action whose decision depends on what it reads calls it first. SQLite needs nothing: a
    transaction there starts with the lock.
    """
    if connection.vendor == "postgresql":  # pragma: no cover -- runs where there is PostgreSQL
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _record_refusal(entry: Entry, refusal: MisaqError) -> None:
    """Write the row of a refusal; when even that fails, say so on the refusal itself."""
    if isinstance(refusal.__cause__, DatabaseError):
        return  # the database itself refused, and so would it refuse the row
    try:
        with transaction.atomic(durable=True):
            _append(entry)
    except DatabaseError:
        refusal.add_note("Nothing was changed. The audit could not be written either.")
