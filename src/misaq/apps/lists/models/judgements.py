"""What people judged of two entries, and the pairs that wait for a person to look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.lists.judgements import Verdict
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL = Sensitivity.INTERNAL, Sensitivity.PERSONAL
VERDICTS = [verdict.value for verdict in Verdict]
_PAIR = ("left_reference", "right_reference")
_ONE_ENTRY = Q(left_list=F("right_list"), left_reference=F("right_reference"))


class JudgementRow(models.Model):
    """What one person judged of two entries; only a confirmation is ever written to it again."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "left_list", "right_list", "verdict", "reasons"), _INTERNAL),
        **dict.fromkeys(("judged_by", "judged_at", "confirmed_by", "confirmed_at"), _INTERNAL),
        **dict.fromkeys((*_PAIR, "note"), _PERSONAL),
    }

    id = models.BigAutoField(primary_key=True)
    left_list = models.CharField(max_length=80)
    left_reference = models.CharField(max_length=200)
    right_list = models.CharField(max_length=80)
    right_reference = models.CharField(max_length=200)
    verdict = models.CharField(max_length=16, choices=[(v, v) for v in VERDICTS])
    reasons = models.JSONField()
    note = models.TextField(blank=True)
    judged_by = models.CharField(max_length=64)
    judged_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=64, null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["left_list", "left_reference"], name="lists_judgement_left"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=VERDICTS), name="lists_judgement_known"),
            models.CheckConstraint(condition=~_ONE_ENTRY, name="lists_judgement_of_two"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & Q(verdict=Verdict.SAME.value)
                    & ~Q(confirmed_by=F("judged_by"))
                ),
                name="lists_merge_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.pk}"


class ReviewItemRow(models.Model):
    """A pair that a person has to look at; made anew by each run, judgements are kept apart."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "left_list", "right_list", "is_person", "bits"), _INTERNAL),
        **dict.fromkeys(("as_of", "made_at"), _INTERNAL),
        **dict.fromkeys(_PAIR, _PERSONAL),
    }

    id = models.BigAutoField(primary_key=True)
    left_list = models.CharField(max_length=80)
    left_reference = models.CharField(max_length=200)
    right_list = models.CharField(max_length=80)
    right_reference = models.CharField(max_length=200)
    is_person = models.BooleanField()
    bits = models.FloatField()
    as_of = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["left_list", "left_reference", "right_list", "right_reference"],
                name="lists_review_once",
            ),
            models.CheckConstraint(condition=~_ONE_ENTRY, name="lists_review_of_two"),
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"
