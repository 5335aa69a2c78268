"""Recommendations of committees, and what happened to each; events are added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.oversight.tracking import NEEDS_DAY, Happening
from misaq.kernel.sensitivity import Sensitivity


class RecommendationRow(models.Model):
    """What a committee asked of an institution."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "committee": Sensitivity.INTERNAL,
        "number": Sensitivity.INTERNAL,
        "to": Sensitivity.INTERNAL,
        "text": Sensitivity.INTERNAL,
        "made_on": Sensitivity.INTERNAL,
        "due": Sensitivity.INTERNAL,
        "finding": Sensitivity.INTERNAL,
        "point": Sensitivity.INTERNAL,
        "sitting": Sensitivity.INTERNAL,
        "recorded_at": Sensitivity.INTERNAL,
        "recorded_by": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    committee = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    to = models.CharField(max_length=80)
    text = models.TextField()
    made_on = models.DateField()
    due = models.DateField(null=True)
    finding = models.CharField(max_length=40, blank=True)
    point = models.CharField(max_length=80, blank=True)
    sitting = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="oversight_one_number"),
            models.CheckConstraint(
                condition=models.Q(due=None) | models.Q(due__gte=models.F("made_on")),
                name="oversight_due_after_made",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="oversight_asks_something"),
        ]

    def __str__(self) -> str:
        return f"{self.committee} {self.number}"


class EventRow(models.Model):
    """Something that happened to a recommendation. Only its taking back is ever added to it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "recommendation": Sensitivity.INTERNAL,
        "number": Sensitivity.INTERNAL,
        "happening": Sensitivity.INTERNAL,
        "on": Sensitivity.INTERNAL,
        "text": Sensitivity.INTERNAL,
        "until": Sensitivity.INTERNAL,
        "recorded_at": Sensitivity.INTERNAL,
        "recorded_by": Sensitivity.INTERNAL,
        "taken_back_at": Sensitivity.INTERNAL,
        "taken_back_by": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    recommendation = models.ForeignKey(
        RecommendationRow, on_delete=models.PROTECT, related_name="events"
    )
    number = models.PositiveIntegerField()
    happening = models.CharField(
        max_length=24, choices=[(happening.name, happening.name) for happening in Happening]
    )
    on = models.DateField()
    text = models.TextField(blank=True)
    until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "number"], name="oversight_one_event_number"
            ),
            models.CheckConstraint(
                condition=models.Q(happening__in=[happening.name for happening in Happening]),
                name="oversight_happening_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(happening__in=sorted(h.name for h in NEEDS_DAY))
                | (~models.Q(until=None) & models.Q(until__gte=models.F("on"))),
                name="oversight_names_a_day_to_come",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None, taken_back_by="")
                | (~models.Q(taken_back_at=None) & ~models.Q(taken_back_by="")),
                name="oversight_taken_back_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.number} {self.happening}"
