"""Claiming for an institution, and recording what a verifier found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.changes.actions import write_proposal
from misaq.apps.evidence.mapping import to_claim, to_finding
from misaq.apps.evidence.models import (
    ClaimFileRow,
    ClaimRow,
    FileRow,
    FindingFileRow,
    FindingRow,
)
from misaq.apps.evidence.queries import PointAt, get_claim, get_point_at
from misaq.apps.evidence.records import Claim, Finding, ScanState
from misaq.apps.evidence.statements import Statement, steps_of
from misaq.apps.registers.actions import apply_steps
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.rules import check_words
from misaq.core.institutions.tree import title_of
from misaq.core.policies.charged import check_can_claim, check_can_verify
from misaq.core.policies.records import Ledger
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from misaq.kernel.words import tell


@action(event="claim.made")
def claim(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    point: str,
    by: str,
    what: str,
    shows: str,
    dated: str,
    cites: Sequence[str] = (),
    files: Sequence[int] = (),
) -> Claim:
    """Say for an institution how far a point has come; the ledger of claims has it at once.

    It binds nobody (adr 0014): a verdict calls it a claim until a verifier has found as much.

    Args:
        by: institution whose word it is, charged with the point.
        shows: what it shows, as the registers write it ("delivered").
        dated: its day, as the registers write days.
        cites: published sources besides ("KEY/H").
        files: numbers of stored files that bear it out.

    Raises:
        NotFound: there is no such point or file.
        NotAllowed: the actor makes no claims for that institution.
        InputRefused: the institution is not charged with the point, or a value does not fit.
    """
    hold_chain()
    at_point = get_point_at(actor=actor, key=point)
    record.about("policies.commitments", point)
    institutions = at_point.registers.institutions
    check_can_claim(actor, by=Key(by), charged=at_point.charged, institutions=institutions)
    rows = _open_files(actor, files)
    made = ClaimRow.objects.create(
        point=point,
        institution=by,
        what=check_words(what, what="The claim"),
        shows=shows,
        dated=_day(dated),
        claimant=actor.id,
        claimed_at=at,
    )
    ClaimFileRow.objects.bulk_create(ClaimFileRow(claim=made, file=row) for row in rows)
    statement = _statement(Ledger.CLAIM, made, at_point, cites=cites, rows=rows)
    applied = apply_steps(
        actor=actor,
        at=at,
        steps=steps_of(statement),
        reason=f"Claim {made.id} made here",
        origin=f"claim:{made.id}",
        about=record,
    )
    record.note(claim=made.id, files=len(rows), data_version=applied.data_version)
    return to_claim(made, tuple(row.id for row in rows))


@action(event="finding.recorded")
def record_finding(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    point: str,
    by: str,
    what: str,
    shows: str,
    dated: str,
    answers: int | None = None,
    cites: Sequence[str] = (),
    files: Sequence[int] = (),
) -> Finding:
    """Record what was found of a point, apart from what is claimed, and hand it in as a change.

    It counts once somebody else has accepted it (adr 0014).

    Args:
        by: institution for which it was found; none that is charged with the point.
        answers: number of the claim it answers; None when it answers none.

    Raises:
        NotFound: there is no such point, claim or file.
        NotAllowed: the actor does not verify, made the claim, or speaks for those charged.
        InputRefused: that institution is charged with the point, the claim is about another
            point, or a value does not fit.
    """
    hold_chain()
    at_point = get_point_at(actor=actor, key=point)
    record.about("policies.commitments", point)
    answered = None if answers is None else get_claim(actor=actor, number=answers)
    claimant = _claimant(answered, point)
    check_can_verify(
        actor,
        by=Key(by),
        charged=at_point.charged,
        claimant=claimant,
        institutions=at_point.registers.institutions,
    )
    _check_claimed_nothing(actor, point)
    rows = _open_files(actor, files)
    made = FindingRow.objects.create(
        point=point,
        institution=by,
        what=check_words(what, what="The finding"),
        shows=shows,
        dated=_day(dated),
        verifier=actor.id,
        found_at=at,
        claim_id=None if answered is None else answered.id,
        claimant=claimant,
        is_charged=False,
    )
    FindingFileRow.objects.bulk_create(FindingFileRow(finding=made, file=row) for row in rows)
    change = write_proposal(
        record,
        actor=actor,
        at=at,
        title=f"Finding {made.id} on {point}",
        reason=made.what,
        steps=steps_of(_statement(Ledger.FINDING, made, at_point, cites=cites, rows=rows)),
        origin=f"finding:{made.id}",
    )
    made.change_id = change.id
    made.save(update_fields=["change"])
    record.note(finding=made.id, answers=answers)
    return to_finding(made, is_in_force=False, files=tuple(row.id for row in rows))


def _check_claimed_nothing(actor: Actor, point: str) -> None:
    """Refuse whoever ever claimed something of the point, whichever claim the finding answers."""
    if ClaimRow.objects.filter(point=point, claimant=actor.id).exists():
        raise NotAllowed(
            tell("Nobody verifies a point they made a claim about."),
            next_step=tell("Ask another verifier."),
            rule="policies.claimant-never-verifies",
        )


def _claimant(answered: Claim | None, point: str) -> str:
    if answered is None:
        return ""
    if answered.point != point:
        raise InputRefused(
            tell(
                "Claim {id} is about {point}, not about {point2}.",
                id=answered.id,
                point=answered.point,
                point2=point,
            ),
            next_step=tell("Choose a claim about this point."),
            rule="evidence.other-point",
        )
    return answered.claimant


def _open_files(actor: Actor, numbers: Sequence[int]) -> list[FileRow]:
    if not numbers:
        return []
    check_may(actor, Permission.READ_EVIDENCE)
    can_be = [ScanState.CLEAN.value, ScanState.NOT_SCANNED.value]
    rows = list(FileRow.objects.filter(id__in=numbers, removed_at=None, scan__in=can_be))
    missing = set(numbers) - {row.id for row in rows}
    if missing:
        raise InputRefused(
            tell(
                "{missing} of the files cannot be used: removed, or waiting for the scanner.",
                missing=len(missing),
            ),
            next_step=tell("Choose files that can be opened."),
            rule="evidence.files",
        )
    return sorted(rows, key=lambda row: list(numbers).index(row.id))


def _day(text: str) -> str:
    return parse_date(text).text


def _statement(
    ledger: Ledger,
    made: ClaimRow | FindingRow,
    at_point: PointAt,
    *,
    cites: Sequence[str],
    rows: Sequence[FileRow],
) -> Statement:
    return Statement(
        ledger=ledger,
        number=made.id,
        point=made.point,
        by=made.institution,
        title=title_of(at_point.registers.institutions, Key(made.institution)),
        what=made.what,
        dated=made.dated,
        shows=made.shows,
        cites=tuple(cites),
        sha256=rows[0].sha256 if rows else "",
        expires=_first_expiry(rows),
    )


def _first_expiry(rows: Sequence[FileRow]) -> str:
    """Return the day on which the first of the files no longer shows the present."""
    days: list[ImpreciseDate] = [parse_date(row.expires) for row in rows if row.expires]
    return min(days, key=lambda day: day.earliest).text if days else ""
