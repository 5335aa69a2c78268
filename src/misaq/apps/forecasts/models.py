"""What was foretold, and how it was scored when truth arrived. No row is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.sensitivity import Sensitivity


class IssuedRow(models.Model):
    """A forecast as it was issued; what is said of each area stands in rows of its own.

    Which of these the public sees is asked in queries: not every class by district.
    """

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id", "seal", "beside_seal", "source", "release", "is_of_pack", "level", "measure",
            "threat_class", "origin", "data_version", "code", "rules", "seed", "credit",
            "lets_rows_leave", "is_looking_back", "head", "card", "issued_at",
        ),
        Sensitivity.PUBLIC,
    )  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    seal = models.CharField(max_length=64, unique=True)
    beside_seal = models.CharField(max_length=64)
    source = models.CharField(max_length=40)
    release = models.CharField(max_length=200)
    is_of_pack = models.BooleanField()
    level = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Level])
    measure = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Measure])
    threat_class = models.CharField(max_length=80, blank=True)
    origin = models.PositiveIntegerField()
    data_version = models.CharField(max_length=64)
    code = models.CharField(max_length=40)
    rules = models.CharField(max_length=16)
    seed = models.PositiveBigIntegerField()
    credit = models.TextField(blank=True)
    lets_rows_leave = models.BooleanField()
    is_looking_back = models.BooleanField()
    head = models.JSONField()
    card = models.JSONField()
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=[one.value for one in Level]),
                name="forecasts_level_known",
            ),
            models.CheckConstraint(
                condition=models.Q(measure__in=[one.value for one in Measure]),
                name="forecasts_measure_known",
            ),
            # adr 0056: a single class is forecast by province and nothing smaller, for anybody.
            models.CheckConstraint(
                condition=models.Q(level=Level.PROVINCE.value) | models.Q(threat_class=""),
                name="forecasts_class_by_province_only",
            ),
            models.UniqueConstraint(
                fields=[
                    "source", "is_of_pack", "level", "measure", "threat_class", "origin",
                    "data_version", "rules", "code", "seed",
                ],
                name="forecasts_one_of_the_same",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.seal[:16]


class IssuedAreaRow(models.Model):
    """What a forecast says of one area, and the months behind it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "issued", "area", "position", "body", "known"), Sensitivity.PUBLIC
    )

    id = models.BigAutoField(primary_key=True)
    issued = models.ForeignKey(IssuedRow, on_delete=models.PROTECT, related_name="areas")
    area = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    body = models.JSONField()
    known = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issued", "area"], name="forecasts_area_once"),
        ]

    def __str__(self) -> str:
        return self.area


class ScoringRow(models.Model):
    """A forecast beside what one release says happened; a later release is another scoring."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id", "issued", "seal", "source", "release", "data_version", "outcomes", "waiting",
            "summary", "scored_at",
        ),
        Sensitivity.PUBLIC,
    )  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    issued = models.ForeignKey(IssuedRow, on_delete=models.PROTECT, related_name="scorings")
    seal = models.CharField(max_length=64)
    source = models.CharField(max_length=40)
    release = models.CharField(max_length=200)
    data_version = models.CharField(max_length=64)
    outcomes = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField()
    summary = models.JSONField()
    scored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issued", "data_version"], name="forecasts_scored_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcomes__gt=0), name="forecasts_scoring_has_outcomes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.release}"


class ScoredAreaRow(models.Model):
    """What happened in one area, month by month, beside what was said."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "scoring", "area", "outcomes"), Sensitivity.PUBLIC
    )

    id = models.BigAutoField(primary_key=True)
    scoring = models.ForeignKey(ScoringRow, on_delete=models.PROTECT, related_name="areas")
    area = models.CharField(max_length=80)
    outcomes = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scoring", "area"], name="forecasts_outcomes_once"),
        ]

    def __str__(self) -> str:
        return self.area


class ClassTallyRow(models.Model):
    """How much a source knows of each class, and so which are forecast by which rules."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id", "source", "release", "data_version", "rules", "origin", "tallies", "left_out",
            "tallied_at",
        ),
        Sensitivity.PUBLIC,
    )  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=40)
    release = models.CharField(max_length=200)
    data_version = models.CharField(max_length=64)
    rules = models.CharField(max_length=16)
    origin = models.PositiveIntegerField()
    tallies = models.JSONField()
    left_out = models.JSONField()
    tallied_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "data_version", "rules"], name="forecasts_tallied_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.release}"
