"""What each person follows and keeps, and what they were told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.apps.week.rhythm import Rhythm
from misaq.kernel.sensitivity import Sensitivity

_LONGEST_ID = 64


class FollowRow(models.Model):
    """Somebody follows a record."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "owner": Sensitivity.PERSONAL,
        "table": Sensitivity.PERSONAL,
        "key": Sensitivity.PERSONAL,
        "since_at": Sensitivity.PERSONAL,
    }

    id = models.BigAutoField(primary_key=True)
    owner = models.CharField(max_length=_LONGEST_ID)
    table = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    since_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "table", "key"], name="week_follow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.table} {self.key}"


class FilterRow(models.Model):
    """A list as somebody narrowed it, under a name of theirs."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "owner": Sensitivity.PERSONAL,
        "name": Sensitivity.PERSONAL,
        "address": Sensitivity.PERSONAL,
        "kept_at": Sensitivity.PERSONAL,
    }

    id = models.BigAutoField(primary_key=True)
    owner = models.CharField(max_length=_LONGEST_ID)
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=1000)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="week_one_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="week_filter_named"),
            models.CheckConstraint(
                condition=models.Q(address__startswith="/") & ~models.Q(address__startswith="//"),
                name="week_address_of_this_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.name}"


class ReaderRow(models.Model):
    """Up to when somebody has seen what changed, and the letters they want."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "owner": Sensitivity.PERSONAL,
        "seen_at": Sensitivity.PERSONAL,
        "rhythm": Sensitivity.PERSONAL,
        "told_at": Sensitivity.PERSONAL,
        "tried_at": Sensitivity.PERSONAL,
        "failures": Sensitivity.INTERNAL,
    }

    owner = models.CharField(max_length=_LONGEST_ID, primary_key=True)
    seen_at = models.DateTimeField(null=True)
    rhythm = models.CharField(
        max_length=8,
        default=Rhythm.NEVER.value,
        choices=[(rhythm.value, rhythm.value) for rhythm in Rhythm],
    )
    told_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rhythm__in=[rhythm.value for rhythm in Rhythm]),
                name="week_rhythm_known",
            ),
        ]

    def __str__(self) -> str:
        return self.owner
