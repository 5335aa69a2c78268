"""The table of audit rows. Triggers keep it append-only; see the second migration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.apps.audit.chain import Outcome
from misaq.kernel.sensitivity import Sensitivity


class AuditEvent(models.Model):
    """One link of the chain. No foreign keys: what it names may be gone."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "seq": Sensitivity.PUBLIC,
        "at": Sensitivity.PUBLIC,
        "actor": Sensitivity.INTERNAL,
        "event": Sensitivity.PUBLIC,
        "object_table": Sensitivity.PUBLIC,
        "object_key": Sensitivity.INTERNAL,
        "facts": Sensitivity.INTERNAL,
        "outcome": Sensitivity.PUBLIC,
        "rule": Sensitivity.PUBLIC,
        "prev_hash": Sensitivity.PUBLIC,
        "hash": Sensitivity.PUBLIC,
    }

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    event = models.CharField(max_length=64)
    object_table = models.CharField(max_length=64, blank=True)
    object_key = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    outcome = models.CharField(
        max_length=8, choices=[(outcome.value, outcome.value) for outcome in Outcome]
    )
    rule = models.CharField(max_length=64, blank=True)
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["actor", "-seq"], name="audit_by_actor"),
            models.Index(fields=["event", "-seq"], name="audit_by_event"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="audit_seq_from_one"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="audit_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.DONE.value, rule="")
                | models.Q(outcome=Outcome.REFUSED.value) & ~models.Q(rule=""),
                name="audit_rule_when_refused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"
