"""Reading stored files, claims, findings, and how far apart the two ledgers of a point are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from misaq.apps.changes.queries import list_changes
from misaq.apps.evidence.mapping import to_claim, to_file, to_finding
from misaq.apps.evidence.models import (
    ClaimFileRow,
    ClaimRow,
    FileRow,
    FindingFileRow,
    FindingRow,
)
from misaq.apps.evidence.records import Claim, EvidenceFile, Finding, ScanState
from misaq.apps.evidence.statements import number_of
from misaq.apps.registers.queries import get_country, get_registers
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.access.scopes import Place
from misaq.core.changes.life import ChangeState
from misaq.core.packs import Registers
from misaq.core.policies.charged import charged_with, is_on_the_side, place_of, spoken_for
from misaq.core.policies.records import Commitment, Evidence, Ledger
from misaq.kernel.dates import Certainty
from misaq.kernel.errors import NotFound, StateConflict
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import tell
from misaq.sources.uploads.kinds import MEDIA_TYPES, FileKind
from misaq.sources.uploads.scanning import Scanner, scanner_of
from misaq.sources.uploads.store import FileStore


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it is handed out.

    Attributes:
        media_type: what browsers call its kind.
    """

    file: EvidenceFile
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class PointAt:
    """A point with where it stands among institutions.

    Attributes:
        charged: institutions charged with it.
        place: where an act about it takes place.
        registers: everything on record.
    """

    point: Commitment
    charged: frozenset[Key]
    place: Place
    registers: Registers


@dataclass(frozen=True, slots=True)
class Gap:
    """The latest of each ledger, side by side, never merged.

    Attributes:
        claim: the latest claim on record; None when there is none.
        finding: the latest finding on record; None likewise.
    """

    claim: Evidence | None
    finding: Evidence | None

    @property
    def is_open(self) -> bool:
        """Return whether the two do not say the same, or one of them says nothing."""
        if self.claim is None or self.finding is None:
            return self.claim is not self.finding
        return self.claim.shows is not self.finding.shows


def list_files(*, actor: Actor) -> tuple[EvidenceFile, ...]:
    """Return every stored file, the last first, tombstones among them.

    Raises:
        NotAllowed: the actor opens no evidence.
    """
    check_may(actor, Permission.READ_EVIDENCE)
    return tuple(map(to_file, FileRow.objects.order_by("-id")))


def get_file(*, actor: Actor, number: int) -> EvidenceFile:
    """Return a stored file, without its bytes.

    Raises:
        NotAllowed: the actor opens no evidence.
        NotFound: there is none of that number.
    """
    check_may(actor, Permission.READ_EVIDENCE)
    row = FileRow.objects.filter(id=number).first()
    if row is None:
        raise no_such_file(number)
    return to_file(row)


def read_file(*, actor: Actor, number: int) -> Opened:
    """Return the bytes of a stored file.

    Raises:
        NotAllowed: the actor opens no evidence.
        NotFound: there is none of that number, or its bytes are not here.
        StateConflict: it was removed, or waits for the scanner.
        Unavailable: the disk refuses, or the bytes were altered.
    """
    file = get_file(actor=actor, number=number)
    if not file.is_open:
        is_waiting = file.scan is ScanState.WAITING
        raise StateConflict(
            "This file waits for the virus scanner."
            if is_waiting
            else "This file was removed; its hash and the reason stay.",
            next_step="Ask for the scan again." if is_waiting else "See the reason on its page.",
            rule="evidence.not-open",
        )
    data = file_store().read(file.sha256)
    return Opened(file, data, MEDIA_TYPES[FileKind(file.kind)])


def get_point_at(*, actor: Actor, key: str) -> PointAt:
    """Return a point with who is charged with it.

    Raises:
        NotFound: there is no such point.
    """
    registers = get_registers(actor=actor)
    point = by_key(registers.policies.commitments).get(Key(key))
    if point is None:
        raise NotFound(
            tell("There is no point of that key on record."),
            next_step=tell("Look for it in the list of points."),
            rule="evidence.point",
        )
    policy = by_key(registers.policies.policies)[point.policy]
    country = get_country(actor=actor).code
    place = place_of(point, policy, registers.institutions, country=country)
    return PointAt(point, charged_with(point, policy), place, registers)


