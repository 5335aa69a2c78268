"""What can be found, kept beside the registers and made from them alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.core.access.permissions import Permission
from misaq.kernel.sensitivity import Sensitivity


class EntryRow(models.Model):
    """One thing that can be found. The words themselves stand in the full-text index."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "table": Sensitivity.PUBLIC,
        "key": Sensitivity.PUBLIC,
        "title": Sensitivity.PUBLIC,
        "text": Sensitivity.PUBLIC,
        "permission": Sensitivity.PUBLIC,
    }

    id = models.BigAutoField(primary_key=True)
    table = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    title = models.TextField()
    text = models.TextField()
    permission = models.CharField(
        max_length=32, choices=[(permission.value, permission.value) for permission in Permission]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "key"], name="search_one_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class IndexState(models.Model):
    """Which state of the registers the index was made from; one row."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.PUBLIC,
        "data_version": Sensitivity.PUBLIC,
        "made_at": Sensitivity.PUBLIC,
    }

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    data_version = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_one_state"),
        ]

    def __str__(self) -> str:
        return self.data_version
