"""Reading what people judged of entries, and the pairs that wait for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from misaq.apps.lists.mapping import to_decision, to_judgement
from misaq.apps.lists.models import JudgementRow, RekeyingRow, ReviewItemRow, SpellRow
from misaq.apps.lists.queries.visibility import visible_to
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.judgements import (
    EntryRef,
    Judgement,
    Verdict,
    carry,
    in_order,
    standing,
)
from misaq.core.lists.rekeying_decisions import confirmed
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A pair that a person has to look at.

    Attributes:
        id: its number.
        left: an entry.
        right: an entry of the other list.
        is_person: whether one of them may be a natural person.
        as_of: day of the run that brought it up.
        judgement: what was judged of it last; None where nobody has.
    """

    id: int
    left: EntryRef
    right: EntryRef
    is_person: bool
    as_of: date
    judgement: Judgement | None


def list_judgements(*, actor: Actor) -> tuple[Judgement, ...]:
    """Return every judgement under the references that entries have now, the oldest first.

    They hold references and no names. What follows from them, who is who, is as open as the
    entries are.
    """
    rows = JudgementRow.objects.order_by("id")
    decided = map(to_decision, RekeyingRow.objects.order_by("id"))
    return carry(map(to_judgement, rows), confirmed(decided))


def list_review_items(*, actor: Actor) -> tuple[ReviewItem, ...]:
    """Return the pairs that the actor may look at and nobody has settled, best evidence first.

    A merge that waits for its second person is one of them, and one about which somebody was
    not sure comes last.

    Raises:
        NotAllowed: the actor judges no entries.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    stands = standing(list_judgements(actor=actor))
    items = [_item(row, stands) for row in _rows(actor)]
    waiting = [item for item in items if not _is_settled(item)]
    return tuple(sorted(waiting, key=_is_unsure))


def get_review_item(*, actor: Actor, item: int) -> ReviewItem:
    """Return one of the pairs.

    Raises:
        NotAllowed: the actor judges no entries.
        NotFound: there is none, or it is not theirs to look at.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    row = _rows(actor).filter(pk=item).first()
    if row is None:
        raise NotFound(
            tell("There is no such pair to look at."),
            next_step=tell("Go back to the pairs that wait."),
            rule="lists.review-item",
        )
    return _item(row, standing(list_judgements(actor=actor)))


def names_at_hand(*, actor: Actor, refs: Iterable[EntryRef]) -> Mapping[EntryRef, str]:
    """Return what entries that are no persons' are called, as last printed; others are left out."""
    wanted = set(refs)
    rows = SpellRow.objects.filter(
        is_person=False, reference__in=[ref.reference for ref in wanted]
    ).order_by("first_seen")
    found = {EntryRef(row.source_list, row.reference): row.name for row in rows}
    return {ref: name for ref, name in found.items() if ref in wanted}


def _rows(actor: Actor) -> QuerySet[ReviewItemRow]:
    return visible_to(actor, ReviewItemRow.objects.order_by("-bits", "id"))


def _item(row: ReviewItemRow, stands: Mapping[tuple[EntryRef, EntryRef], Judgement]) -> ReviewItem:
    left = EntryRef(row.left_list, row.left_reference)
    right = EntryRef(row.right_list, row.right_reference)
    return ReviewItem(
        id=row.pk,
        left=left,
        right=right,
        is_person=row.is_person,
        as_of=row.as_of,
        judgement=stands.get(in_order(left, right)),
    )


def _is_settled(item: ReviewItem) -> bool:
    return item.judgement is not None and item.judgement.binds


def _is_unsure(item: ReviewItem) -> bool:
    return item.judgement is not None and item.judgement.verdict is Verdict.UNSURE
