"""Queries without names, and alerts with every decision that was made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.apps.screening.models.constraints import (
    DIGEST,
    ID,
    INTERNAL,
    KEY,
    PERSONAL,
    SECRET,
    choices,
    known,
    paired,
)
from misaq.core.screening.alerts import Disposition, ReopenReason
from misaq.core.screening.answer import HitClass
from misaq.core.screening.purposes import Purpose
from misaq.kernel.sensitivity import Sensitivity


class QueryRow(models.Model):
    """That somebody screened people: for what, how many, against which lists. No name is kept."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "asked_by",
            "asked_at",
            "scope",
            "purpose",
            "is_file",
            "asked",
            "alerted",
            "held_back",
            "cleared",
            "searched",
            "keep_until",
            "file_digest",
        ),
        INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    asked_by = models.CharField(max_length=ID)
    asked_at = models.DateTimeField(db_index=True)
    scope = models.CharField(max_length=100)
    purpose = models.CharField(max_length=32, choices=choices(Purpose))
    is_file = models.BooleanField()
    asked = models.PositiveIntegerField()
    alerted = models.PositiveIntegerField()
    held_back = models.PositiveIntegerField()
    cleared = models.PositiveIntegerField()
    searched = models.JSONField()
    keep_until = models.DateField(null=True)
    file_digest = models.CharField(max_length=DIGEST, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=known("purpose", Purpose), name="screening_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(asked__gte=1) & Q(asked__gte=F("alerted") + F("held_back")),
                name="screening_counts_add_up",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by="") & ~Q(scope=""), name="screening_query_has_asker"
            ),
        ]

    def __str__(self) -> str:
        return f"query {self.pk}"


class AlertRow(models.Model):
    """That somebody asked about may stand on a list, and what a second person made of it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(
            (
                "id",
                "query",
                "row",
                "source_list",
                "list_as_of",
                "list_version",
                "reference",
                "rank",
                "raised_by",
                "raised_at",
                "disposition",
                "reasons",
                "decided_by",
                "decided_at",
                "frozen_at",
                "reported_at",
                "keep_until",
                "reopened_by",
                "reopened_at",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("subject", "lines"), PERSONAL),
        "once": SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    query = models.ForeignKey(QueryRow, on_delete=models.PROTECT, related_name="alerts")
    row = models.PositiveIntegerField()
    subject = models.JSONField()
    source_list = models.CharField(max_length=KEY)
    list_as_of = models.DateField()
    list_version = models.CharField(max_length=DIGEST, blank=True)
    reference = models.CharField(max_length=200)
    rank = models.CharField(max_length=16, choices=choices(HitClass))
    lines = models.JSONField()
    raised_by = models.CharField(max_length=ID)
    raised_at = models.DateTimeField()
    disposition = models.CharField(max_length=16, blank=True, choices=choices(Disposition))
    reasons = models.JSONField(default=list)
    decided_by = models.CharField(max_length=ID, blank=True)
    decided_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)
    once = models.CharField(max_length=DIGEST, blank=True, default="")
    reopened_by = models.CharField(max_length=ID, blank=True, default="")
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # A row of a file raises one alert for an entry, however often the file is screened.
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="screening_alert_once"
            ),
            models.CheckConstraint(
                condition=paired("reopened_at", "reopened_by"),
                name="screening_alert_reopened_whole",
            ),
            # adr 0037: whoever opens an alert again does not decide it either.
            models.CheckConstraint(
                condition=Q(reopened_by="") | ~Q(decided_by=F("reopened_by")),
                name="screening_reopened_two_persons",
            ),
            models.CheckConstraint(
                condition=known("rank", HitClass)
                & known("disposition", Disposition, may_be_empty=True),
                name="screening_alert_known",
            ),
            models.CheckConstraint(
                condition=paired("decided_at", "decided_by", "disposition"),
                name="screening_alert_decided_whole",
            ),
            # adr 0037: whoever raised an alert never disposes of it.
            models.CheckConstraint(
                condition=~Q(decided_by=F("raised_by")), name="screening_alert_two_persons"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(disposition=Disposition.TRUE_MATCH.value),
                name="screening_freeze_of_a_true_match",
            ),
            models.CheckConstraint(
                condition=Q(reported_at=None)
                | (Q(frozen_at__isnull=False) & Q(reported_at__gte=F("frozen_at"))),
                name="screening_report_after_freeze",
            ),
            models.CheckConstraint(
                condition=Q(keep_until=None) | Q(decided_at__isnull=False),
                name="screening_open_alert_stays",
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}"


class AlertDecisionRow(models.Model):
    """What an alert came to before it was opened again: kept as long as the alert."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "alert",
            "disposition",
            "reasons",
            "decided_by",
            "decided_at",
            "frozen_at",
            "reported_at",
            "reopened_by",
            "reopened_at",
            "why",
        ),
        INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    alert = models.ForeignKey(AlertRow, on_delete=models.CASCADE, related_name="past")
    disposition = models.CharField(max_length=16, choices=choices(Disposition))
    reasons = models.JSONField(default=list)
    decided_by = models.CharField(max_length=ID)
    decided_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    reopened_by = models.CharField(max_length=ID)
    reopened_at = models.DateTimeField()
    why = models.CharField(max_length=16, choices=choices(ReopenReason))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=known("disposition", Disposition) & known("why", ReopenReason),
                name="screening_past_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__gte=F("decided_at"))
                & ~Q(decided_by="")
                & ~Q(reopened_by=""),
                name="screening_past_decision_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
