"""Which events of two sources are one: what a run found, and what people judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.lists.judgements import Verdict
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PUBLIC = Sensitivity.INTERNAL, Sensitivity.PUBLIC
VERDICTS = [verdict.value for verdict in Verdict]
KINDS = ["LINK", "POSSIBLE", "PART", "DOUBLE"]
_BY = ["EVIDENCE", "JUDGEMENT"]
_PAIR = ("left_source", "left_event", "right_source", "right_event")
_ONE_EVENT = Q(left_source=F("right_source"), left_event=F("right_event"))
_RUN = (
    "id", "left_source", "left_release", "right_source", "right_release", "data_version", "seed",
    "shifts", "first_day", "last_day", "compared", "linked", "possible", "parts", "by_chance",
    "precision", "precision_low", "precision_high", "cut", "judgements", "conflicts", "left_side",
    "right_side", "made_at", "superseded_at",
)  # fmt: skip


class LinkRunRow(models.Model):
    """Two sources linked once; only its end is ever added to it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(_RUN, _PUBLIC),
        "made_by": _INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    left_source = models.CharField(max_length=80)
    left_release = models.CharField(max_length=200)
    right_source = models.CharField(max_length=80)
    right_release = models.CharField(max_length=200)
    data_version = models.CharField(max_length=64)
    seed = models.BigIntegerField()
    shifts = models.PositiveIntegerField()
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    compared = models.PositiveIntegerField()
    linked = models.PositiveIntegerField()
    possible = models.PositiveIntegerField()
    parts = models.PositiveIntegerField()
    by_chance = models.FloatField()
    precision = models.FloatField(null=True)
    precision_low = models.FloatField(null=True)
    precision_high = models.FloatField(null=True)
    cut = models.FloatField(null=True)
    judgements = models.PositiveIntegerField()
    conflicts = models.PositiveIntegerField()
    left_side = models.JSONField()
    right_side = models.JSONField()
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["left_source", "right_source"],
                condition=Q(superseded_at=None),
                name="incidents_one_current_run",
            ),
            models.CheckConstraint(
                condition=~Q(left_source=F("right_source")), name="incidents_run_of_two"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("made_at")),
                name="incidents_run_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_source} and {self.right_source}"


class LinkRow(models.Model):
    """Two events that may be one, as a run found them; never changed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "run", "kind", "by", "probability", "real", "bits"), _INTERNAL),
        **dict.fromkeys(("chance", "base_bits", "rivals", "lines"), _INTERNAL),
        **dict.fromkeys((*_PAIR, "part_of_source", "part_of_event"), _INTERNAL),
    }

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(LinkRunRow, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in KINDS])
    left_source = models.CharField(max_length=80)
    left_event = models.CharField(max_length=200)
    right_source = models.CharField(max_length=80)
    right_event = models.CharField(max_length=200)
    part_of_source = models.CharField(max_length=80, blank=True)
    part_of_event = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=16, choices=[(by, by) for by in _BY])
    probability = models.FloatField()
    real = models.FloatField()
    bits = models.FloatField()
    chance = models.FloatField()
    base_bits = models.FloatField()
    rivals = models.PositiveIntegerField()
    lines = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["left_source", "left_event"], name="incidents_link_left"),
            models.Index(fields=["right_source", "right_event"], name="incidents_link_right"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", *_PAIR], name="incidents_link_once"),
            models.CheckConstraint(condition=~_ONE_EVENT, name="incidents_link_of_two"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="incidents_link_kind_known"),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1),
                name="incidents_link_probability",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"


class EventJudgementRow(models.Model):
    """What one person judged of two events; only a confirmation is ever written to it again."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", *_PAIR, "verdict", "reasons", "note"), _INTERNAL),
        **dict.fromkeys(("judged_by", "judged_at", "confirmed_by", "confirmed_at"), _INTERNAL),
    }

    id = models.BigAutoField(primary_key=True)
    left_source = models.CharField(max_length=80)
    left_event = models.CharField(max_length=200)
    right_source = models.CharField(max_length=80)
    right_event = models.CharField(max_length=200)
    verdict = models.CharField(max_length=16, choices=[(v, v) for v in VERDICTS])
    reasons = models.JSONField()
    note = models.TextField(blank=True)
    judged_by = models.CharField(max_length=64)
    judged_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=64, null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["left_source", "left_event"], name="incidents_judged_left"),
            models.Index(fields=["right_source", "right_event"], name="incidents_judged_right"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=VERDICTS), name="incidents_judgement_known"
            ),
            models.CheckConstraint(condition=~_ONE_EVENT, name="incidents_judgement_of_two"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(verdict=Verdict.UNSURE.value)
                    & ~Q(confirmed_by=F("judged_by"))
                ),
                name="incidents_judged_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.pk}"
