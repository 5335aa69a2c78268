"""Files, claims and verified findings as this room hands them out. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.kernel.dates import ImpreciseDate


class ScanState(Enum):
    """What is known of viruses in a file."""

    NOT_SCANNED = "NOT_SCANNED"
    """This site asks no scanner; the file can be opened, and is said to be unscanned."""
    WAITING = "WAITING"
    """In quarantine until a scanner has answered: nobody opens it."""
    CLEAN = "CLEAN"
    """A scanner found nothing."""
    INFECTED = "INFECTED"
    """A scanner found something: the bytes are gone."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A stored file.

    Attributes:
        id: its number.
        sha256: hash of the bytes kept.
        uploaded_sha256: hash of the bytes that came; the same, unless metadata was taken out.
        name: its name as uploaded; about a person perhaps: in no address and no log.
        kind: what it is ("PDF").
        size: bytes kept.
        notes: what whoever opens it must know, in words.
        expires: day from which it no longer shows the present; None when it does not age.
        removed_reason: why its bytes were removed; empty while they are here.
    """

    id: int
    sha256: str
    uploaded_sha256: str
    name: str
    kind: str
    size: int
    notes: tuple[str, ...]
    scan: ScanState
    uploaded_by: str
    uploaded_at: datetime
    expires: ImpreciseDate | None
    removed_at: datetime | None
    removed_reason: str

    @property
    def is_open(self) -> bool:
        """Return whether its bytes can be opened."""
        can_be = {ScanState.NOT_SCANNED, ScanState.CLEAN}
        return self.removed_at is None and self.scan in can_be


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said for an institution about a point.

    Attributes:
        id: its number.
        point: key of the point.
        institution: key of the institution whose word it is.
        what: the claim in words.
        shows: what it shows, as the register writes it.
        dated: its date, as the register writes it.
        claimant: id of who made it.
        files: numbers of the files brought with it.
    """

    id: int
    point: str
    institution: str
    what: str
    shows: str
    dated: str
    claimant: str
    claimed_at: datetime
    files: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a verifier found of a point.

    Attributes:
        claim: number of the claim that it answers; None when it answers none.
        claimant: id of who made that claim; empty when there is none.
        change: number of the change request that brings it into the registers.
        is_in_force: whether that was accepted.
    """

    id: int
    point: str
    institution: str
    what: str
    shows: str
    dated: str
    verifier: str
    found_at: datetime
    claim: int | None
    claimant: str
    change: int
    is_in_force: bool
    files: tuple[int, ...] = ()
