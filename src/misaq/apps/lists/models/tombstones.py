"""What is left of persons who left a list: keyed hashes that only suppress, and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.lists.tombstones import MarkKind
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PUBLIC, _SECRET = Sensitivity.INTERNAL, Sensitivity.PUBLIC, Sensitivity.SECRET
MARKS = [kind.value for kind in MarkKind]


class TombstoneRow(models.Model):
    """Somebody stood on a list and does not any more; who, nobody can read here."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "source_list", "last_seen", "gone_by"), _INTERNAL),
        **dict.fromkeys(("forgotten_at", "expires_on"), _INTERNAL),
        "reference_key": _SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    reference_key = models.CharField(max_length=32)
    last_seen = models.DateField()
    gone_by = models.DateField()
    forgotten_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_list", "reference_key"], name="lists_tombstone_once"
            ),
            models.CheckConstraint(
                condition=Q(gone_by__gt=F("last_seen")) & Q(expires_on__gt=F("gone_by")),
                name="lists_tombstone_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"tombstone {self.pk}"


class TombstoneKeyRow(models.Model):
    """A keyed hash of something by which a match could be made again, so that it is suppressed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "tombstone", "kind"), _INTERNAL),
        "key": _SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    tombstone = models.ForeignKey(TombstoneRow, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in MARKS])
    key = models.CharField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["key"], name="lists_tombstone_by_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["tombstone", "kind", "key"], name="lists_tombstone_mark_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=MARKS), name="lists_tombstone_mark_known"),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class ForgottenRow(models.Model):
    """How many persons stood on a list from one snapshot to another, of those forgotten since."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "source_list", "first_seen", "gone_by", "is_relisted", "persons"), _PUBLIC
    )

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    first_seen = models.DateField()
    gone_by = models.DateField()
    is_relisted = models.BooleanField()
    persons = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_list", "first_seen", "gone_by", "is_relisted"],
                name="lists_forgotten_once",
            ),
            models.CheckConstraint(
                condition=Q(gone_by__gt=F("first_seen")) & Q(persons__gt=0),
                name="lists_forgotten_some",
            ),
        ]

    def __str__(self) -> str:
        return f"forgotten of {self.source_list}"
