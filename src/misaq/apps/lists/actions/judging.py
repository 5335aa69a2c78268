"""Judging whether two entries are one party: confirmed by a second person, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.mapping import to_judgement
from misaq.apps.lists.models import JudgementRow, ReviewItemRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.conflicts import conflicts_of_merge
from misaq.core.lists.judgements import (
    EntryRef,
    Judgement,
    Reason,
    Verdict,
    check_can_confirm,
    check_can_judge,
    in_order,
    standing,
)
from misaq.core.lists.reconcile import Link, Reconciliation
from misaq.core.lists.records import PartyKind
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

_TABLE = "lists.judgements"
_LONGEST_NOTE = 2000


@action(event="entries.judged")
def judge_entries(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    left: EntryRef,
    right: EntryRef,
    verdict: Verdict,
    reasons: tuple[Reason, ...],
    note: str = "",
) -> Judgement:
    """Say whether two entries are one party; what was said of them before stays on record.

    "Same" binds nothing until a second person confirms it.

    Raises:
        NotAllowed: the actor judges no entries.
        InputRefused: no reason, one entry twice, or a note beyond all length.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    check_can_judge(verdict, reasons)
    first, second = in_order(left, right)
    if len(note) > _LONGEST_NOTE:
        raise InputRefused(
            tell("The note is longer than {most} characters.", most=_LONGEST_NOTE),
            next_step=tell("Say it more shortly."),
        )
    row = JudgementRow.objects.create(
        left_list=first.source_list,
        left_reference=first.reference,
        right_list=second.source_list,
        right_reference=second.reference,
        verdict=verdict.value,
        reasons=[reason.value for reason in reasons],
        note=note.strip(),
        judged_by=actor.id,
        judged_at=at,
    )
    record.about(_TABLE, str(row.pk))
    record.note(verdict=verdict.value, reasons=len(reasons))
    return to_judgement(row)


@action(event="merge.confirmed")
def confirm_merge(record: Record, /, *, actor: Actor, at: datetime, judgement: int) -> Judgement:
    """Confirm, as the second person, that two entries are one party; from then on it binds.

    Raises:
        NotAllowed: the actor judges no entries, or judged these.
        NotFound: there is no such judgement.
        StateConflict: it waits for no confirmation, a later one stands, or it contradicts others.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    hold_chain()
    row = JudgementRow.objects.filter(pk=judgement).first()
    if row is None:
        raise NotFound(
            tell("There is no such judgement."),
            next_step=tell("Go back to the pairs that wait."),
        )
    record.about(_TABLE, str(row.pk))
    every = tuple(map(to_judgement, JudgementRow.objects.order_by("id")))
    said = to_judgement(row)
    check_can_confirm(said, by=actor.id, standing=standing(every).get(said.pair))
    _check_contradicts_nothing(every, said)
    row.confirmed_by, row.confirmed_at = actor.id, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    return to_judgement(row)


def _check_contradicts_nothing(every: Iterable[Judgement], said: Judgement) -> None:
    broken = conflicts_of_merge(every, said.left, said.right)
    if broken:
        raise StateConflict(
            tell(
                "Judgement {number} says that entries which this would make one are not the same.",
                number=broken[0].number,
            ),
            next_step=tell("Settle that judgement first: take it back, or judge this pair anew."),
            rule="lists.merge-contradicts",
        )


@action(event="review.filled")
def fill_review(
    record: Record, /, *, actor: Actor, at: datetime, both: Reconciliation, as_of: date
) -> int:
    """Put the pairs of a run that need a person into the queue, in place of the last run's.

    Return how many there are. Judgements are not touched.

    Raises:
        NotAllowed: the actor judges no entries.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    left, right = both.left.key, both.right.key
    record.about("lists.source_lists", Key(left))
    ReviewItemRow.objects.filter(left_list=left, right_list=right).delete()
    links = {(link.left, link.right): link for link in (*both.passed_over, *both.possible)}
    kinds = {
        (side.key, entry.reference): entry.kind
        for side in (both.left, both.right)
        for entry in side.entries
    }
    ReviewItemRow.objects.bulk_create(
        _row(link, left, right, kinds, as_of, at) for link in links.values()
    )
    record.note(pairs=len(links))
    return len(links)


def _row(
    link: Link,
    left: str,
    right: str,
    kinds: dict[tuple[str, str], PartyKind],
    as_of: date,
    at: datetime,
) -> ReviewItemRow:
    open_kinds = {PartyKind.ORGANISATION, PartyKind.VESSEL, PartyKind.AIRCRAFT}
    told = {kinds[left, link.left], kinds[right, link.right]}
    return ReviewItemRow(
        left_list=left,
        left_reference=link.left,
        right_list=right,
        right_reference=link.right,
        is_person=not told <= open_kinds,
        bits=link.comparison.bits,
        as_of=as_of,
        made_at=at,
    )
