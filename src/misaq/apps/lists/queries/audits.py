"""Reading what was found in the papers behind a list: of cases for reports, numbers for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from misaq.apps.lists.models import AuditRow, CaseFileRow, CaseRow, SnapshotRow
from misaq.apps.lists.models.audits import ANSWERS
from misaq.core.lists.audit_reasons import REASON_WORDS, AuditReason
from misaq.core.lists.audited import Estimate
from misaq.core.lists.hygiene import CaseFacts
from misaq.kernel.dates import parse_date


@dataclass(frozen=True, slots=True)
class KeptCases:
    """What the papers behind a snapshot say, as it was loaded last.

    Attributes:
        id: number of the file; 0 where none is kept.
        facts: of each case.
        loaded_at: when; None where none is kept.
    """

    id: int = 0
    facts: tuple[CaseFacts, ...] = ()
    loaded_at: datetime | None = None


def kept_cases(row: SnapshotRow, known_at: datetime | None = None) -> KeptCases:
    """Return what the papers behind a snapshot say, by case reference."""
    files = CaseFileRow.objects.filter(source_list=row.source_list, as_of=row.as_of)
    if known_at is not None:
        files = files.filter(loaded_at__lte=known_at)
    latest = files.order_by("id").last()
    if latest is None:
        return KeptCases()
    cases = CaseRow.objects.filter(case_file=latest).order_by("id")
    return KeptCases(latest.pk, tuple(map(_facts, cases)), latest.loaded_at)


def kept_audit(source_list: str, as_of: date, known_at: datetime | None = None) -> Estimate | None:
    """Return what the last audited sample of a snapshot says; None where none is kept."""
    rows = AuditRow.objects.filter(source_list=source_list, as_of=as_of)
    if known_at is not None:
        rows = rows.filter(loaded_at__lte=known_at)
    row = rows.order_by("id").last()
    if row is None:
        return None
    reasons = tuple((str(REASON_WORDS[AuditReason(one)]), number) for one, number in row.reasons)
    return Estimate(row.entries, row.sampled, row.wrong, row.fewest, row.most, reasons)


def _facts(row: CaseRow) -> CaseFacts:
    return CaseFacts(
        reference=row.reference,
        listed_on=parse_date(row.listed_on) if row.listed_on else None,
        **{name: getattr(row, name) for name in ANSWERS},
    )
