"""What the snapshots of a list show, entry by entry: made from them, and made anew as they come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.apps.lists.models.snapshots import KINDS
from misaq.core.lists.statements import Property
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL = Sensitivity.INTERNAL, Sensitivity.PERSONAL
PROPERTIES = [prop.value for prop in Property]


class StatementRow(models.Model):
    """A value of an entry through snapshots that followed one another.

    ``last_seen`` is empty while the latest snapshot says it, so that the next one changes only
    what it changes.
    """

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(
            ("id", "source_list", "is_person", "prop", "qualifier", "language"), _INTERNAL
        ),
        **dict.fromkeys(("reference", "value", "original", "first_seen", "last_seen"), _PERSONAL),
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    reference = models.CharField(max_length=200)
    is_person = models.BooleanField()
    prop = models.CharField(max_length=16, choices=[(prop, prop) for prop in PROPERTIES])
    qualifier = models.CharField(max_length=16, blank=True)
    value = models.TextField()
    original = models.TextField()
    language = models.CharField(max_length=16, blank=True)
    first_seen = models.DateField()
    last_seen = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["source_list", "reference"], name="lists_statement_of"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_seen=None) | Q(last_seen__gte=F("first_seen")),
                name="lists_statement_runs_forward",
            ),
            models.CheckConstraint(condition=Q(prop__in=PROPERTIES), name="lists_statement_known"),
        ]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class SpellRow(models.Model):
    """A time for which snapshots show an entry without a break; ``gone_by`` empty while it runs."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "source_list", "is_person", "kind"), _INTERNAL),
        **dict.fromkeys(
            ("reference", "name", "first_seen", "last_seen", "gone_by", "listed_on", "events"),
            _PERSONAL,
        ),
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    reference = models.CharField(max_length=200)
    is_person = models.BooleanField()
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in KINDS])
    name = models.TextField()
    first_seen = models.DateField()
    last_seen = models.DateField(null=True)
    gone_by = models.DateField(null=True)
    listed_on = models.CharField(max_length=40, blank=True)
    events = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_list", "reference", "first_seen"], name="lists_spell_once"
            ),
            models.CheckConstraint(
                condition=Q(last_seen=None, gone_by=None)
                | (
                    Q(last_seen__isnull=False, gone_by__isnull=False)
                    & Q(last_seen__gte=F("first_seen"))
                    & Q(gone_by__gt=F("last_seen"))
                ),
                name="lists_spell_ends_whole",
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="lists_spell_known"),
        ]

    def __str__(self) -> str:
        return f"spell {self.pk}"
