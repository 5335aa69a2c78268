"""Deleting what need not be kept any more: alerts and the log of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.core.access.actors import Actor
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import NotAllowed
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Expired:
    """What went.

    Attributes:
        alerts: alerts deleted.
        queries: rows of the log deleted.
        without_rule: alerts decided long enough ago to ask, which no rule on record lets go.
    """

    alerts: int
    queries: int
    without_rule: int


@action(event="screening.expired")
def expire(record: Record, /, *, actor: Actor, at: datetime) -> Expired:
    """Delete alerts and log rows whose last day of keeping is past; open alerts stay.

    Raises:
        NotAllowed: the actor is not the operator of this machine.
    """
    _check_operator(actor)
    hold_chain()
    today = at.date()
    gone, _ = AlertRow.objects.filter(keep_until__lt=today, decided_at__isnull=False).delete()
    old = QueryRow.objects.filter(keep_until__lt=today, alerts=None)
    queries, _ = old.delete()
    left = AlertRow.objects.filter(keep_until=None, decided_at__isnull=False).count()
    record.about("screening.alerts", "expired")
    if not gone and not queries:
        record.changed_nothing()
    record.note(alerts=gone, queries=queries, without_rule=left)
    return Expired(gone, queries, left)


def _check_operator(actor: Actor) -> None:
    if not any(held.role is UserRole.OPERATOR for held in actor.held):
        raise NotAllowed(
            tell("Only the operator of this machine deletes what is past its time."),
            next_step=tell("A timer calls `misaq screening expire` there."),
            rule="screening.operator",
        )
