"""Telling subscribers what changed on a list, until their receipt is there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db.models import Q

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.mapping import StoredSnapshot
from misaq.apps.lists.queries import get_difference, get_snapshot, list_source_lists
from misaq.apps.screening.actions.receiving import PROGRAM
from misaq.apps.screening.keys import unseal_secret
from misaq.apps.screening.models import DeliveryRow, SubscriptionRow
from misaq.core.access.actors import Actor
from misaq.core.screening.subscriptions import (
    MOST_ATTEMPTS,
    ChangeKind,
    Channel,
    ListChange,
    Notice,
    body_of,
    is_receipt,
    signature_of,
    wait_after,
)
from misaq.kernel.errors import MisaqError
from misaq.kernel.ids import Key
from misaq.sources.dropping import drop_notice, find_receipt
from misaq.sources.outgoing import Reply, send

Send = Callable[[str, bytes, dict[str, str]], Reply]
_TAKEN = range(200, 300)


@dataclass(slots=True)
class Told:
    """What one run did.

    Attributes:
        made: notices made.
        delivered: notices that were taken.
        received: notices whose receipt came.
        failed: notices that were not taken, with the code of why, by id.
        waiting: notices taken, whose receipt is still missing.
    """

    made: int = 0
    delivered: int = 0
    received: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    waiting: int = 0


def tell_subscribers(*, actor: Actor, at: datetime, folder: Path, send: Send | None = None) -> Told:
    """Make a notice for each list that changed, send what is due, and look for receipts.

    Args:
        actor: the operator.
        at: now.
        folder: below which the folders of file drops lie.
        send: sends a body to an address; by https when None.
    """
    told = Told()
    for subscription in SubscriptionRow.objects.filter(ended_at=None).order_by("pk"):
        notice = _next_notice(actor, subscription)
        if notice is not None:
            _make(actor=actor, at=at, subscription=subscription.pk, notice=notice)
            told.made += 1
    for row in _due(at):
        _deliver(actor, at, row, folder, send or _post, told)
    return told


def _post(address: str, body: bytes, headers: dict[str, str]) -> Reply:
    return send(address, body, headers)


def _due(at: datetime) -> list[DeliveryRow]:
    rows = DeliveryRow.objects.select_related("subscription").filter(
        received_at=None, subscription__ended_at=None
    )
    # What was taken without a receipt is sent again: its id says that it is the same.
    timely = Q(next_at__lte=at, attempts__lt=MOST_ATTEMPTS)
    dropped = Q(subscription__channel=Channel.FOLDER.value, delivered_at__isnull=False)
    return list(rows.filter(timely | dropped).order_by("pk"))


# --- what changed ------------------------------------------------------------------------------


def _next_notice(actor: Actor, subscription: SubscriptionRow) -> Notice | None:
    """Return what the subscriber was not told yet; None where nothing is new."""
    lists = list_source_lists(actor=actor)
    latest = next((x.latest for x in lists if x.source_list.key == subscription.source_list), None)
    if latest is None:
        return None
    last = DeliveryRow.objects.filter(subscription=subscription).order_by("-as_of", "-pk").first()
    if last is not None and (last.after == latest.digest or last.as_of > latest.as_of):
        return None
    return Notice(
        delivery=secrets.token_urlsafe(24),
        source_list=Key(subscription.source_list),
        before="" if last is None else last.after,
        after=latest.digest,
        as_of=latest.as_of,
        changes=tuple(_changes(actor, latest, None if last is None else last.as_of)),
    )


def _changes(actor: Actor, latest: StoredSnapshot, since: date | None) -> Iterator[ListChange]:
    """Yield the changes since a day, or every entry as added where nothing was told before."""
    if since is None:
        whole = get_snapshot(actor=actor, source_list=latest.source_list, as_of=latest.as_of)
        yield from (ListChange(ChangeKind.ADDED, each.reference) for each in whole.entries)
        return
    difference, _ = get_difference(
        actor=actor, source_list=latest.source_list, before=since, after=latest.as_of
    )
    yield from (ListChange(ChangeKind.ADDED, each.reference) for each in difference.added)
    yield from (ListChange(ChangeKind.REMOVED, each.reference) for each in difference.removed)
    yield from (ListChange(ChangeKind.AMENDED, c.after.reference) for c in difference.changed)


@action(event="notice.made")
def _make(
    record: Record, /, *, actor: Actor, at: datetime, subscription: int, notice: Notice
) -> None:
    hold_chain()
    removals = sum(change.kind is ChangeKind.REMOVED for change in notice.changes)
    row = DeliveryRow.objects.create(
        uid=notice.delivery,
        subscription_id=subscription,
        before=notice.before,
        after=notice.after,
        as_of=notice.as_of,
        body=body_of(notice).decode(),
        changes=len(notice.changes),
        removals=removals,
        made_at=at,
        next_at=at,
    )
    record.about("screening.deliveries", str(row.pk))
    record.note(
        subscription=subscription, changes=row.changes, removals=removals, before=notice.before
    )


# --- on its way --------------------------------------------------------------------------------


def _deliver(
    actor: Actor, at: datetime, row: DeliveryRow, folder: Path, post: Send, told: Told
) -> None:
    secret = unseal_secret(bytes(row.subscription.sealed_secret))
    body = row.body.encode()
    was_delivered = row.delivered_at is not None
    try:
        answer = _hand_over(row, body, secret, at, folder, post)
        problem = ""
    except (MisaqError, OSError) as error:
        answer, problem = "", _code_of(error)
    is_received = bool(answer) and is_receipt(answer, row.uid, body, secret=secret)
    if not problem:
        told.delivered += not was_delivered
        told.received += is_received
        told.waiting += not is_received
    else:
        told.failed[row.uid] = problem
    is_dropped = row.subscription.channel == Channel.FOLDER.value
    if is_dropped and was_delivered and not is_received and not problem:
        return  # it lies there as it did
    _note(actor=actor, at=at, number=row.pk, problem=problem, is_received=is_received)


def _hand_over(
    row: DeliveryRow, body: bytes, secret: str, at: datetime, folder: Path, post: Send
) -> str:
    """Return what the other side answered as its receipt; empty where it gave none."""
    signature = signature_of(body, secret=secret, at=int(at.timestamp()))
    if row.subscription.channel == Channel.FOLDER.value:
        place = folder / row.subscription.address
        if row.delivered_at is None:
            drop_notice(place, row.uid, body, signature)
        return find_receipt(place, row.uid)
    reply = post(row.subscription.address, body, _headers(row.uid, signature))
    if reply.status not in _TAKEN:
        raise _NotTaken(reply.status)
    return reply.headers.get("misaq-receipt", "")


class _NotTaken(OSError):
    """The other side answered with another status than 2xx."""


def _headers(uid: str, signature: str) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Misaq",
        "Misaq-Delivery": uid,
        "Misaq-Signature": signature,
    }


def _code_of(error: Exception) -> str:
    """Return a short code of what went wrong: no text of the other side is kept."""
    if isinstance(error, _NotTaken):
        return f"status-{error.args[0]}"
    if isinstance(error, MisaqError):
        return error.rule[:40] or type(error).__name__
    return type(error).__name__[:40]


@action(event="notice.sent")
def _note(
    record: Record, /, *, actor: Actor, at: datetime, number: int, problem: str, is_received: bool
) -> None:
    hold_chain()
    row = DeliveryRow.objects.select_related("subscription").get(pk=number)
    record.about("screening.deliveries", str(number))
    if row.received_at is not None:
        record.changed_nothing()
        return
    row.attempts, row.problem = row.attempts + 1, problem
    row.next_at = at + wait_after(row.attempts)
    if not problem:
        row.delivered_at = row.delivered_at or at
    if is_received:
        row.received_at, row.received_by = at, PROGRAM
    row.save()
    record.note(attempts=row.attempts, problem=problem or "none", received=is_received)
