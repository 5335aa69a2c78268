"""Keeping what somebody found who looked into the cases behind a list: never a name.

The cases must be of the snapshot in force; what is kept is of that snapshot and of no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.models import AuditRow, CaseFileRow, CaseRow
from misaq.apps.lists.models.audits import ANSWERS
from misaq.apps.lists.queries.hygiene import get_hygiene
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.audit_reasons import count_reasons
from misaq.core.lists.audited import AuditedCase, Estimate, estimate_wrong
from misaq.core.lists.hygiene import CaseFacts, HygieneReport
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_BATCH = 500
_TABLE = "lists.source_lists"


@action(event="list.cases-kept")
def keep_case_facts(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    source_list: str,
    facts: Sequence[CaseFacts],
    as_of: date | None = None,
) -> int:
    """Keep what the papers say of the cases of a snapshot; return of how many.

    A later file of the same snapshot takes the place of an earlier one. The same file changes
    nothing.

    Raises:
        NotAllowed: the actor audits no lists.
        NotFound: no such list of persons, or no snapshot is kept.
        InputRefused: there is no case, one stands twice, or one is not on the list.
    """
    check_may(actor, Permission.AUDIT_LISTS)
    report = get_hygiene(actor=actor, source_list=source_list, as_of=as_of).report
    record.about(_TABLE, report.source_list)
    _refuse_misfit([one.reference for one in facts], report.cases)
    hold_chain()
    digest = _digest([asdict(one) for one in facts])
    files = CaseFileRow.objects.filter(source_list=source_list, as_of=report.as_of)
    latest = files.order_by("id").last()
    if latest is not None and latest.digest == digest:
        record.changed_nothing()
        return len(facts)
    row = CaseFileRow.objects.create(
        source_list=source_list,
        as_of=report.as_of,
        digest=digest,
        loaded_at=at,
        loaded_by=actor.id,
    )
    CaseRow.objects.bulk_create((_case(row, one) for one in facts), batch_size=_BATCH)
    record.note(cases=len(facts), as_of=report.as_of.isoformat())
    return len(facts)


@action(event="list.sample-kept")
def keep_sample(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    source_list: str,
    sample: Sequence[AuditedCase],
    as_of: date | None = None,
) -> Estimate:
    """Keep the numbers of a sample that was drawn by lot from a snapshot, without its cases.

    Raises:
        NotAllowed: the actor audits no lists.
        NotFound: no such list of persons, or no snapshot is kept.
        InputRefused: the sample is empty, names a case twice, or one that is not on the list.
    """
    check_may(actor, Permission.AUDIT_LISTS)
    report = get_hygiene(actor=actor, source_list=source_list, as_of=as_of).report
    record.about(_TABLE, report.source_list)
    found = estimate_wrong(sample, population=report.cases)
    hold_chain()
    digest = _digest([asdict(one) for one in sample])
    audits = AuditRow.objects.filter(source_list=source_list, as_of=report.as_of)
    latest = audits.order_by("id").last()
    if latest is not None and latest.digest == digest:
        record.changed_nothing()
        return found
    _keep(report, found, digest, actor, at)
    record.note(sampled=found.sampled, wrong=found.wrong, as_of=report.as_of.isoformat())
    return found


def _keep(report: HygieneReport, found: Estimate, digest: str, actor: Actor, at: datetime) -> None:
    AuditRow.objects.create(
        source_list=report.source_list,
        as_of=report.as_of,
        entries=found.entries,
        sampled=found.sampled,
        wrong=found.wrong,
        fewest=found.fewest,
        most=found.most,
        reasons=[[reason.value, number] for reason, number in count_reasons(found.reasons)],
        digest=digest,
        loaded_at=at,
        loaded_by=actor.id,
    )


def _case(row: CaseFileRow, facts: CaseFacts) -> CaseRow:
    return CaseRow(
        case_file=row,
        reference=facts.reference,
        listed_on="" if facts.listed_on is None else facts.listed_on.text,
        **{name: getattr(facts, name) for name in ANSWERS},
    )


def _refuse_misfit(references: Sequence[str], population: Collection[str]) -> None:
    strange = sum(reference not in population for reference in references)
    twice = len(references) - len(set(references))
    if not references or strange or twice:
        raise InputRefused(
            tell(
                "Of {count} cases {strange} are not on the list, and {twice} stand twice.",
                count=len(references),
                strange=strange,
                twice=twice,
            ),
            next_step=tell("Name each case once, as the list names it (its row)."),
            rule="lists.cases",
        )


def _digest(rows: Sequence[dict[str, object]]) -> str:
    body = json.dumps(rows, default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()
