"""Queries without names, alerts, redress numbers, subscriptions and deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.core.screening.alerts import Disposition
from misaq.core.screening.answer import HitClass
from misaq.core.screening.purposes import Purpose
from misaq.core.screening.redress import BindingKind, RevocationReason
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL, _SECRET = Sensitivity.INTERNAL, Sensitivity.PERSONAL, Sensitivity.SECRET
_ID, _DIGEST, _KEY = 64, 64, 80


def _choices(kind: type[Enum]) -> list[tuple[str, str]]:
    return [(str(each.value), str(each.value)) for each in kind]


def _known(field: str, kind: type[Enum], *, may_be_empty: bool = False) -> Q:
    values = [str(each.value) for each in kind]
    return Q(**{f"{field}__in": ["", *values] if may_be_empty else values})


def _paired(at: str, *others: str) -> Q:
    none = Q(**{f"{at}__isnull": True}, **dict.fromkeys(others, ""))
    all_of_them = Q(**{f"{at}__isnull": False})
    for other in others:
        all_of_them &= ~Q(**{other: ""})
    return none | all_of_them


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
        ),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    asked_by = models.CharField(max_length=_ID)
    asked_at = models.DateTimeField(db_index=True)
    scope = models.CharField(max_length=100)
    purpose = models.CharField(max_length=32, choices=_choices(Purpose))
    is_file = models.BooleanField()
    asked = models.PositiveIntegerField()
    alerted = models.PositiveIntegerField()
    held_back = models.PositiveIntegerField()
    cleared = models.PositiveIntegerField()
    searched = models.JSONField()
    keep_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_known("purpose", Purpose), name="screening_purpose_known"
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
            ),
            _INTERNAL,
        ),
        **dict.fromkeys(("subject", "lines"), _PERSONAL),
    }

    id = models.BigAutoField(primary_key=True)
    query = models.ForeignKey(QueryRow, on_delete=models.PROTECT, related_name="alerts")
    row = models.PositiveIntegerField()
    subject = models.JSONField()
    source_list = models.CharField(max_length=_KEY)
    list_as_of = models.DateField()
    list_version = models.CharField(max_length=_DIGEST, blank=True)
    reference = models.CharField(max_length=200)
    rank = models.CharField(max_length=16, choices=_choices(HitClass))
    lines = models.JSONField()
    raised_by = models.CharField(max_length=_ID)
    raised_at = models.DateTimeField()
    disposition = models.CharField(max_length=16, blank=True, choices=_choices(Disposition))
    reasons = models.JSONField(default=list)
    decided_by = models.CharField(max_length=_ID, blank=True)
    decided_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_known("rank", HitClass)
                & _known("disposition", Disposition, may_be_empty=True),
                name="screening_alert_known",
            ),
            models.CheckConstraint(
                condition=_paired("decided_at", "decided_by", "disposition"),
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


class RedressRow(models.Model):
    """A redress number as the office sees it: neither the number nor the applicant is in it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "digest": _SECRET,
        **dict.fromkeys(
            (
                "id",
                "case",
                "proposed_by",
                "proposed_at",
                "confirmed_by",
                "confirmed_at",
                "revoked_by",
                "revoked_at",
                "reason",
            ),
            _INTERNAL,
        ),
    }

    id = models.BigAutoField(primary_key=True)
    case = models.CharField(max_length=40)
    digest = models.CharField(max_length=_DIGEST, blank=True)
    proposed_by = models.CharField(max_length=_ID)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=_ID, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=_ID, blank=True)
    revoked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=16, blank=True, choices=_choices(RevocationReason))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(digest=""), name="screening_redress_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by="") & ~Q(case=""), name="screening_redress_proposed"
            ),
            # adr 0037: a number is issued by two people.
            models.CheckConstraint(
                condition=_paired("confirmed_at", "confirmed_by", "digest")
                & ~Q(confirmed_by=F("proposed_by")),
                name="screening_redress_two_persons",
            ),
            models.CheckConstraint(
                condition=_paired("revoked_at", "revoked_by", "reason")
                & _known("reason", RevocationReason, may_be_empty=True),
                name="screening_redress_revoked_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"redress {self.pk}"


class RedressBindingRow(models.Model):
    """What a number is bound to, as a keyed hash."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": _INTERNAL,
        "redress": _INTERNAL,
        "kind": _INTERNAL,
        "digest": _SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    redress = models.ForeignKey(RedressRow, on_delete=models.PROTECT, related_name="bindings")
    kind = models.CharField(max_length=32, choices=_choices(BindingKind))
    digest = models.CharField(max_length=_DIGEST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["redress", "kind"], name="screening_binding_once"),
            models.CheckConstraint(
                condition=_known("kind", BindingKind), name="screening_binding_known"
            ),
        ]

    def __str__(self) -> str:
        return f"binding {self.pk}"


class RedressEntryRow(models.Model):
    """An entry of which a number clears its holder."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "redress", "source_list", "reference"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    redress = models.ForeignKey(RedressRow, on_delete=models.PROTECT, related_name="entries")
    source_list = models.CharField(max_length=_KEY)
    reference = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["redress", "source_list", "reference"], name="screening_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"cleared entry {self.pk}"


class SubscriptionRow(models.Model):
    """Who is told what changes on a list, and how."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "sealed_secret": _SECRET,
        **dict.fromkeys(
            (
                "id",
                "scope",
                "source_list",
                "channel",
                "address",
                "begun_by",
                "begun_at",
                "ended_by",
                "ended_at",
            ),
            _INTERNAL,
        ),
    }

    id = models.BigAutoField(primary_key=True)
    scope = models.CharField(max_length=100)
    source_list = models.CharField(max_length=_KEY)
    channel = models.CharField(max_length=8, choices=_choices(Channel))
    address = models.CharField(max_length=500)
    sealed_secret = models.BinaryField()
    begun_by = models.CharField(max_length=_ID)
    begun_at = models.DateTimeField()
    ended_by = models.CharField(max_length=_ID, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "source_list", "channel", "address"],
                condition=Q(ended_at=None),
                name="screening_subscription_once",
            ),
            models.CheckConstraint(
                condition=_known("channel", Channel) & ~Q(address="") & ~Q(begun_by=""),
                name="screening_subscription_whole",
            ),
            models.CheckConstraint(
                condition=_paired("ended_at", "ended_by"), name="screening_subscription_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"subscription {self.pk}"


class DeliveryRow(models.Model):
    """One notice to one subscriber, until its receipt is there."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "uid",
            "subscription",
            "before",
            "after",
            "as_of",
            "body",
            "removals",
            "changes",
            "made_at",
            "attempts",
            "next_at",
            "problem",
            "delivered_at",
            "received_at",
            "received_by",
        ),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=43, unique=True)
    subscription = models.ForeignKey(
        SubscriptionRow, on_delete=models.PROTECT, related_name="deliveries"
    )
    before = models.CharField(max_length=_DIGEST, blank=True)
    after = models.CharField(max_length=_DIGEST)
    as_of = models.DateField()
    body = models.TextField()
    changes = models.PositiveIntegerField()
    removals = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    problem = models.CharField(max_length=40, blank=True)
    delivered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=_ID, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "as_of", "after"], name="screening_version_told_once"
            ),
            models.CheckConstraint(
                condition=Q(removals__lte=F("changes")), name="screening_removals_are_changes"
            ),
            models.CheckConstraint(
                condition=_paired("received_at", "received_by"), name="screening_receipt_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
