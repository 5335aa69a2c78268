"""Taking in the receipt that a subscriber's program gives later, signed with its secret."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.keys import unseal_secret
from misaq.apps.screening.models import DeliveryRow
from misaq.core.access.actors import Actor
from misaq.core.screening.subscriptions import is_receipt
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

PROGRAM = "program"
"""Whose word a receipt is that a program gave."""


@action(event="notice.receipt-given")
def take_receipt(record: Record, /, *, actor: Actor, at: datetime, uid: str, receipt: str) -> None:
    """Note that a notice was taken in, as its receipt says; a second time nothing changes.

    Who knows the secret of the subscription made the receipt: nothing else is asked of them, and
    whoever does not know it learns nothing, not even whether there is such a notice.

    Raises:
        NotFound: there is no such notice, the subscription ended, or the receipt is not its own.
    """
    hold_chain()
    rows = DeliveryRow.objects.select_related("subscription").filter(uid=uid)
    row = rows.filter(subscription__ended_at=None).first()
    if row is None or not _is_own(row, receipt):
        raise NotFound(
            tell("There is no such notice, or the receipt is not its own."),
            next_step=tell("Make the receipt from the id and the bytes of the notice you got."),
            rule="screening.receipt",
        )
    record.about("screening.deliveries", str(row.pk))
    if row.received_at is not None:
        record.changed_nothing()
        return
    row.delivered_at = row.delivered_at or at
    row.received_at, row.received_by = at, PROGRAM
    row.save(update_fields=["delivered_at", "received_at", "received_by"])


def _is_own(row: DeliveryRow, receipt: str) -> bool:
    secret = unseal_secret(bytes(row.subscription.sealed_secret))
    return is_receipt(receipt, row.uid, row.body.encode(), secret=secret)
