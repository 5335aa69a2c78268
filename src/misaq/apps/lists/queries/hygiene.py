"""Reading how clean a list of persons is: counts and case references, for those who keep lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.lists.models import SnapshotRow
from misaq.apps.lists.queries.audits import kept_audit, kept_cases
from misaq.apps.lists.queries.snapshots import get_source_list, no_snapshot
from misaq.apps.lists.queries.summaries import read_report
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.audited import Estimate
from misaq.core.lists.hygiene import CaseFacts, HygieneReport
from misaq.core.lists.records import SourceList
from misaq.core.lists.trend import DefectChange, compare_reports
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Hygiene:
    """How clean a list of persons is, and whether it gets cleaner.

    Attributes:
        source_list: the list.
        report: the report of the snapshot in force.
        before: that of the snapshot before; None where there is none.
        changes: what became of each defect since; empty where there is no snapshot before.
        cases_kept: of how many cases it is kept what the papers behind them say.
        audit: what the audited sample that is kept says of the list; None where none is.
    """

    source_list: SourceList
    report: HygieneReport
    before: HygieneReport | None
    changes: tuple[DefectChange, ...]
    cases_kept: int = 0
    audit: Estimate | None = None


def get_hygiene(
    *,
    actor: Actor,
    source_list: str,
    as_of: date | None = None,
    facts: Iterable[CaseFacts] = (),
) -> Hygiene:
    """Return the hygiene report of the snapshot in force on a day, or the latest.

    Args:
        facts: what the files behind the list say, by case reference; what is kept of it when none
            is given.

    Raises:
        NotAllowed: the actor does not read lists of persons.
        NotFound: no such list, no persons stand on it, or no snapshot is kept by then.
    """
    check_may(actor, Permission.READ_LISTS_OF_PERSONS)
    found = get_source_list(actor=actor, source_list=source_list)
    if not found.holds_persons:
        raise NotFound(
            tell("No natural persons stand on the list {key}.", key=found.key),
            next_step=tell("Choose a list of persons."),
            rule="lists.persons",
        )
    rows = SnapshotRow.objects.filter(source_list=source_list).order_by("-as_of")
    if as_of is not None:
        rows = rows.filter(as_of__lte=as_of)
    latest = list(rows[:2])
    if not latest:
        raise no_snapshot(source_list, as_of)
    kept = kept_cases(latest[0])
    report = read_report(found, latest[0], tuple(facts) or kept.facts)
    before = _report_before(found, latest)
    changes = () if before is None else compare_reports(before, report)
    return Hygiene(
        source_list=found,
        report=report,
        before=before,
        changes=changes,
        cases_kept=len(kept.facts),
        audit=kept_audit(found.key, report.as_of),
    )


def _report_before(found: SourceList, latest: Sequence[SnapshotRow]) -> HygieneReport | None:
    if len(latest) == 1:
        return None
    return read_report(found, latest[1], kept_cases(latest[1]).facts)