def list_points_charged(*, actor: Actor) -> tuple[Commitment, ...]:
    """Return the points that the institutions the actor speaks for are charged with."""
    mine = spoken_for(actor)
    if not mine:
        return ()
    registers = get_registers(actor=actor)
    policies = by_key(registers.policies.policies)
    return tuple(
        point
        for point in registers.policies.commitments
        if any(
            is_on_the_side(key, charged_with(point, policies[point.policy]), registers.institutions)
            for key in mine
        )
    )


def list_claims(*, actor: Actor, point: str = "") -> tuple[Claim, ...]:
    """Return the claims made here, the last first; of one point when one is named.

    Raises:
        NotAllowed: the actor reads nothing that is not public.
    """
    check_may(actor, Permission.READ_INTERNAL)
    rows = ClaimRow.objects.order_by("-id")
    found = list(rows.filter(point=point) if point else rows)
    files = _files_of(ClaimFileRow.objects.filter(claim__in=found).values_list("claim", "file"))
    return tuple(to_claim(row, files[row.id]) for row in found)


def get_claim(*, actor: Actor, number: int) -> Claim:
    """Return a claim made here.

    Raises:
        NotAllowed: the actor reads nothing that is not public.
        NotFound: there is none of that number.
    """
    check_may(actor, Permission.READ_INTERNAL)
    row = ClaimRow.objects.filter(id=number).first()
    if row is None:
        raise NotFound(
            tell("There is no claim {number}.", number=number),
            next_step=tell("Look for it on the page of its point."),
            rule="evidence.claim",
        )
    files = _files_of(ClaimFileRow.objects.filter(claim=row).values_list("claim", "file"))
    return to_claim(row, files[row.id])


def list_findings(*, actor: Actor, point: str = "") -> tuple[Finding, ...]:
    """Return the findings recorded here, the last first; of one point when one is named.

    Raises:
        NotAllowed: the actor reads nothing that is not public.
    """
    check_may(actor, Permission.READ_INTERNAL)
    rows = FindingRow.objects.order_by("-id")
    found = list(rows.filter(point=point) if point else rows)
    accepted = {
        change.id
        for change in list_changes(actor=actor, states=(ChangeState.ACCEPTED,), limit=100_000)
    }
    pairs = FindingFileRow.objects.filter(finding__in=found).values_list("finding", "file")
    files = _files_of(pairs)
    return tuple(
        to_finding(row, is_in_force=row.change_id in accepted, files=files[row.id]) for row in found
    )


def gap_of(point: Commitment, as_of: date) -> Gap:
    """Return the latest claim and the latest finding of a point up to a day.

    Of two with one date, the one that was recorded here later counts.
    """
    seen = [e for e in point.evidence if e.dated.on_or_before(as_of) is Certainty.YES]
    seen.sort(key=lambda e: (e.dated.latest, e.dated.earliest, number_of(e)))
    latest = {evidence.ledger: evidence for evidence in seen}
    return Gap(latest.get(Ledger.CLAIM), latest.get(Ledger.FINDING))


def file_store() -> FileStore:
    """Return where the bytes are kept: in MISAQ_HOME, which no web server serves."""
    return FileStore(Path(settings.MISAQ_HOME) / "evidence")


def find_scanner() -> Scanner | None:
    """Return the virus scanner that the settings name; None when they name none."""
    return scanner_of(settings.MISAQ_SCAN_COMMAND, settings.MISAQ_CLAMD_SOCKET)


def no_such_file(number: int) -> NotFound:
    """Return the refusal of a number that no file has."""
    return NotFound(
        tell("There is no file {number}.", number=number),
        next_step=tell("Look for it in the list of evidence."),
        rule="evidence.file-unknown",
    )


def _files_of(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, tuple[int, ...]]:
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for owner, file in pairs:
        found[owner] += (file,)
    return found
