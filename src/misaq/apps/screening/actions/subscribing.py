"""Subscribing to what changes on a list, ending it, and acknowledging by hand."""

from __future__ import annotations

import secrets
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.clocks import find_source_list
from misaq.apps.screening.keys import seal_secret
from misaq.apps.screening.models import DeliveryRow, SubscriptionRow
from misaq.apps.screening.queries import no_such, scopes_within
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.screening.subscriptions import Channel, check_folder
from misaq.kernel.errors import InputRefused, NotFound, Problem, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell
from misaq.sources.outgoing import check_address

TABLE = "screening.subscriptions"


@action(event="list.subscribed")
def subscribe(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    source_list: Key,
    channel: Channel,
    address: str,
    office: str = "",
) -> tuple[int, str]:
    """Have an office told what changes on a list.

    Args:
        office: for which of the actor's offices, as a scope; may be empty where there is one.

    Returns:
        The number of the subscription, and its secret, which is shown once: with it notices are
        signed and receipts made.

    Raises:
        NotAllowed: the actor keeps no subscriptions.
        NotFound: there is no such list.
        InputRefused: the address is not https, or the folder's name leads elsewhere.
        StateConflict: it is subscribed to already.
    """
    check_may(actor, Permission.KEEP_SUBSCRIPTIONS)
    if find_source_list(actor=actor, key=source_list) is None:
        raise NotFound(
            tell("There is no such list."),
            next_step=tell("Choose one of those on record."),
            rule="screening.subscription",
        )
    kept = check_address(address) if channel is Channel.WEBHOOK else check_folder(address)
    hold_chain()
    scope = _scope_of(actor, office)
    same = SubscriptionRow.objects.filter(
        scope=scope, source_list=source_list, channel=channel.value, address=kept, ended_at=None
    )
    if same.exists():
        raise StateConflict(
            tell("Your office has this subscription already."),
            next_step=tell("End the other one first."),
            rule="screening.subscription",
        )
    secret = secrets.token_urlsafe(32)
    row = SubscriptionRow.objects.create(
        scope=scope,
        source_list=source_list,
        channel=channel.value,
        address=kept,
        sealed_secret=seal_secret(secret),
        begun_by=actor.id,
        begun_at=at,
    )
    record.about(TABLE, str(row.pk))
    record.note(channel=channel.value, source_list=source_list)
    return int(row.pk), secret


@action(event="list.unsubscribed")
def unsubscribe(record: Record, /, *, actor: Actor, at: datetime, number: int) -> None:
    """End a subscription; what was not acknowledged stays on record as such until then.

    Raises:
        NotAllowed: the actor keeps no subscriptions.
        NotFound: it is another office's, or not there.
        StateConflict: it is ended already.
    """
    check_may(actor, Permission.KEEP_SUBSCRIPTIONS)
    hold_chain()
    row = _get_row(actor, number)
    record.about(TABLE, str(number))
    if row.ended_at is not None:
        raise StateConflict(
            tell("This subscription is ended already."),
            next_step=tell("Nothing is left to do."),
            rule="screening.subscription",
        )
    row.ended_by, row.ended_at = actor.id, at
    row.save()


@action(event="notice.acknowledged")
def acknowledge(record: Record, /, *, actor: Actor, at: datetime, number: int, uid: str) -> None:
    """Say, for one's office, that a notice was taken in; a program's receipt does the same.

    Raises:
        NotAllowed: the actor keeps no subscriptions.
        NotFound: the notice is another office's, or not there.
        StateConflict: it is acknowledged already.
    """
    check_may(actor, Permission.KEEP_SUBSCRIPTIONS)
    hold_chain()
    subscription = _get_row(actor, number)
    row = DeliveryRow.objects.filter(subscription=subscription, uid=uid).first()
    if row is None:
        raise no_such("delivery")
    record.about("screening.deliveries", str(row.pk))
    if row.received_at is not None:
        raise StateConflict(
            tell("This notice is acknowledged already."),
            next_step=tell("Nothing is left to do."),
            rule="screening.receipt",
        )
    row.received_at, row.received_by = at, actor.id
    row.save()


def _get_row(actor: Actor, number: int) -> SubscriptionRow:
    rows = SubscriptionRow.objects.filter(pk=number)
    scopes = scopes_within(actor, Permission.KEEP_SUBSCRIPTIONS)
    row = (rows if scopes is None else rows.filter(scope__in=scopes)).first()
    if row is None:
        raise no_such("subscription")
    return row


def _scope_of(actor: Actor, office: str) -> str:
    """Return the office for which the actor subscribes."""
    scopes = scopes_within(actor, Permission.KEEP_SUBSCRIPTIONS)
    if scopes is None:
        return "EVERYWHERE"
    if not scopes or (office and office not in scopes):
        raise InputRefused(
            tell("No office of yours keeps subscriptions, or not the one you chose."),
            next_step=tell("Ask an administrator of this site."),
            rule="screening.subscription",
        )
    if not office and len(scopes) > 1:
        raise InputRefused(
            tell("You keep subscriptions for several offices, and it is not said for which now."),
            next_step=tell("Choose one of: {offices}.", offices=", ".join(sorted(scopes))),
            rule="screening.office",
            problems=(Problem("office", tell("Choose the office.")),),
        )
    return office or min(scopes)
