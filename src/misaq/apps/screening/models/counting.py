"""How often anybody asks about organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.apps.screening.models.constraints import (
    INTERNAL,
    choices,
    known,
)
from misaq.core.screening.public_door import Door
from misaq.kernel.sensitivity import Sensitivity


class PublicCountRow(models.Model):
    """How many names of organisations anybody asked about at a door on a day; no name, no asker."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "day", "door", "asked", "alerted", "turned_away"), INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    door = models.CharField(max_length=16, choices=choices(Door))
    asked = models.PositiveBigIntegerField(default=0)
    alerted = models.PositiveBigIntegerField(default=0)
    turned_away = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "door"], name="screening_counted_once"),
            models.CheckConstraint(
                condition=known("door", Door) & Q(alerted__lte=F("asked")),
                name="screening_public_counts_known",
            ),
        ]

    def __str__(self) -> str:
        return f"count {self.pk}"
