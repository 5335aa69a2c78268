"""Whether an entry that is gone and one that is new are one entry under another reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.lists.rekeying_decisions import Ruling
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL = Sensitivity.INTERNAL, Sensitivity.PERSONAL
RULINGS = [ruling.value for ruling in Ruling]
_UNCONFIRMED = Q(confirmed_by=None, confirmed_at=None)


class RekeyingRow(models.Model):
    """What one person decided of a pair of references; only a confirmation is written to it again.

    A decision is undone by another row. "Same" moves judgements when a second person confirmed it.
    """

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "source_list", "is_person", "ruling"), _INTERNAL),
        **dict.fromkeys(("decided_by", "decided_at", "confirmed_by", "confirmed_at"), _INTERNAL),
        **dict.fromkeys(("old", "new"), _PERSONAL),
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    old = models.CharField(max_length=200)
    new = models.CharField(max_length=200)
    is_person = models.BooleanField()
    ruling = models.CharField(max_length=16, choices=[(one, one) for one in RULINGS])
    decided_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=64, null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["source_list", "old"], name="lists_rekeying_old")]
        constraints = [
            models.CheckConstraint(condition=~Q(old=F("new")), name="lists_rekeyed_another"),
            models.CheckConstraint(condition=Q(ruling__in=RULINGS), name="lists_rekeyed_known"),
            models.CheckConstraint(
                condition=_UNCONFIRMED
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & Q(ruling=Ruling.SAME.value)
                    & ~Q(confirmed_by=F("decided_by"))
                ),
                name="lists_rekeyed_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"rekeying {self.pk}"
