"""Deciding whether an entry came back under another reference: two people, and a way back.

Nothing is merged: what was judged of the entry follows it to its new reference, and its spells stay
as the snapshots show them.
"""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.mapping import to_decision
from misaq.apps.lists.models import RekeyingRow, SpellRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.rekeying_decisions import (
    RekeyingDecision,
    Ruling,
    check_can_confirm_rekeying,
    check_can_decide,
    standing_decisions,
)
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

_TABLE = "lists.rekeyings"


@action(event="rekeying.decided")
def decide_rekeying(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    source_list: Key,
    old: str,
    new: str,
    ruling: Ruling,
) -> RekeyingDecision:
    """Say whether two references are one entry, or take back what was said of them.

    "Same" moves nothing until a second person confirms it.

    Raises:
        NotAllowed: the actor judges no entries.
        InputRefused: both are one reference.
        NotFound: the list never had an entry of one of them.
        StateConflict: it stands so already, or one of them was joined with another.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    hold_chain()
    pair = (str(source_list), old, new)
    check_can_decide(pair, ruling, standing_decisions(_decisions(source_list)))
    row = RekeyingRow.objects.create(
        source_list=source_list,
        old=old,
        new=new,
        is_person=_is_person(source_list, old, new),
        ruling=ruling.value,
        decided_by=actor.id,
        decided_at=at,
    )
    record.about(_TABLE, str(row.pk))
    record.note(ruling=ruling.value)
    return to_decision(row)


@action(event="rekeying.confirmed")
def confirm_rekeying(
    record: Record, /, *, actor: Actor, at: datetime, decision: int
) -> RekeyingDecision:
    """Confirm, as the second person, that two references are one entry; its judgements go with it.

    Raises:
        NotAllowed: the actor judges no entries, or decided it.
        NotFound: there is no such decision.
        StateConflict: it waits for no confirmation, or a later one stands.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    hold_chain()
    row = RekeyingRow.objects.filter(pk=decision).first()
    if row is None:
        raise NotFound(
            tell("There is no such decision."),
            next_step=tell("Go back to the entries under other references."),
        )
    record.about(_TABLE, str(row.pk))
    said = to_decision(row)
    stands = standing_decisions(_decisions(Key(row.source_list))).get(said.pair) == said
    check_can_confirm_rekeying(said, by=actor.id, stands=stands)
    row.confirmed_by, row.confirmed_at = actor.id, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    return to_decision(row)


def _decisions(source_list: Key) -> tuple[RekeyingDecision, ...]:
    rows = RekeyingRow.objects.filter(source_list=source_list).order_by("id")
    return tuple(map(to_decision, rows))


def _is_person(source_list: Key, old: str, new: str) -> bool:
    rows = SpellRow.objects.filter(source_list=source_list, reference__in=(old, new))
    found = dict(rows.values_list("reference", "is_person"))
    if {old, new} - found.keys():
        raise NotFound(
            tell("The list {key} has no such entry that is open to you.", key=source_list),
            next_step=tell("Go back to the entries under other references."),
            rule="lists.entry",
        )
    return any(rows.values_list("is_person", flat=True))
