"""Reading alerts, the log of queries, redress numbers, subscriptions and deliveries."""

from __future__ import annotations

import hmac
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum, Value

from misaq.apps.screening.keys import keyed_digest
from misaq.apps.screening.mapping import (
    to_alert_file,
    to_delivery,
    to_delivery_state,
    to_query,
    to_redress,
    to_subscription,
)
from misaq.apps.screening.models import (
    AlertRow,
    DeliveryRow,
    PublicCountRow,
    QueryRow,
    RedressBindingRow,
    RedressEntryRow,
    RedressRow,
    SubscriptionRow,
)
from misaq.apps.screening.records import (
    AlertFile,
    DeliveryState,
    Holding,
    LoggedQuery,
    Subscription,
)
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES
from misaq.core.access.rules import check_may
from misaq.core.screening.limits import Spent
from misaq.core.screening.public_door import Door, PublicCount
from misaq.core.screening.redress import (
    BindingKind,
    ClearedEntry,
    Identifiers,
    RedressNumber,
    bound_texts,
    clears,
    normal_number,
)
from misaq.core.screening.subscriptions import UnacknowledgedRemoval, unacknowledged_removals
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

MOST_SHOWN = 200
"""Rows of a list on one page; older ones are in the audit."""


def scopes_within(actor: Actor, permission: Permission) -> frozenset[str] | None:
    """Return the scopes within which the actor may, as they are kept; None for everywhere."""
    scopes = [h.scope for h in actor.held if permission in ROLES[h.role].permissions]
    if any(scope.key is None for scope in scopes):
        return None
    return frozenset(map(str, scopes))


# --- alerts and the log of queries -------------------------------------------------------------


def list_alerts(*, actor: Actor, is_open: bool) -> tuple[AlertFile, ...]:
    """Return the alerts of the actor's office, open or decided, the oldest open one first.

    Raises:
        NotAllowed: the actor screens nobody.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    rows = _alerts_within(actor).filter(decided_at__isnull=is_open)
    order = "pk" if is_open else "-decided_at"
    return tuple(map(to_alert_file, rows.order_by(order)[:MOST_SHOWN]))


def get_alert(*, actor: Actor, number: int) -> AlertFile:
    """Return an alert of the actor's office.

    Raises:
        NotAllowed: the actor screens nobody.
        NotFound: there is none of that number, or it is another office's.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    row = _alerts_within(actor).filter(pk=number).first()
    if row is None:
        raise no_such("alert")
    return to_alert_file(row)


def _alerts_within(actor: Actor) -> QuerySet[AlertRow]:
    rows = AlertRow.objects.select_related("query").prefetch_related("past")
    scopes = scopes_within(actor, Permission.SCREEN_PERSONS)
    return rows if scopes is None else rows.filter(query__scope__in=scopes)


def list_queries(*, actor: Actor) -> tuple[LoggedQuery, ...]:
    """Return the latest queries of the actor's office: counts alone.

    Raises:
        NotAllowed: the actor screens nobody.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    rows = QueryRow.objects.order_by("-pk")
    scopes = scopes_within(actor, Permission.SCREEN_PERSONS)
    if scopes is not None:
        rows = rows.filter(scope__in=scopes)
    return tuple(map(to_query, rows[:MOST_SHOWN]))


def list_public_counts(*, actor: Actor, as_of: date) -> tuple[PublicCount, ...]:
    """Return how many names of organisations anybody asked about in the last 30 days, by day.

    Raises:
        NotAllowed: the actor screens nobody.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    rows = PublicCountRow.objects.filter(day__gt=as_of - timedelta(days=30))
    return tuple(
        PublicCount(row.day, Door(row.door), row.asked, row.alerted, row.turned_away)
        for row in rows.order_by("-day", "door")
    )


def get_spent(*, actor: Actor, at: datetime) -> Spent:
    """Return how many people the actor asked about in the last minute and the last day.

    What the operator screened for them at the command is not theirs to spend.
    """
    rows = QueryRow.objects.filter(
        asked_by=actor.id, asked_at__gt=at - timedelta(days=1), file_digest=""
    )
    lately = rows.filter(asked_at__gt=at - timedelta(minutes=1))
    total = rows.aggregate(total=Sum("asked"))["total"] or 0
    return Spent(minute=lately.count(), day=int(total))


# --- redress -----------------------------------------------------------------------------------


def list_redress(*, actor: Actor) -> tuple[RedressNumber, ...]:
    """Return the redress numbers, the latest first, as the office sees them.

    Raises:
        NotAllowed: the actor issues none.
    """
    check_may(actor, Permission.ISSUE_REDRESS)
    return tuple(map(to_redress, _redress_rows().order_by("-pk")[:MOST_SHOWN]))


def get_redress(*, actor: Actor, number: int) -> RedressNumber:
    """Return one redress number as the office sees it.

    Raises:
        NotAllowed: the actor issues none.
        NotFound: there is none at that place of the register.
    """
    check_may(actor, Permission.ISSUE_REDRESS)
    row = _redress_rows().filter(pk=number).first()
    if row is None:
        raise no_such("redress")
    return to_redress(row)


