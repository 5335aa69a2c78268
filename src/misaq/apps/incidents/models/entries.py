"""Incidents entered here and events classed anew: one hands in, another decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.words import Nature
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL = Sensitivity.INTERNAL
_ID, _CODE = 64, 16
_RULINGS = [(one.value, one.value) for one in Ruling]
_NATURES = [(one.value, one.value) for one in Nature]
_HANDLING = ("handed_in_by", "handed_in_at", "ruling", "decided_by", "decided_at", "reason")
_ACCEPTED = Q(ruling=Ruling.ACCEPTED.value)
_STANDS = _ACCEPTED & Q(superseded_at=None)
_DECIDED = (
    Q(ruling__in=[one.value for one in Ruling], decided_at__isnull=False)
    & ~Q(decided_by="")
    & ~Q(decided_by=F("handed_in_by"))
)
_WAITS = Q(ruling="", decided_by="", decided_at=None, reason="", superseded_at=None)
_SUPERSEDED = Q(superseded_at=None) | (_ACCEPTED & Q(superseded_at__gte=F("decided_at")))


class EntryRow(models.Model):
    """One version of an incident entered here; only the decision on it is added to it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "number", "version", "body", "why", "is_withdrawal", *_HANDLING, "superseded_at"),
        _INTERNAL,
    ) | {"sealed_community": Sensitivity.SECRET}

    id = models.BigAutoField(primary_key=True)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    body = models.JSONField()
    why = models.TextField(blank=True)
    is_withdrawal = models.BooleanField(default=False)
    sealed_community = models.BinaryField(null=True)
    handed_in_by = models.CharField(max_length=_ID)
    handed_in_at = models.DateTimeField()
    ruling = models.CharField(max_length=_CODE, blank=True, choices=_RULINGS)
    decided_by = models.CharField(max_length=_ID, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="incidents_entry_version"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(ruling=""), name="incidents_entry_one_waits"
            ),
            models.UniqueConstraint(
                fields=["number"], condition=_STANDS, name="incidents_entry_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(version__gt=0) & ~Q(handed_in_by=""), name="incidents_entry_handed_in"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawal=False) | (Q(version__gt=1) & ~Q(why="")),
                name="incidents_entry_withdrawn_why",
            ),
            # adr 0050: who hands an incident in does not decide it.
            models.CheckConstraint(condition=_WAITS | _DECIDED, name="incidents_entry_two_persons"),
            models.CheckConstraint(condition=_SUPERSEDED, name="incidents_entry_superseded"),
        ]

    def __str__(self) -> str:
        return f"entry {self.number} version {self.version}"


class RecodingRow(models.Model):
    """How two people class one event of a source; only the decision on it is added to it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "source", "event_id", "classes", "nature", "why", "saw", *_HANDLING,
         "superseded_at"),
        _INTERNAL,
    )  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=40)
    event_id = models.CharField(max_length=200)
    classes = models.JSONField()
    nature = models.CharField(max_length=_CODE, choices=_NATURES)
    why = models.TextField()
    saw = models.CharField(max_length=64)
    handed_in_by = models.CharField(max_length=_ID)
    handed_in_at = models.DateTimeField()
    ruling = models.CharField(max_length=_CODE, blank=True, choices=_RULINGS)
    decided_by = models.CharField(max_length=_ID, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "event_id"],
                condition=Q(ruling=""),
                name="incidents_recoding_one_waits",
            ),
            models.UniqueConstraint(
                fields=["source", "event_id"],
                condition=_STANDS,
                name="incidents_recoding_one_stands",
            ),
            models.CheckConstraint(
                condition=~Q(handed_in_by="")
                & ~Q(why="")
                & Q(nature__in=[one.value for one in Nature]),
                name="incidents_recoding_handed_in",
            ),
            # adr 0050: who proposes a coding does not decide it.
            models.CheckConstraint(
                condition=_WAITS | _DECIDED, name="incidents_recoding_two_persons"
            ),
            models.CheckConstraint(condition=_SUPERSEDED, name="incidents_recoding_superseded"),
        ]

    def __str__(self) -> str:
        return f"recoding {self.pk}"
