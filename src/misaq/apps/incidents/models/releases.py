"""Which releases of which sources are kept here: counts, terms and digests, and no event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.incidents.terms import Terms
from misaq.kernel.sensitivity import Sensitivity

_TERMS = [terms.value for terms in Terms]
_PUBLIC = (
    "id", "source", "release", "form", "holding", "terms", "credit", "digest", "size", "address",
    "added_at", "reader", "rows", "set_aside", "first_row", "first_day", "last_day", "countries",
    "flags", "compared_with", "added", "removed", "recoded", "fields",
)  # fmt: skip


class ReleaseRow(models.Model):
    """One release as it was kept; never changed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(_PUBLIC, Sensitivity.PUBLIC),
        **dict.fromkeys(("file", "kept_by", "kept_at"), Sensitivity.INTERNAL),
    }

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=80)
    release = models.CharField(max_length=80)
    form = models.CharField(max_length=40)
    holding = models.CharField(max_length=16)
    terms = models.CharField(max_length=24, choices=[(one, one) for one in _TERMS])
    credit = models.TextField(blank=True)
    file = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    address = models.TextField(blank=True)
    added_at = models.DateTimeField()
    reader = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    set_aside = models.PositiveIntegerField()
    first_row = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    countries = models.JSONField()
    flags = models.JSONField()
    compared_with = models.CharField(max_length=80, blank=True)
    added = models.PositiveIntegerField(null=True)
    removed = models.PositiveIntegerField(null=True)
    recoded = models.PositiveIntegerField(null=True)
    fields = models.JSONField()
    kept_by = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "release"], name="incidents_release_once"),
            models.CheckConstraint(
                condition=Q(terms__in=_TERMS), name="incidents_release_terms_known"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="incidents_release_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(compared_with="", added=None, removed=None, recoded=None)
                | (
                    ~Q(compared_with="")
                    & Q(added__isnull=False, removed__isnull=False, recoded__isnull=False)
                ),
                name="incidents_release_compared_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.release}"
