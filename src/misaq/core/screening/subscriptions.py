"""What subscribers are told of a list: references added, amended, removed; and their receipts.

A notice carries no name. A removal that nobody acknowledged is somebody who may still be refused a
bank account because of a list they are no longer on.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

SCHEMA = "misaq.list-notice/1"
STALE_AFTER = timedelta(minutes=5)
"""How old a signature may be when it arrives."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=24)
MOST_ATTEMPTS = 30
"""After so many attempts, about three weeks, a delivery waits for a person."""


class ChangeKind(Enum):
    """What happened to an entry."""

    ADDED = "ADDED"
    AMENDED = "AMENDED"
    REMOVED = "REMOVED"


class Channel(Enum):
    """How a subscriber is told."""

    WEBHOOK = "WEBHOOK"
    FOLDER = "FOLDER"


@dataclass(frozen=True, slots=True, order=True)
class ListChange:
    """One change, by reference alone."""

    kind: ChangeKind
    reference: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What one subscriber is told about one change of a list.

    Attributes:
        delivery: its id, different for each subscriber.
        source_list: the list.
        before: version of the list the changes start from; empty for the first.
        after: version they lead to.
        as_of: day of the version they lead to.
        changes: in order; empty when a list was printed again unchanged.
    """

    delivery: str
    source_list: Key
    before: str
    after: str
    as_of: date
    changes: tuple[ListChange, ...]


def body_of(notice: Notice) -> bytes:
    """Return the notice as bytes: canonical JSON, the same for the same notice."""
    told = {
        "schema": SCHEMA,
        "delivery": notice.delivery,
        "list": notice.source_list,
        "before": notice.before,
        "after": notice.after,
        "as_of": notice.as_of.isoformat(),
        "changes": [
            {"kind": change.kind.value, "reference": change.reference}
            for change in sorted(notice.changes, key=lambda c: (c.kind.value, c.reference))
        ],
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode()


def signature_of(body: bytes, *, secret: str, at: int) -> str:
    """Return the signature header of a body sent at a second since 1970."""
    return f"t={at},v1={_mac(secret, f'notice.{at}.'.encode() + body)}"


def check_signature(
    body: bytes, header: str, *, secret: str, now: int, seen: Collection[str]
) -> str:
    """Return the delivery's id when a notice is genuine, fresh and new.

    For those who receive: what a recipient written in Python can use, and what the others do.

    Args:
        body: the bytes as they came.
        header: the signature header.
        secret: the subscription's own.
        now: second since 1970.
        seen: ids of deliveries taken in before.

    Raises:
        NotAllowed: the signature is not of this body and secret, or is stale; or the notice was
            taken in before, and then its receipt is answered once more and nothing else done.
    """
    sent, _, mac = header.removeprefix("t=").partition(",v1=")
    at = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= 12 else -1
    if not hmac.compare_digest(_mac(secret, f"notice.{at}.".encode() + body), mac):
        raise _refused(tell("The signature is not of this notice."))
    if abs(now - at) > STALE_AFTER.total_seconds():
        raise _refused(tell("The signature is too old, or from the future."))
    delivery = str(json.loads(body)["delivery"])
    if delivery in seen:
        raise _refused(tell("This notice was taken in before."))
    return delivery


def _refused(words: str) -> NotAllowed:
    return NotAllowed(
        words,
        next_step=tell("Do not act on it; ask for the list itself."),
        rule="screening.notice",
    )


def receipt_of(delivery: str, body: bytes, *, secret: str) -> str:
    """Return what a recipient answers once it has taken a notice in: only it can make it."""
    digest = hashlib.sha256(body).hexdigest()
    return _mac(secret, f"receipt.{delivery}.{digest}".encode())


def is_receipt(text: str, delivery: str, body: bytes, *, secret: str) -> bool:
    """Return whether a text is the receipt of this body by this recipient."""
    wanted = receipt_of(delivery, body, secret=secret)
    return hmac.compare_digest(wanted.encode(), text.strip().lower().encode())


def _mac(secret: str, message: bytes) -> str:
    if not secret:
        raise ValueError("A subscription has a secret.")
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: doubling, from 5 minutes to a day."""
    return (
        LONGEST_WAIT if attempts > 9 else min(LONGEST_WAIT, FIRST_WAIT * 2 ** max(0, attempts - 1))
    )


@dataclass(frozen=True, slots=True)
class Delivery:
    """One notice on its way.

    Attributes:
        id: its id.
        source_list: the list.
        subscriber: institution or area it is for ("INSTITUTION:SBP").
        as_of: day of the version it leads to.
        removals: how many entries it says were removed.
        made_at: when it was made.
        attempts: how often it was tried.
        delivered_at: when the other side took it; None before.
        received_at: when its receipt came; None before.
    """

    id: str
    source_list: Key
    subscriber: str
    as_of: date
    removals: int
    made_at: datetime
    attempts: int = 0
    delivered_at: datetime | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnacknowledgedRemoval:
    """Removals from a list that a subscriber has not acknowledged.

    Attributes:
        delivery: id of the notice.
        source_list: the list.
        subscriber: who has not.
        removals: how many entries.
        since: day on which they were told, or should have been.
        days: whole days since then, as of the day asked about.
    """

    delivery: str
    source_list: Key
    subscriber: str
    removals: int
    since: date
    days: int


def unacknowledged_removals(
    deliveries: Iterable[Delivery], *, as_of: date
) -> tuple[UnacknowledgedRemoval, ...]:
    """Return removals told by a day and not acknowledged by its end, the oldest first."""
    found = [
        UnacknowledgedRemoval(
            each.id,
            each.source_list,
            each.subscriber,
            each.removals,
            each.made_at.date(),
            (as_of - each.made_at.date()).days,
        )
        for each in deliveries
        if each.removals and each.made_at.date() <= as_of and not _is_received(each, as_of)
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.delivery)))


def _is_received(delivery: Delivery, as_of: date) -> bool:
    return delivery.received_at is not None and delivery.received_at.date() <= as_of


def check_folder(name: str) -> str:
    """Return the name of a folder for notices, below the one the installation gives.

    Raises:
        InputRefused: it could lead elsewhere.
    """
    if (
        not name
        or len(name) > 60
        or not all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
    ):
        raise InputRefused(
            tell("This cannot be the name of a folder for notices."),
            next_step=tell("Use 1 to 60 Latin letters, digits, - and _."),
            rule="screening.folder",
        )
    return name
