"""What institutions said, and the words they say it in. No row is changed but for its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.rows import MOST_MONTHS
from misaq.kernel.sensitivity import Sensitivity


class ScaleRow(models.Model):
    """The words of one institution, from the least to the gravest, and what each would mean."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "institution": Sensitivity.INTERNAL,
        "levels": Sensitivity.INTERNAL,
        "measure": Sensitivity.INTERNAL,
        "floors": Sensitivity.INTERNAL,
        "source": Sensitivity.INTERNAL,
        "recorded_at": Sensitivity.INTERNAL,
        "superseded_at": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    institution = models.CharField(max_length=80)
    levels = models.JSONField()
    measure = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Measure])
    floors = models.JSONField()
    source = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution"],
                condition=models.Q(superseded_at=None),
                name="perceptions_one_current_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None)
                | models.Q(superseded_at__gte=models.F("recorded_at")),
                name="perceptions_scale_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"scale {self.pk}"


class AssessmentRow(models.Model):
    """One statement of an institution; a correction is a row of its own, with its reason."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "institution": Sensitivity.INTERNAL,
        "area": Sensitivity.INTERNAL,
        "threat_class": Sensitivity.INTERNAL,
        "stated_on": Sensitivity.INTERNAL,
        "horizon": Sensitivity.INTERNAL,
        "level": Sensitivity.INTERNAL,
        "probability": Sensitivity.INTERNAL,
        "source": Sensitivity.INTERNAL,
        "recorded_by": Sensitivity.INTERNAL,
        "is_published": Sensitivity.INTERNAL,
        "corrects": Sensitivity.INTERNAL,
        "reason": Sensitivity.INTERNAL,
        "recorded_at": Sensitivity.INTERNAL,
        "superseded_at": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    institution = models.CharField(max_length=80)
    area = models.CharField(max_length=80)
    threat_class = models.CharField(max_length=80, blank=True)
    stated_on = models.DateField()
    horizon = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=80, blank=True)
    probability = models.FloatField(null=True)
    source = models.CharField(max_length=80)
    recorded_by = models.CharField(max_length=80)
    is_published = models.BooleanField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "area", "threat_class", "stated_on", "horizon", "source"],
                condition=models.Q(superseded_at=None),
                name="perceptions_one_current_statement",
            ),
            models.CheckConstraint(
                condition=(~models.Q(level="") & models.Q(probability=None))
                | models.Q(
                    level="", probability__isnull=False, probability__gte=0, probability__lte=1
                ),
                name="perceptions_level_or_probability",
            ),
            models.CheckConstraint(
                condition=models.Q(horizon__gte=1, horizon__lte=MOST_MONTHS),
                name="perceptions_looks_ahead",
            ),
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(recorded_by=""),
                name="perceptions_has_its_source",
            ),
            models.CheckConstraint(
                condition=models.Q(corrects=None) | ~models.Q(reason=""),
                name="perceptions_correction_has_its_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None)
                | models.Q(superseded_at__gte=models.F("recorded_at")),
                name="perceptions_assessment_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk}"
