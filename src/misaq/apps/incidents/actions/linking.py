"""Keeping what a run of linking found, and judging whether two events are one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.incidents.mapping.linking import (
    LinkKind,
    to_event_judgement,
    to_link_row,
    to_run_row,
)
from misaq.apps.incidents.models import EventJudgementRow, LinkRow, LinkRunRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.linking.deciding_pairs import (
    binding,
    check_can_confirm,
    check_can_judge,
    check_contradicts_nothing,
    latest_of,
    pair_of,
)
from misaq.core.incidents.linking.judgements import EventJudgement, EventReason
from misaq.core.incidents.linking.records import Key, Linking
from misaq.core.lists.judgements import Verdict
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

_JUDGEMENTS = "incidents.judgements"
_AT_ONCE = 500


@action(event="incidents.linked")
def keep_linking(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    told: Linking,
    releases: tuple[str, str],
    data_version: str,
    seed: int,
    judgements: int,
) -> int:
    """Put what a run found in the place of the run before of the same two sources.

    What stood before stays on record. Return the number of the run.

    Args:
        releases: names of the releases of the first and the second source.
        data_version: stands for all that went in.
        judgements: how many binding judgements it followed.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about("incidents.link_runs", f"{told.left.source}:{told.right.source}")
    check_may(actor, Permission.IMPORT_ROWS)
    ends = (told.left.source, told.right.source)
    standing = LinkRunRow.objects.filter(superseded_at=None).filter(
        Q(left_source=ends[0], right_source=ends[1]) | Q(left_source=ends[1], right_source=ends[0])
    )
    standing.update(superseded_at=at)
    run = to_run_row(
        told,
        releases=releases,
        data_version=data_version,
        seed=seed,
        judgements=judgements,
        by=actor.id,
        at=at,
    )
    run.save()
    LinkRow.objects.bulk_create(_rows(run, told), batch_size=_AT_ONCE)
    record.note(
        linked=run.linked,
        possible=run.possible,
        parts=run.parts,
        doubles=len(told.left.duplicates) + len(told.right.duplicates),
        judgements=judgements,
        data=data_version,
    )
    return int(run.pk)


def _rows(run: LinkRunRow, told: Linking) -> Iterator[LinkRow]:
    """Yield a row for each pair; one that is both settled and a part stands as settled."""
    seen: set[tuple[Key, Key]] = set()
    groups = (
        (LinkKind.LINK, told.links),
        (LinkKind.POSSIBLE, told.possible),
        (LinkKind.PART, told.parts),
        (LinkKind.DOUBLE, (*told.left.duplicates, *told.right.duplicates)),
    )
    for kind, links in groups:
        for link in links:
            if (link.left, link.right) not in seen:
                seen.add((link.left, link.right))
                yield to_link_row(run, kind, link)


@action(event="events.judged")
def judge_events(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    one: Key,
    other: Key,
    verdict: Verdict,
    reasons: tuple[EventReason, ...],
    note: str = "",
) -> EventJudgement:
    """Say whether two events are one; what was said of them before stays on record.

    It binds nothing until a second person confirms it.

    Raises:
        NotAllowed: the actor judges no events.
        InputRefused: no reason, one event twice, or a note beyond all length.
        StateConflict: there is nothing to take back.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    left, right = pair_of(one, other)
    check_can_judge(verdict, reasons, note, latest_of(_every(), left, right))
    row = EventJudgementRow.objects.create(
        left_source=left[0],
        left_event=left[1],
        right_source=right[0],
        right_event=right[1],
        verdict=verdict.value,
        reasons=[reason.value for reason in reasons],
        note=note.strip(),
        judged_by=actor.id,
        judged_at=at,
    )
    record.about(_JUDGEMENTS, str(row.pk))
    record.note(verdict=verdict.value, reasons=len(reasons))
    return to_event_judgement(row)


@action(event="event-judgement.confirmed")
def confirm_judgement(
    record: Record, /, *, actor: Actor, at: datetime, judgement: int
) -> EventJudgement:
    """Confirm, as the second person, what was judged of two events; from then on it binds.

    Raises:
        NotAllowed: the actor judges no events, or judged these.
        NotFound: there is no such judgement.
        StateConflict: it waits for no confirmation, a later one stands, or it contradicts others.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    hold_chain()
    row = EventJudgementRow.objects.filter(pk=judgement).first()
    if row is None:
        raise NotFound(
            tell("There is no such judgement."),
            next_step=tell("Go back to the pairs that wait."),
            rule="incidents.judgement",
        )
    record.about(_JUDGEMENTS, str(row.pk))
    every, said = _every(), to_event_judgement(row)
    check_can_confirm(said, by=actor.id, standing=latest_of(every, said.one, said.other))
    check_contradicts_nothing(binding(every), said)
    row.confirmed_by, row.confirmed_at = actor.id, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    record.note(verdict=row.verdict)
    return to_event_judgement(row)


def _every() -> tuple[EventJudgement, ...]:
    return tuple(map(to_event_judgement, EventJudgementRow.objects.order_by("id")))
