"""Redress numbers: proposed by one, issued by another, revoked by either."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.keys import keyed_digest
from misaq.apps.screening.mapping import to_redress
from misaq.apps.screening.models import RedressBindingRow, RedressEntryRow, RedressRow
from misaq.apps.screening.queries import binding_digest, no_such
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.screening.redress import (
    DIGITS,
    BindingKind,
    ClearedEntry,
    Identifiers,
    RevocationReason,
    bound_texts,
    check_can_confirm,
    check_can_revoke,
    check_proposal,
    normal_number,
    number_from,
)
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.ids import parse_key
from misaq.kernel.words import tell

TABLE = "screening.redress"
_LONGEST_CASE, _LONGEST_REFERENCE = 40, 200


@action(event="redress.proposed")
def propose_redress(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    case: str,
    given: Identifiers,
    kinds: Sequence[BindingKind],
    entries: Sequence[ClearedEntry],
) -> int:
    """Propose that somebody who is taken for a listed party gets a redress number.

    Nothing of ``given`` is kept but keyed hashes of the kinds the applicant chose.

    Args:
        case: the office's own reference of the application; no name.
        given: what the applicant showed.
        kinds: to which of it the number is bound.
        entries: for which entries they are taken.

    Returns:
        The place of the proposal in the register.

    Raises:
        NotAllowed: the actor issues none.
        InputRefused: the case is empty or too long, nothing to bind to, no entry or too many.
    """
    check_may(actor, Permission.ISSUE_REDRESS)
    reference = " ".join(case.split())
    if not reference or len(reference) > _LONGEST_CASE:
        raise InputRefused(
            tell("The application has no reference, or one of more than 40 signs."),
            next_step=tell("Give the number of the file; no name."),
            rule="screening.redress-case",
        )
    wanted = tuple(dict.fromkeys(entries))
    check_proposal(given, kinds, len(wanted))
    row = RedressRow.objects.create(case=reference, proposed_by=actor.id, proposed_at=at)
    texts = bound_texts(given)
    RedressBindingRow.objects.bulk_create(
        RedressBindingRow(redress=row, kind=kind.value, digest=binding_digest(kind, texts[kind]))
        for kind in dict.fromkeys(kinds)
    )
    RedressEntryRow.objects.bulk_create(
        RedressEntryRow(
            redress=row,
            source_list=parse_key(entry.source_list),
            reference=entry.reference[:_LONGEST_REFERENCE],
        )
        for entry in wanted
    )
    record.about(TABLE, str(row.pk))
    record.note(kinds=len(set(kinds)), entries=len(wanted))
    return int(row.pk)


@action(event="redress.issued")
def confirm_redress(record: Record, /, *, actor: Actor, at: datetime, number: int) -> str:
    """Issue a number that somebody else proposed; it is returned once, and kept nowhere.

    Raises:
        NotAllowed: the actor issues none, or proposed this one.
        NotFound: there is no such proposal.
        StateConflict: it is issued or revoked already.
    """
    check_may(actor, Permission.ISSUE_REDRESS)
    hold_chain()
    row = _get_row(number)
    record.about(TABLE, str(number))
    check_can_confirm(to_redress(row), by=actor.id)
    issued = number_from(secrets.randbits(5 * DIGITS))
    row.digest = keyed_digest("redress-number", normal_number(issued))
    row.confirmed_by, row.confirmed_at = actor.id, at
    try:
        row.save()
    except IntegrityError as error:  # 75 bits met once more: as likely as nothing that happens
        raise StateConflict(
            tell("The number could not be made."),
            next_step=tell("Confirm once more."),
            rule="screening.redress-state",
        ) from error
    return issued


@action(event="redress.revoked")
def revoke_redress(
    record: Record, /, *, actor: Actor, at: datetime, number: int, reason: RevocationReason
) -> None:
    """Revoke a number, or drop a proposal; from now on it clears nobody.

    Raises:
        NotAllowed: the actor issues none.
        NotFound: there is no such number.
        StateConflict: it is revoked already.
    """
    check_may(actor, Permission.ISSUE_REDRESS)
    hold_chain()
    row = _get_row(number)
    record.about(TABLE, str(number))
    check_can_revoke(to_redress(row))
    row.revoked_by, row.revoked_at, row.reason = actor.id, at, reason.value
    row.save()
    record.note(reason=reason.value)


def _get_row(number: int) -> RedressRow:
    row = RedressRow.objects.filter(pk=number).first()
    if row is None:
        raise no_such("redress")
    return row
