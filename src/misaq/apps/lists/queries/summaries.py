"""What stored snapshots say of each list as a whole, for the checks: counts, and never a name.

Persons are counted here on nobody's behalf, and only numbers leave: so anybody may have them.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from misaq.apps.lists.mapping import to_entry, to_spell
from misaq.apps.lists.models import PresenceRow, SnapshotRow, SpellRow
from misaq.apps.lists.queries.announcing import told
from misaq.apps.lists.queries.audits import KeptCases, kept_audit, kept_cases
from misaq.apps.lists.queries.parties import perhaps_rekeyed
from misaq.apps.lists.queries.snapshots import lists_state
from misaq.apps.lists.registers import get_register
from misaq.core.access.actors import Actor
from misaq.core.lists.announcing import Told
from misaq.core.lists.audited import Estimate
from misaq.core.lists.hygiene import CaseFacts, HygieneReport, Tally, inspect_persons
from misaq.core.lists.records import Snapshot, SourceList
from misaq.core.lists.spells import EventKind, Saying
from misaq.core.lists.summaries import (
    NOTHING_STORED,
    AuditedShare,
    Change,
    ListSummaries,
    ListSummary,
)
from misaq.kernel.ids import Key

FIVE_FIELDS = frozenset({"FOURTH_SCHEDULE"})
"""Forms that print name, father, number, province and district, and nothing else."""

_KEPT = 16
_reports: OrderedDict[tuple[int, str, int], HygieneReport] = OrderedDict()
"""Reports of snapshots that were read, by number, content and file of cases: none changes."""


def list_summaries(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> ListSummaries:
    """Return what the snapshots in force on a day say of the lists that rest on law on record.

    Args:
        known_at: leave out what was loaded later; now when None.
    """
    if not lists_state():
        return NOTHING_STORED
    rows = SnapshotRow.objects.filter(as_of__lte=as_of)
    if known_at is not None:
        rows = rows.filter(loaded_at__lte=known_at)
    lists = [one for one in get_register(actor=actor, known_at=known_at).source_lists if one.bases]
    return ListSummaries(tuple(_summaries(lists, rows, known_at)))


def _summaries(
    lists: Iterable[SourceList], rows: QuerySet[SnapshotRow], known_at: datetime | None
) -> Iterator[ListSummary]:
    for one in lists:
        latest = list(rows.filter(source_list=one.key).order_by("-as_of")[:2])
        if latest:
            yield _summary(one, latest[0], latest[1] if len(latest) > 1 else None, known_at)


def _summary(
    source_list: SourceList,
    row: SnapshotRow,
    before: SnapshotRow | None,
    known_at: datetime | None,
) -> ListSummary:
    return ListSummary(
        source_list=source_list.key,
        as_of=row.as_of,
        entries=sum(row.counts.values()),
        tallies=_tallies(source_list, row, known_at),
        audit=_audited(kept_audit(source_list.key, row.as_of, known_at)),
        change=None if before is None else _change(source_list, row, before, known_at),
    )


def _audited(found: Estimate | None) -> AuditedShare | None:
    if found is None:
        return None
    return AuditedShare(found.entries, found.sampled, found.wrong, found.fewest, found.most)


def _change(
    source_list: SourceList, row: SnapshotRow, before: SnapshotRow, known_at: datetime | None
) -> Change:
    announced = told(source_list.key, known_at)
    gone = _unsaid(row, EventKind.DELISTED, announced, before.as_of, gone_by=row.as_of)
    back = _unsaid(row, EventKind.RELISTED, announced, before.as_of, first_seen=row.as_of)
    return Change(
        since=before.as_of,
        entries=sum(before.counts.values()),
        silent_removals=gone.silent,
        silent_relistings=back.silent,
        announced_removals=gone.announced,
        announced_relistings=back.announced,
        tallies=_tallies(source_list, before, known_at),
    )


@dataclass(frozen=True, slots=True)
class _Unsaid:
    """How often something happened that the list does not say, told by others and by nobody."""

    announced: int
    silent: int


def _unsaid(
    row: SnapshotRow, kind: EventKind, announced: Told, after: date, **when: date
) -> _Unsaid:
    spells = SpellRow.objects.filter(source_list=row.source_list, **when)
    # Whoever may only be spelled otherwise, or stand under another reference, is not accused.
    elsewhere = perhaps_rekeyed(row.source_list, row.as_of)
    said = Counter(
        event.saying
        for spell in announced.of(to_spell(one, row.as_of) for one in spells)
        if spell.reference not in elsewhere
        for event in spell.events
        if event.kind is kind and event.by == row.as_of
    )
    silent = said[Saying.SILENT]
    # A number that was announced and is smaller than what happened speaks for so many of them.
    part = min(silent, announced.counted(kind, after, row.as_of)) if silent else 0
    return _Unsaid(said[Saying.ANNOUNCED] + part, silent - part)


def _tallies(
    source_list: SourceList, row: SnapshotRow, known_at: datetime | None
) -> tuple[Tally, ...]:
    """Return what is wrong with how many persons, without whose entries they are."""
    if not source_list.holds_persons:
        return ()
    report = _report(source_list, row, kept_cases(row, known_at))
    return tuple(Tally(t.defect, t.count, t.known) for t in report.tallies if report.entries)


def _report(source_list: SourceList, row: SnapshotRow, kept: KeptCases) -> HygieneReport:
    name = (row.pk, row.digest, kept.id)
    if name not in _reports:
        _reports[name] = read_report(source_list, row, kept.facts)
        while len(_reports) > _KEPT:
            _reports.popitem(last=False)
    return _reports[name]


def read_report(
    source_list: SourceList, row: SnapshotRow, facts: Iterable[CaseFacts] = ()
) -> HygieneReport:
    """Return the hygiene report of a snapshot, case references included."""
    places = PresenceRow.objects.filter(snapshot=row, entry__is_person=True)
    entries = (
        to_entry(place.entry, place.row)
        for place in places.select_related("entry").order_by("position").iterator(2000)
    )
    snapshot = Snapshot(Key(row.source_list), row.as_of, tuple(entries))
    in_five = source_list.format in FIVE_FIELDS
    return inspect_persons(snapshot, facts=facts, in_five_fields=in_five)
