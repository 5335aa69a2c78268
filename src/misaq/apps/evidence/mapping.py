"""Between the rows of this room and its records."""

from __future__ import annotations

from misaq.apps.evidence.models import ClaimRow, FileRow, FindingRow
from misaq.apps.evidence.records import Claim, EvidenceFile, Finding, ScanState
from misaq.kernel.dates import parse_date


def to_file(row: FileRow) -> EvidenceFile:
    """Return the row as a file."""
    return EvidenceFile(
        id=row.id,
        sha256=row.sha256,
        uploaded_sha256=row.uploaded_sha256,
        name=row.name,
        kind=row.kind,
        size=row.size,
        notes=tuple(row.notes),
        scan=ScanState(row.scan),
        uploaded_by=row.uploaded_by,
        uploaded_at=row.uploaded_at,
        expires=parse_date(row.expires) if row.expires else None,
        removed_at=row.removed_at,
        removed_reason=row.removed_reason,
    )


def to_claim(row: ClaimRow, files: tuple[int, ...] = ()) -> Claim:
    """Return the row as a claim."""
    return Claim(
        id=row.id,
        point=row.point,
        institution=row.institution,
        what=row.what,
        shows=row.shows,
        dated=row.dated,
        claimant=row.claimant,
        claimed_at=row.claimed_at,
        files=files,
    )


def to_finding(row: FindingRow, *, is_in_force: bool, files: tuple[int, ...] = ()) -> Finding:
    """Return the row as a verified finding."""
    return Finding(
        id=row.id,
        point=row.point,
        institution=row.institution,
        what=row.what,
        shows=row.shows,
        dated=row.dated,
        verifier=row.verifier,
        found_at=row.found_at,
        claim=row.claim_id,
        claimant=row.claimant,
        change=row.change_id or 0,
        is_in_force=is_in_force,
        files=files,
    )
