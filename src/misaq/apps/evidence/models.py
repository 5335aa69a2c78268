"""Stored files, claims and verified findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.apps.evidence.records import ScanState
from misaq.core.policies.records import Shows
from misaq.kernel.sensitivity import Sensitivity
from misaq.sources.uploads.kinds import FileKind

_INTERNAL, _PUBLIC = Sensitivity.INTERNAL, Sensitivity.PUBLIC
_SHOWS = [(shows.value, shows.value) for shows in Shows]


class FileRow(models.Model):
    """A file somebody uploaded, by the hash of its bytes; removed, it stays as a tombstone."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": _INTERNAL,
        "sha256": _PUBLIC,
        "uploaded_sha256": _INTERNAL,
        "name": Sensitivity.PERSONAL,
        "kind": _PUBLIC,
        "size": _PUBLIC,
        "notes": _INTERNAL,
        "scan": _INTERNAL,
        "scanned_at": _INTERNAL,
        "expires": _PUBLIC,
        "uploaded_by": _INTERNAL,
        "uploaded_at": _INTERNAL,
        "removed_by": _INTERNAL,
        "removed_at": _INTERNAL,
        "removed_reason": _INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    sha256 = models.CharField(max_length=64)
    uploaded_sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in FileKind])
    size = models.PositiveBigIntegerField()
    notes = models.JSONField()
    scan = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ScanState])
    scanned_at = models.DateTimeField(null=True)
    expires = models.CharField(max_length=40, blank=True)
    uploaded_by = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    removed_by = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(removed_at=None), name="evidence_bytes_once"
            ),
            models.CheckConstraint(
                condition=models.Q(scan__in=[state.value for state in ScanState])
                & models.Q(kind__in=[kind.value for kind in FileKind]),
                name="evidence_file_known",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_by="", removed_reason="")
                | (
                    models.Q(removed_at__isnull=False)
                    & ~models.Q(removed_by="")
                    & ~models.Q(removed_reason="")
                ),
                name="evidence_removed_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(scan=ScanState.INFECTED.value)
                | models.Q(removed_at__isnull=False),
                name="evidence_infected_is_removed",
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"


class ClaimRow(models.Model):
    """What somebody said for an institution about a point; in the ledger of claims at once."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "point", "institution", "what", "shows", "dated"), _PUBLIC),
        **dict.fromkeys(("claimant", "claimed_at"), _INTERNAL),
    }

    id = models.BigAutoField(primary_key=True)
    point = models.CharField(max_length=80)
    institution = models.CharField(max_length=80)
    what = models.TextField()
    shows = models.CharField(max_length=16, choices=_SHOWS)
    dated = models.CharField(max_length=40)
    claimant = models.CharField(max_length=64)
    claimed_at = models.DateTimeField()
    files = models.ManyToManyField(FileRow, through="ClaimFileRow", related_name="claims")

    def __str__(self) -> str:
        return f"claim {self.pk}"


class FindingRow(models.Model):
    """What a verifier found of a point; in force once the change request it names is accepted."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "point", "institution", "what", "shows", "dated"), _PUBLIC),
        **dict.fromkeys(
            ("verifier", "found_at", "claim", "claimant", "is_charged", "change"), _INTERNAL
        ),
    }

    id = models.BigAutoField(primary_key=True)
    point = models.CharField(max_length=80)
    institution = models.CharField(max_length=80)
    what = models.TextField()
    shows = models.CharField(max_length=16, choices=_SHOWS)
    dated = models.CharField(max_length=40)
    verifier = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    claim = models.ForeignKey(
        ClaimRow, null=True, on_delete=models.PROTECT, related_name="findings"
    )
    # A constraint sees one row: so the claimant, and whether the verifier is charged, stand here.
    claimant = models.CharField(max_length=64, blank=True)
    is_charged = models.BooleanField()
    change = models.ForeignKey("changes.ChangeRow", null=True, on_delete=models.PROTECT)
    files = models.ManyToManyField(FileRow, through="FindingFileRow", related_name="findings")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(verifier=models.F("claimant")),
                name="evidence_claimant_never_verifies",
            ),
            models.CheckConstraint(
                condition=models.Q(is_charged=False), name="evidence_charged_never_verifies"
            ),
            models.CheckConstraint(
                condition=models.Q(claim=None, claimant="")
                | (models.Q(claim__isnull=False) & ~models.Q(claimant="")),
                name="evidence_claim_with_its_claimant",
            ),
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class ClaimFileRow(models.Model):
    """A file brought with a claim."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "claim", "file"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    claim = models.ForeignKey(ClaimRow, on_delete=models.PROTECT)
    file = models.ForeignKey(FileRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "file"], name="evidence_file_once_in_claim")
        ]

    def __str__(self) -> str:
        return f"file of claim {self.pk}"


class FindingFileRow(models.Model):
    """A file that a finding rests on."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "finding", "file"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    finding = models.ForeignKey(FindingRow, on_delete=models.PROTECT)
    file = models.ForeignKey(FileRow, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "file"], name="evidence_file_once_in_finding"
            )
        ]

    def __str__(self) -> str:
        return f"file of finding {self.pk}"
