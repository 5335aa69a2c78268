"""What was reckoned once and is read often: figures of one source, kept by version of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.sensitivity import Sensitivity


class BasisRow(models.Model):
    """The figures that results were reckoned from; only its end is ever added to it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "source": Sensitivity.PUBLIC,
        "release": Sensitivity.PUBLIC,
        "is_of_pack": Sensitivity.PUBLIC,
        "data_version": Sensitivity.PUBLIC,
        "rules": Sensitivity.PUBLIC,
        "first_month": Sensitivity.PUBLIC,
        "months": Sensitivity.PUBLIC,
        "credit": Sensitivity.PUBLIC,
        "lets_rows_leave": Sensitivity.PUBLIC,
        "computed_at": Sensitivity.PUBLIC,
        "superseded_at": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=40)
    release = models.CharField(max_length=40)
    is_of_pack = models.BooleanField()
    data_version = models.CharField(max_length=64)
    rules = models.CharField(max_length=16)
    first_month = models.PositiveIntegerField()
    months = models.PositiveIntegerField()
    credit = models.TextField(blank=True)
    lets_rows_leave = models.BooleanField()
    computed_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "is_of_pack"],
                condition=models.Q(superseded_at=None),
                name="threat_one_current_basis",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None)
                | models.Q(superseded_at__gte=models.F("computed_at")),
                name="threat_basis_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(months__gt=0), name="threat_basis_has_months"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.release}"


class ResultRow(models.Model):
    """One result; never changed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "basis": Sensitivity.PUBLIC,
        "kind": Sensitivity.PUBLIC,
        "subject": Sensitivity.PUBLIC,
        "body": Sensitivity.PUBLIC,
        "said": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    basis = models.ForeignKey(BasisRow, on_delete=models.PROTECT, related_name="results")
    kind = models.CharField(
        max_length=16, choices=[(kind.value, kind.value) for kind in ResultKind]
    )
    subject = models.CharField(max_length=80, blank=True)
    body = models.JSONField()
    said = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["basis", "kind", "subject"], name="threat_one_result_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ResultKind]),
                name="threat_result_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
