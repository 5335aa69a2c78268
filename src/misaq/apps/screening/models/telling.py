"""Subscribers, and the notices on their way to them."""

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
    SECRET,
    choices,
    known,
    paired,
)
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.sensitivity import Sensitivity


class SubscriptionRow(models.Model):
    """Who is told what changes on a list, and how."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "sealed_secret": SECRET,
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
            INTERNAL,
        ),
    }

    id = models.BigAutoField(primary_key=True)
    scope = models.CharField(max_length=100)
    source_list = models.CharField(max_length=KEY)
    channel = models.CharField(max_length=8, choices=choices(Channel))
    address = models.CharField(max_length=500)
    sealed_secret = models.BinaryField()
    begun_by = models.CharField(max_length=ID)
    begun_at = models.DateTimeField()
    ended_by = models.CharField(max_length=ID, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "source_list", "channel", "address"],
                condition=Q(ended_at=None),
                name="screening_subscription_once",
            ),
            models.CheckConstraint(
                condition=known("channel", Channel) & ~Q(address="") & ~Q(begun_by=""),
                name="screening_subscription_whole",
            ),
            models.CheckConstraint(
                condition=paired("ended_at", "ended_by"), name="screening_subscription_ended"
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
        INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=43, unique=True)
    subscription = models.ForeignKey(
        SubscriptionRow, on_delete=models.PROTECT, related_name="deliveries"
    )
    before = models.CharField(max_length=DIGEST, blank=True)
    after = models.CharField(max_length=DIGEST)
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
    received_by = models.CharField(max_length=ID, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "as_of", "after"], name="screening_version_told_once"
            ),
            models.CheckConstraint(
                condition=Q(removals__lte=F("changes")), name="screening_removals_are_changes"
            ),
            models.CheckConstraint(
                condition=paired("received_at", "received_by"), name="screening_receipt_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
