"""What each list printed, when: snapshots, the entries in them, and which stood in which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from misaq.core.lists.records import PartyKind
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL, _PERSONAL, _PUBLIC = Sensitivity.INTERNAL, Sensitivity.PERSONAL, Sensitivity.PUBLIC
KINDS = [kind.value for kind in PartyKind]


class SnapshotRow(models.Model):
    """A list as it was printed at one time; never changed. Its bytes lie apart, by their hash."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(
            ("id", "source_list", "as_of", "digest", "files", "terms", "counts", "ignored"),
            _PUBLIC,
        ),
        **dict.fromkeys(("address", "fetched_at", "warnings", "loaded_at", "loaded_by"), _INTERNAL),
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    as_of = models.DateField()
    digest = models.CharField(max_length=64)
    files = models.JSONField()
    address = models.TextField(blank=True)
    fetched_at = models.DateTimeField()
    terms = models.TextField(blank=True)
    counts = models.JSONField()
    ignored = models.JSONField()
    warnings = models.JSONField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_list", "as_of"], name="lists_one_snapshot_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"snapshot {self.pk}"


class EntryRow(models.Model):
    """An entry as at least one snapshot prints it; each wording of it once.

    Of a natural person no number stands here in clear: ``body`` holds keyed hashes.
    """

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(("id", "source_list", "is_person", "kind"), _INTERNAL),
        **dict.fromkeys(("reference", "body"), _PERSONAL),
        "digest": Sensitivity.SECRET,
    }

    id = models.BigAutoField(primary_key=True)
    source_list = models.CharField(max_length=80)
    reference = models.CharField(max_length=200)
    is_person = models.BooleanField()
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in KINDS])
    digest = models.CharField(max_length=64)
    body = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_list", "reference", "digest"], name="lists_wording_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="lists_entry_known"),
            models.CheckConstraint(
                condition=~Q(kind=PartyKind.PERSON.value) | Q(is_person=True),
                name="lists_person_is_person",
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class PresenceRow(models.Model):
    """An entry stands in a snapshot."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "snapshot", "entry", "position", "row"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    snapshot = models.ForeignKey(SnapshotRow, on_delete=models.CASCADE, related_name="presences")
    entry = models.ForeignKey(EntryRow, on_delete=models.CASCADE, related_name="presences")
    position = models.PositiveIntegerField()
    row = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "position"], name="lists_one_at_a_place"),
            models.UniqueConstraint(fields=["entry", "snapshot"], name="lists_once_in_snapshot"),
        ]

    def __str__(self) -> str:
        return f"place {self.position} of snapshot {self.snapshot_id}"
