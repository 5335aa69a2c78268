"""The shape of every register's table, the changes made here, and the states of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.apps.registers.overlays import Ending
from misaq.apps.registers.revisions import Cause
from misaq.kernel.sensitivity import Sensitivity


class RegisterRow(models.Model):
    """One record as a pack gave it, for as long as it was so.

    A row is never changed but for two things: ``superseded_at`` is set once, when the record
    changes or goes; ``position``, its place among the others in the pack, follows the pack.
    """

    TABLE: ClassVar[str]
    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "key": Sensitivity.PUBLIC,
        "body": Sensitivity.PUBLIC,
        "digest": Sensitivity.PUBLIC,
        "position": Sensitivity.PUBLIC,
        "origin": Sensitivity.PUBLIC,
        "recorded_at": Sensitivity.PUBLIC,
        "superseded_at": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=80)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    origin = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(superseded_at=None),
                name="%(app_label)s_%(class)s_one_current",
            ),
            models.UniqueConstraint(
                fields=["key", "recorded_at"], name="%(app_label)s_%(class)s_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None)
                | models.Q(superseded_at__gt=models.F("recorded_at")),
                name="%(app_label)s_%(class)s_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.TABLE} {self.key}"


class OverlayRow(models.Model):
    """A change somebody made here to one place of one record; the pack's value stays in its row."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "table": Sensitivity.PUBLIC,
        "key": Sensitivity.PUBLIC,
        "field": Sensitivity.PUBLIC,
        "value": Sensitivity.PUBLIC,
        "base_value": Sensitivity.PUBLIC,
        "reason": Sensitivity.PUBLIC,
        "made_at": Sensitivity.PUBLIC,
        "made_by": Sensitivity.INTERNAL,
        "ended_at": Sensitivity.PUBLIC,
        "ended_by": Sensitivity.INTERNAL,
        "ending": Sensitivity.PUBLIC,
        "ending_reason": Sensitivity.PUBLIC,
        "origin": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    table = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    field = models.CharField(max_length=64, blank=True)
    value = models.JSONField(null=True)
    base_value = models.JSONField(null=True)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)
    ending = models.CharField(
        max_length=16, blank=True, choices=[(ending.value, ending.value) for ending in Ending]
    )
    ending_reason = models.TextField(blank=True)
    origin = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "key", "field"],
                condition=models.Q(ended_at=None),
                name="registers_one_overlay_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by="", ending="", ending_reason="")
                | models.Q(ended_at__gt=models.F("made_at"))
                & models.Q(ending__in=[ending.value for ending in Ending])
                & ~models.Q(ended_by=""),
                name="registers_overlay_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key} {self.field}"


class RevisionRow(models.Model):
    """One state of the data: written whenever anything in the registers changes."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "at": Sensitivity.PUBLIC,
        "cause": Sensitivity.PUBLIC,
        "country": Sensitivity.PUBLIC,
        "pack_version": Sensitivity.PUBLIC,
        "data_version": Sensitivity.PUBLIC,
        "counts": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(unique=True)
    cause = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Cause])
    country = models.JSONField()
    pack_version = models.CharField(max_length=64)
    data_version = models.CharField(max_length=64)
    counts = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cause__in=[cause.value for cause in Cause]),
                name="registers_cause_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.cause}"
