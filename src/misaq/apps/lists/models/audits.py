"""What somebody found who looked into the cases behind a list: references and numbers, no names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL = Sensitivity.INTERNAL, Sensitivity.PERSONAL
ANSWERS = (
    "has_order",
    "has_ground",
    "has_instrument",
    "is_dead",
    "is_acquitted",
    "is_delisted_elsewhere",
)
"""Fields of a case that say yes, no, or that nobody looked."""


class CaseFileRow(models.Model):
    """A file that says what stands in the papers behind a snapshot of a list of persons.

    It is of one snapshot: a case is named by its row, and the next snapshot has other rows. The
    latest of a snapshot counts.
    """

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "source_list", "as_of", "digest", "loaded_at", "loaded_by"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    as_of = models.DateField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["source_list", "as_of"], name="lists_case_file_of")]

    def __str__(self) -> str:
        return f"case file {self.pk}"


class CaseRow(models.Model):
    """What the papers say of one case, by its reference on the list."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "case_file", "reference", "listed_on", *ANSWERS), _PERSONAL
    )

    id = models.BigAutoField(primary_key=True)
    case_file = models.ForeignKey(CaseFileRow, on_delete=models.CASCADE, related_name="cases")
    reference = models.CharField(max_length=200)
    has_order = models.BooleanField(null=True)
    has_ground = models.BooleanField(null=True)
    has_instrument = models.BooleanField(null=True)
    listed_on = models.CharField(max_length=40, blank=True)
    is_dead = models.BooleanField(null=True)
    is_acquitted = models.BooleanField(null=True)
    is_delisted_elsewhere = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "reference"], name="lists_case_once_in_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class AuditRow(models.Model):
    """A sample of the cases of a snapshot, drawn by lot and looked into: numbers alone."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "source_list",
            "as_of",
            "entries",
            "sampled",
            "wrong",
            "fewest",
            "most",
            "reasons",
            "digest",
            "loaded_at",
            "loaded_by",
        ),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    as_of = models.DateField()
    entries = models.PositiveIntegerField()
    sampled = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()
    fewest = models.PositiveIntegerField()
    most = models.PositiveIntegerField()
    reasons = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["source_list", "as_of"], name="lists_audit_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    sampled__gte=1,
                    wrong__lte=F("sampled"),
                    sampled__lte=F("entries"),
                    fewest__lte=F("most"),
                    most__lte=F("entries"),
                ),
                name="lists_audit_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"audit {self.pk}"
