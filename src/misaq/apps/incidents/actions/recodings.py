"""Proposing that an event is classed otherwise, and deciding on it: two people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.incidents.models import RecodingRow
from misaq.apps.incidents.queries.entries import threat_classes
from misaq.apps.incidents.queries.handed import to_handed_recoding, to_recoding_row
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.coding.recoding import Recoding, check_can_recode, told_by
from misaq.core.incidents.deciding import Ruling, check_can_decide
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.words import Nature
from misaq.kernel.errors import NotFound, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

_TABLE = "incidents.recodings"


@action(event="recoding.proposed")
def propose_recoding(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    event: SourceEvent,
    classes: Sequence[Key],
    nature: Nature,
    reason: str,
) -> int:
    """Propose how an event is classed; the rules go on until somebody else accepts it.

    Args:
        classes: classes the event is of, the primary first.
        reason: what the rules missed; no person's name.

    Raises:
        NotAllowed: the actor enters no incidents.
        InputRefused: a class is not known, or the reason says nothing.
        StateConflict: another proposal for the event waits.
    """
    check_may(actor, Permission.ENTER_INCIDENT)
    asked = Recoding(
        source=event.source,
        event_id=event.event_id,
        classes=tuple(classes),
        nature=nature,
        reason=reason.strip(),
        saw=told_by(event),
        proposed_by=actor.id,
        confirmed_by="",
        confirmed_at=at,
    )
    check_can_recode(asked, frozenset(threat_classes(actor=actor)))
    hold_chain()
    mine = RecodingRow.objects.filter(source=event.source, event_id=event.event_id)
    if mine.filter(ruling="").exists():
        raise StateConflict(
            tell("Another proposal for this event waits for a decision."),
            next_step=tell("Wait for the decision on it."),
            rule="incidents.one-waits",
        )
    row = to_recoding_row(asked, at=at)
    row.save(force_insert=True)
    record.about(_TABLE, str(row.pk))
    record.note(source=event.source, classes=len(asked.classes))
    return row.pk


@action(event="recoding.decided")
def decide_recoding(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    ruling: Ruling,
    reason: str = "",
) -> None:
    """Accept or reject how an event is to be classed; an accepted one replaces the one before.

    Raises:
        NotAllowed: the actor judges no events, or proposed it.
        NotFound: there is no such proposal.
        StateConflict: it is decided already.
        InputRefused: a rejection does not say why.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    hold_chain()
    row = RecodingRow.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(
            tell("There is no such proposal."),
            next_step=tell("Go back to the proposals that wait."),
            rule="incidents.recoding",
        )
    record.about(_TABLE, str(row.pk))
    check_can_decide(to_handed_recoding(row).handling, by=actor.id, ruling=ruling, reason=reason)
    if ruling is Ruling.ACCEPTED:
        same = RecodingRow.objects.filter(source=row.source, event_id=row.event_id)
        same = same.filter(ruling=Ruling.ACCEPTED.value, superseded_at=None)
        same.update(superseded_at=at)
    row.ruling, row.decided_by, row.decided_at = ruling.value, actor.id, at
    row.reason = reason.strip() if ruling is Ruling.REJECTED else ""
    row.save(update_fields=["ruling", "decided_by", "decided_at", "reason"])
    record.note(source=row.source, ruling=ruling.value)
