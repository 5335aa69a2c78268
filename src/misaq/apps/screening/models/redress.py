"""Redress numbers as the office sees them: keyed hashes and references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.apps.screening.models.constraints import (
    DIGEST,
    ID,
    INTERNAL,
    KEY,
    SECRET,
    choices,
    known,
    paired,
)
from misaq.core.screening.redress import BindingKind, RevocationReason
from misaq.kernel.sensitivity import Sensitivity


class RedressRow(models.Model):
    """A redress number as the office sees it: neither the number nor the applicant is in it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "digest": SECRET,
        **dict.fromkeys(
            (
                "id",
                "case",
                "proposed_by",
                "proposed_at",
                "confirmed_by",
                "confirmed_at",
                "revoked_by",
                "revoked_at",
                "reason",
            ),
            INTERNAL,
        ),
    }

    id = models.BigAutoField(primary_key=True)
    case = models.CharField(max_length=40)
    digest = models.CharField(max_length=DIGEST, blank=True)
    proposed_by = models.CharField(max_length=ID)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=ID, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=ID, blank=True)
    revoked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=16, blank=True, choices=choices(RevocationReason))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(digest=""), name="screening_redress_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by="") & ~Q(case=""), name="screening_redress_proposed"
            ),
            # adr 0037: a number is issued by two people.
            models.CheckConstraint(
                condition=paired("confirmed_at", "confirmed_by", "digest")
                & ~Q(confirmed_by=F("proposed_by")),
                name="screening_redress_two_persons",
            ),
            models.CheckConstraint(
                condition=paired("revoked_at", "revoked_by", "reason")
                & known("reason", RevocationReason, may_be_empty=True),
                name="screening_redress_revoked_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"redress {self.pk}"


class RedressBindingRow(models.Model):
    """What a number is bound to, as a keyed hash."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": INTERNAL,
        "redress": INTERNAL,
        "kind": INTERNAL,
        "digest": SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    redress = models.ForeignKey(RedressRow, on_delete=models.PROTECT, related_name="bindings")
    kind = models.CharField(max_length=32, choices=choices(BindingKind))
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["redress", "kind"], name="screening_binding_once"),
            models.CheckConstraint(
                condition=known("kind", BindingKind), name="screening_binding_known"
            ),
        ]

    def __str__(self) -> str:
        return f"binding {self.pk}"


class RedressEntryRow(models.Model):
    """An entry of which a number clears its holder."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "redress", "source_list", "reference"), INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    redress = models.ForeignKey(RedressRow, on_delete=models.PROTECT, related_name="entries")
    source_list = models.CharField(max_length=KEY)
    reference = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["redress", "source_list", "reference"], name="screening_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"cleared entry {self.pk}"
