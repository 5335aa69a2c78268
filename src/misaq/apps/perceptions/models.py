"""What institutions said, and the words they say it in. No row is changed but for its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.incidents.deciding import Ruling
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


class WithdrawalRow(models.Model):
    """That an assessment is to be taken off the record; only the decision on it is ever added."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "assessment", "why", "handed_in_by", "handed_in_at", "ruling", "decided_by",
         "decided_at", "reason"),
        Sensitivity.INTERNAL,
    )  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    assessment = models.ForeignKey(
        AssessmentRow, on_delete=models.PROTECT, related_name="withdrawals"
    )
    why = models.CharField(max_length=400)
    handed_in_by = models.CharField(max_length=64)
    handed_in_at = models.DateTimeField()
    ruling = models.CharField(
        max_length=16, blank=True, choices=[(one.value, one.value) for one in Ruling]
    )
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=2_000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(ruling=""),
                name="perceptions_one_withdrawal_waits",
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(ruling=Ruling.ACCEPTED.value),
                name="perceptions_withdrawn_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(why="") & ~models.Q(handed_in_by=""),
                name="perceptions_withdrawal_has_its_reason",
            ),
            # adr 0060: who asks that a statement be withdrawn does not decide it.
            models.CheckConstraint(
                condition=models.Q(ruling="", decided_by="", decided_at=None, reason="")
                | (
                    models.Q(
                        ruling__in=[one.value for one in Ruling],
                        decided_at__gte=models.F("handed_in_at"),
                    )
                    & ~models.Q(decided_by="")
                    & ~models.Q(decided_by=models.F("handed_in_by"))
                ),
                name="perceptions_withdrawal_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"
