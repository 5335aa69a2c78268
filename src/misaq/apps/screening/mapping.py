"""Rows to records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from misaq.apps.screening.models import (
    AlertDecisionRow,
    AlertRow,
    DeliveryRow,
    QueryRow,
    RedressRow,
    SubscriptionRow,
)
from misaq.apps.screening.records import (
    AlertFile,
    DeliveryState,
    LoggedQuery,
    Subject,
    Subscription,
)
from misaq.core.lists.evidence import Agreement, EvidenceKind, EvidenceLine
from misaq.core.lists.sealing import shortened, shown_number
from misaq.core.screening.alerts import (
    Alert,
    Decided,
    Disposition,
    PastDecision,
    Reason,
    ReopenReason,
    Trait,
)
from misaq.core.screening.answer import Hit, HitClass, ListVersion
from misaq.core.screening.purposes import Purpose
from misaq.core.screening.query import Query
from misaq.core.screening.redress import (
    BindingKind,
    ClearedEntry,
    RedressNumber,
    RevocationReason,
)
from misaq.core.screening.subscriptions import Channel, Delivery
from misaq.kernel.ids import Key


def to_alert_file(row: AlertRow) -> AlertFile:
    """Return an alert with what is personal in it."""
    lines = tuple(_line(line) for line in row.lines)
    alert = Alert(
        number=row.pk,
        purpose=Purpose(row.query.purpose),
        scope=row.query.scope,
        searched=ListVersion(Key(row.source_list), row.list_as_of, row.list_version),
        reference=row.reference,
        rank=HitClass(row.rank),
        traits=tuple(Trait(line.kind, line.bearing) for line in lines),
        raised_by=row.raised_by,
        raised_at=row.raised_at,
        decided=_decided(row),
        frozen_at=row.frozen_at,
        reported_at=row.reported_at,
        keep_until=row.keep_until,
        past=tuple(_past(each) for each in sorted(row.past.all(), key=lambda each: each.pk)),
    )
    subject, digest = Subject(**row.subject), row.query.file_digest
    return AlertFile(alert, row.query_id, row.row, subject, lines, digest)


def _past(row: AlertDecisionRow) -> PastDecision:
    return PastDecision(
        decided=Decided(
            disposition=Disposition(row.disposition),
            reasons=tuple(map(Reason, row.reasons)),
            by=row.decided_by,
            at=row.decided_at,
        ),
        frozen_at=row.frozen_at,
        reported_at=row.reported_at,
        reopened_by=row.reopened_by,
        reopened_at=row.reopened_at,
        why=ReopenReason(row.why),
    )


def _decided(row: AlertRow) -> Decided | None:
    if row.decided_at is None:
        return None
    return Decided(
        disposition=Disposition(row.disposition),
        reasons=tuple(map(Reason, row.reasons)),
        by=row.decided_by,
        at=row.decided_at,
    )


def _line(kept: dict[str, Any]) -> EvidenceLine:
    return EvidenceLine(
        EvidenceKind(kept["kind"]),
        Agreement(kept["agreement"]),
        float(kept["bits"]),
        kept["left"],
        kept["right"],
    )


def from_line(line: EvidenceLine) -> dict[str, Any]:
    """Return a line of evidence as it is kept; of a number only the last digits."""
    is_number = line.kind is EvidenceKind.IDENTITY_NUMBER
    return {
        "kind": line.kind.value,
        "agreement": line.agreement.value,
        "bits": round(line.bits, 3),
        "left": shown_number(line.left) if is_number else line.left,
        "right": shown_number(line.right) if is_number else line.right,
    }


def from_hit(hit: Hit) -> dict[str, Any]:
    """Return a hit as its alert keeps it: the list as it was searched, the entry, the evidence."""
    return {
        "source_list": hit.version.source_list,
        "list_as_of": hit.version.as_of,
        "list_version": hit.version.digest,
        "reference": hit.reference,
        "rank": hit.rank.value,
        "lines": [from_line(line) for line in hit.pair.lines],
    }


def from_query(query: Query) -> dict[str, str]:
    """Return who was asked about, as an alert keeps it; of a number only the last digits."""
    numbers = [one.value for one in query.identifiers]
    return {
        "name": "; ".join(query.names),
        "father": query.father,
        "birth": "" if query.birth is None else query.birth.text,
        "district": query.district,
        "number": shortened(numbers[0]) if numbers else "",
    }


def from_versions(searched: Iterable[ListVersion]) -> list[dict[str, str]]:
    """Return list versions as they are kept."""
    return [
        {"list": v.source_list, "as_of": v.as_of.isoformat(), "digest": v.digest} for v in searched
    ]


def _versions(kept: Iterable[dict[str, Any]]) -> tuple[ListVersion, ...]:
    return tuple(
        ListVersion(Key(v["list"]), date.fromisoformat(v["as_of"]), v["digest"]) for v in kept
    )


def to_query(row: QueryRow) -> LoggedQuery:
    """Return a query of the log."""
    return LoggedQuery(
        number=row.pk,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        scope=row.scope,
        purpose=Purpose(row.purpose),
        is_file=row.is_file,
        asked=row.asked,
        alerted=row.alerted,
        held_back=row.held_back,
        cleared=row.cleared,
        searched=_versions(row.searched),
        keep_until=row.keep_until,
    )


def to_redress(row: RedressRow) -> RedressNumber:
    """Return a redress number as the office sees it."""
    return RedressNumber(
        id=row.pk,
        case=row.case,
        kinds=tuple(BindingKind(each.kind) for each in row.bindings.all()),
        entries=tuple(
            ClearedEntry(Key(each.source_list), each.reference) for each in row.entries.all()
        ),
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        revoked_at=row.revoked_at,
        revoked_by=row.revoked_by,
        reason=RevocationReason(row.reason) if row.reason else None,
    )


def to_subscription(row: SubscriptionRow) -> Subscription:
    """Return a subscription, without its secret."""
    return Subscription(
        number=row.pk,
        scope=row.scope,
        source_list=Key(row.source_list),
        channel=Channel(row.channel),
        address=row.address,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
    )


def to_delivery_state(row: DeliveryRow) -> DeliveryState:
    """Return a delivery as its page shows it."""
    return DeliveryState(
        uid=row.uid,
        subscription=row.subscription_id,
        source_list=Key(row.subscription.source_list),
        as_of=row.as_of,
        changes=row.changes,
        removals=row.removals,
        made_at=row.made_at,
        attempts=row.attempts,
        next_at=row.next_at,
        problem=row.problem,
        delivered_at=row.delivered_at,
        received_at=row.received_at,
        received_by=row.received_by,
    )


def to_delivery(row: DeliveryRow) -> Delivery:
    """Return a delivery as the rules see it."""
    return Delivery(
        id=row.uid,
        source_list=Key(row.subscription.source_list),
        subscriber=row.subscription.scope,
        as_of=row.as_of,
        removals=row.removals,
        made_at=row.made_at,
        attempts=row.attempts,
        delivered_at=row.delivered_at,
        received_at=row.received_at,
    )
