"""What was reckoned once and is read often: figures of one source, kept by version of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.threat.indicators import AreaIndicator
from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.provenance import Confidence
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


class AreaObservationRow(models.Model):
    """A figure of an indicator in an area; only its end is ever added to it, by a correction."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "area": Sensitivity.PUBLIC,
        "indicator": Sensitivity.PUBLIC,
        "on": Sensitivity.PUBLIC,
        "value": Sensitivity.PUBLIC,
        "total": Sensitivity.PUBLIC,
        "source": Sensitivity.PUBLIC,
        "confidence": Sensitivity.PUBLIC,
        "recorded_at": Sensitivity.PUBLIC,
        "superseded_at": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    area = models.CharField(max_length=80)
    indicator = models.CharField(
        max_length=40, choices=[(one.value, one.value) for one in AreaIndicator]
    )
    on = models.CharField(max_length=40)
    value = models.FloatField()
    total = models.PositiveBigIntegerField(null=True)
    source = models.CharField(max_length=80)
    confidence = models.CharField(
        max_length=2, choices=[(one.value, one.value) for one in Confidence]
    )
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "indicator", "on", "source"],
                condition=models.Q(superseded_at=None),
                name="threat_one_current_observation",
            ),
            models.CheckConstraint(
                condition=models.Q(indicator__in=[one.value for one in AreaIndicator]),
                name="threat_indicator_known",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0)
                & (models.Q(total=None) | models.Q(total__gte=models.F("value"))),
                name="threat_observation_within_total",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None)
                | models.Q(superseded_at__gte=models.F("recorded_at")),
                name="threat_observation_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.area} {self.on}"