def _redress_rows() -> QuerySet[RedressRow]:
    return RedressRow.objects.prefetch_related("bindings", "entries")


def find_cleared(*, actor: Actor, number: str, shown: Identifiers) -> frozenset[ClearedEntry]:
    """Return the entries that a number, with what was shown beside it, clears of.

    Nothing tells whether the number exists, is revoked, or is bound to something else: the answer
    is then empty, and the same work was done.

    Raises:
        NotAllowed: the actor screens nobody.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    holding = _look_up(number)
    texts = bound_texts(shown)
    met = {kind: _meets(kind, texts.get(kind), holding.bound.get(kind)) for kind in BindingKind}
    bound = {kind: met[kind] for kind in holding.bound}
    return holding.entries if clears(bound) else frozenset()


def ask_about_number(*, actor: Actor, number: str) -> None:
    """Do what looking a number up takes, and tell nothing: for outsiders, whatever they ask."""
    _look_up(number)


def _look_up(number: str) -> Holding:
    """Return what a number holds; the same three questions are put whatever it is."""
    digest = keyed_digest("redress-number", normal_number(number))
    rows = RedressRow.objects.filter(digest=digest, revoked_at=None).exclude(digest="")
    place = rows.values_list("pk", flat=True).first() or 0
    bindings = list(RedressBindingRow.objects.filter(redress=place))
    entries = list(RedressEntryRow.objects.filter(redress=place))
    return Holding(
        bound={BindingKind(each.kind): each.digest for each in bindings},
        entries=frozenset(ClearedEntry(Key(e.source_list), e.reference) for e in entries),
    )


def _meets(kind: BindingKind, shown: str | None, kept: str | None) -> bool | None:
    """Say whether what was shown is what is kept; None where nothing was shown."""
    digest = binding_digest(kind, shown or "")
    is_same = hmac.compare_digest(digest, kept or "0" * 64)
    return None if shown is None else is_same


def binding_digest(kind: BindingKind, text: str) -> str:
    """Return what is kept of an identifier that a number is bound to."""
    return keyed_digest(f"redress-binding.{kind.value}", text)


# --- subscriptions -----------------------------------------------------------------------------


def list_subscriptions(*, actor: Actor) -> tuple[Subscription, ...]:
    """Return the subscriptions of the actor's office, those that run first.

    Raises:
        NotAllowed: the actor keeps none.
    """
    check_may(actor, Permission.KEEP_SUBSCRIPTIONS)
    rows = _subscriptions_within(actor).order_by("ended_at", "source_list", "pk")
    return tuple(map(to_subscription, rows[:MOST_SHOWN]))


def get_subscription(*, actor: Actor, number: int) -> Subscription:
    """Return a subscription of the actor's office.

    Raises:
        NotAllowed: the actor keeps none.
        NotFound: there is none of that number, or it is another office's.
    """
    check_may(actor, Permission.KEEP_SUBSCRIPTIONS)
    row = _subscriptions_within(actor).filter(pk=number).first()
    if row is None:
        raise no_such("subscription")
    return to_subscription(row)


def _subscriptions_within(actor: Actor) -> QuerySet[SubscriptionRow]:
    scopes = scopes_within(actor, Permission.KEEP_SUBSCRIPTIONS)
    rows = SubscriptionRow.objects.all()
    return rows if scopes is None else rows.filter(scope__in=scopes)


def list_deliveries(*, actor: Actor, subscription: int) -> tuple[DeliveryState, ...]:
    """Return what was sent to a subscriber, the latest first.

    Raises:
        NotAllowed: the actor keeps no subscriptions.
        NotFound: it is no subscription of the actor's office.
    """
    get_subscription(actor=actor, number=subscription)
    rows = DeliveryRow.objects.select_related("subscription").filter(subscription=subscription)
    return tuple(map(to_delivery_state, rows.order_by("-pk")[:MOST_SHOWN]))


def deliveries_kept() -> QuerySet[Any, Any]:
    """Return one row that changes whenever something was sent, received, or a subscriber left."""
    rows = DeliveryRow.objects.order_by().annotate(of=Value("sent")).values("of")
    changes = Count("received_at") + Count("subscription__ended_at")
    return rows.annotate(last=Max("id"), number=changes)


def list_unacknowledged_removals(*, actor: Actor, as_of: date) -> tuple[UnacknowledgedRemoval, ...]:
    """Return removals that subscribers were told by a day and have not acknowledged by its end.

    It names lists, offices and counts, nobody else, and so anybody may know it.
    """
    rows = DeliveryRow.objects.select_related("subscription").filter(
        removals__gt=0, subscription__ended_at=None
    )
    return unacknowledged_removals(map(to_delivery, rows), as_of=as_of)


def no_such(what: str) -> NotFound:
    """Return the refusal for what is not there, or is another office's."""
    return NotFound(
        tell("There is no such thing here, or it is not yours to see."),
        next_step=tell("Open it from its list."),
        rule=f"screening.{what}",
    )
