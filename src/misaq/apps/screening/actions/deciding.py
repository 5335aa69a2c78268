"""Disposing of an alert, and recording that a freeze was reported."""

from __future__ import annotations

from datetime import date, datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.clocks import get_duty, get_keeping
from misaq.apps.screening.mapping import to_alert_file
from misaq.apps.screening.models import AlertDecisionRow, AlertRow
from misaq.apps.screening.queries import no_such, scopes_within
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.screening.alerts import (
    Alert,
    Disposition,
    Reason,
    ReopenReason,
    check_can_decide,
    check_can_reopen,
    check_reasons,
)
from misaq.core.screening.freeze import Duty
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell

TABLE = "screening.alerts"


@action(event="alert.decided")
def decide_alert(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    disposition: Disposition,
    reasons: tuple[Reason, ...],
    frozen_at: datetime | None = None,
) -> None:
    """Dispose of an alert that somebody else raised.

    Args:
        number: of the alert.
        disposition: what it came to.
        reasons: why.
        frozen_at: when property was frozen; needed for a true match whose freeze must be reported.

    Raises:
        NotAllowed: the actor decides no alerts, or raised this one.
        NotFound: it is another office's, or not there.
        StateConflict: it is decided already.
        InputRefused: the reasons do not carry it, or the instant of the freeze is missing, lies in
            the future, or was given for a false match.
    """
    check_may(actor, Permission.DECIDE_ALERT)
    hold_chain()
    row = _get_row(actor, Permission.DECIDE_ALERT, number)
    record.about(TABLE, str(number))
    alert = to_alert_file(row).alert
    check_can_decide(alert, by=actor.id)
    check_reasons(disposition, reasons)
    duty = get_duty(actor=actor, source_list=alert.searched.source_list, disposition=disposition)
    _check_freeze(duty, disposition, frozen_at, alert, at)
    row.disposition, row.reasons = disposition.value, [reason.value for reason in reasons]
    row.decided_by, row.decided_at, row.frozen_at = actor.id, at, frozen_at
    row.keep_until = _keep_until(actor, at, frozen_at)
    row.save()
    record.note(disposition=disposition.value, reasons=len(reasons), duty=duty.value)


@action(event="alert.reopened")
def reopen_alert(
    record: Record, /, *, actor: Actor, at: datetime, number: int, why: ReopenReason
) -> None:
    """Open a decided alert again; the decision stays on record, and somebody else decides anew.

    Raises:
        NotAllowed: the actor decides no alerts.
        NotFound: it is another office's, or not there.
        StateConflict: it is open.
    """
    check_may(actor, Permission.DECIDE_ALERT)
    hold_chain()
    row = _get_row(actor, Permission.DECIDE_ALERT, number)
    record.about(TABLE, str(number))
    alert = to_alert_file(row).alert
    decided = check_can_reopen(alert)
    AlertDecisionRow.objects.create(
        alert=row,
        disposition=row.disposition,
        reasons=row.reasons,
        decided_by=decided.by,
        decided_at=decided.at,
        frozen_at=row.frozen_at,
        reported_at=row.reported_at,
        reopened_by=actor.id,
        reopened_at=at,
        why=why.value,
    )
    record.note(was=row.disposition, why=why.value, times=len(alert.past) + 1)
    row.disposition, row.reasons, row.decided_by = "", [], ""
    row.decided_at = row.frozen_at = row.reported_at = row.keep_until = None
    row.reopened_by, row.reopened_at = actor.id, at
    row.save()


@action(event="freeze.reported")
def record_report(
    record: Record, /, *, actor: Actor, at: datetime, number: int, reported_at: datetime
) -> None:
    """Record when a freeze was reported to the office that takes reports.

    Raises:
        NotAllowed: the actor screens nobody.
        NotFound: it is another office's, or not there.
        StateConflict: nothing was frozen, or the report is recorded.
        InputRefused: it was reported before the freeze, or in the future.
    """
    check_may(actor, Permission.SCREEN_PERSONS)
    hold_chain()
    row = _get_row(actor, Permission.SCREEN_PERSONS, number)
    record.about(TABLE, str(number))
    if row.frozen_at is None or row.reported_at is not None:
        raise StateConflict(
            tell("Nothing was frozen for this alert, or its report is recorded already."),
            next_step=tell("Open the alert again to see where its clock stands."),
            rule="screening.report",
        )
    if not row.frozen_at <= reported_at <= at:
        raise InputRefused(
            tell("A report comes after the freeze, and not in the future."),
            next_step=tell("Check the day and the hour."),
            rule="screening.report",
        )
    row.reported_at = reported_at
    row.keep_until = _keep_until(actor, at, row.frozen_at)
    row.save()


def _get_row(actor: Actor, permission: Permission, number: int) -> AlertRow:
    rows = AlertRow.objects.select_related("query").prefetch_related("past").filter(pk=number)
    scopes = scopes_within(actor, permission)
    if scopes is not None:
        rows = rows.filter(query__scope__in=scopes)
    row = rows.first()
    if row is None:
        raise no_such("alert")
    return row


def _check_freeze(
    duty: Duty, disposition: Disposition, frozen_at: datetime | None, alert: Alert, at: datetime
) -> None:
    if frozen_at is None:
        if duty is Duty.DUE:
            raise InputRefused(
                tell(
                    "A true match under this list is frozen and reported: say when it was frozen."
                ),
                next_step=tell("Freeze first, then give the day and the hour of it."),
                rule="screening.freeze",
            )
        return
    if disposition is not Disposition.TRUE_MATCH or not alert.raised_at.date() <= frozen_at.date():
        raise InputRefused(
            tell("Only a true match is frozen, and not before the day of its alert."),
            next_step=tell("Check the day and the hour, or leave them empty."),
            rule="screening.freeze",
        )
    if frozen_at > at:
        raise InputRefused(
            tell("A freeze that is still to come cannot be recorded."),
            next_step=tell("Record it when it is done."),
            rule="screening.freeze",
        )


def _keep_until(actor: Actor, at: datetime, frozen_at: datetime | None) -> date | None:
    keeping = get_keeping(actor=actor, ended_on=at.date(), was_reported=frozen_at is not None)
    return None if keeping is None else keeping.until
