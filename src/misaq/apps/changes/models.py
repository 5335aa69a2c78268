"""Change requests with their steps and their history, unfinished forms, comments and mentions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from misaq.apps.changes.records import CommentSubject, EventKind
from misaq.core.changes.life import DECIDED_BY_SOMEBODY, ChangeState
from misaq.core.changes.operations import OperationKind
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL = Sensitivity.INTERNAL
_DECIDED = sorted(state.value for state in DECIDED_BY_SOMEBODY)  # a set has no order of its own


class ChangeRow(models.Model):
    """A change request: what somebody wants the registers to say, and what became of it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "state",
            "title",
            "reason",
            "origin",
            "author",
            "undoes",
            "made_at",
            "changed_at",
            "submitted_at",
            "decided_by",
            "decided_at",
            "decision_reason",
            "version",
            "data_version",
        ),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ChangeState])
    title = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    origin = models.CharField(max_length=64, blank=True)
    author = models.CharField(max_length=64)
    undoes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    data_version = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ChangeState]),
                name="changes_state_known",
            ),
            # adr 0014: two people, without exception, whatever the code above this does.
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("author")),
                name="changes_author_never_decides",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by="", decided_at=None)
                | (~models.Q(decided_by="") & models.Q(decided_at__isnull=False)),
                name="changes_decided_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=_DECIDED) | ~models.Q(decided_by=""),
                name="changes_decisions_have_a_decider",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[ChangeState.DRAFT.value, ChangeState.WITHDRAWN.value])
                | models.Q(submitted_at__isnull=False),
                name="changes_handed_in_when",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.pk} {self.state}"


class StepRow(models.Model):
    """One step of a change request; ``undo`` holds, once accepted, what puts it back."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "change", "position", "kind", "table", "key", "field", "value", "base", "undo"),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    change = models.ForeignKey(ChangeRow, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in OperationKind])
    table = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    field = models.CharField(max_length=64, blank=True)
    value = models.JSONField(null=True)
    base = models.JSONField(null=True)
    undo = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "position"], name="changes_step_in_order"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in OperationKind]),
                name="changes_step_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.table} {self.key} {self.field}"


class EventRow(models.Model):
    """What happened to a change request, when and by whom; never changed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "change", "kind", "by", "at", "words", "version"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    change = models.ForeignKey(ChangeRow, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in EventKind])
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in EventKind]),
                name="changes_event_known",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.change.pk} {self.kind}"


class DraftRow(models.Model):
    """A half-filled form, as it was typed; its author's alone, and gone once it is finished."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "author", "form", "typed", "made_at", "saved_at", "version"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    author = models.CharField(max_length=64)
    form = models.CharField(max_length=300)
    typed = models.JSONField()
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"draft {self.pk}"


class CommentRow(models.Model):
    """A comment on a change request, a point or a finding; its words are in its versions."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "subject", "subject_key", "author", "made_at", "hidden_by", "hidden_at"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=8, choices=[(s.value, s.value) for s in CommentSubject])
    subject_key = models.CharField(max_length=80)
    author = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    hidden_by = models.CharField(max_length=64, blank=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject__in=[subject.value for subject in CommentSubject]),
                name="changes_comment_subject_known",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_by="", hidden_at=None)
                | models.Q(hidden_by=models.F("author"), hidden_at__isnull=False),
                name="changes_comment_hidden_by_its_author",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class CommentVersionRow(models.Model):
    """The words of a comment from an instant on; an edit is a new version."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "comment", "number", "words", "at"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey(CommentRow, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "number"], name="changes_comment_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.comment.pk} version {self.number}"


class MentionRow(models.Model):
    """Somebody named in a comment: it waits for them until they have seen it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "comment", "person", "at", "seen_at"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey(CommentRow, on_delete=models.PROTECT, related_name="mentions")
    person = models.CharField(max_length=64)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="changes_mentioned_once"),
        ]

    def __str__(self) -> str:
        return f"mention {self.pk}"
