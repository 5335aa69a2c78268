"""Uploaded documents, their passages, what is proposed from them, and every decision on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from misaq.apps.reading.records import Confidence
from misaq.core.sourcebook.reading.decisions import DecisionStep, ProposalState
from misaq.core.sourcebook.reading.passages import DocumentKind
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.kernel.sensitivity import Sensitivity

_INTERNAL = Sensitivity.INTERNAL
LANGUAGES = [("en", "en"), ("ur", "ur")]


class DocumentRow(models.Model):
    """A document, by the hash of its bytes; the bytes themselves lie in a folder."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        **dict.fromkeys(
            ("id", "sha256", "kind", "size", "language", "notes", "uploaded_by", "uploaded_at"),
            _INTERNAL,
        ),
        "name": Sensitivity.PERSONAL,
    }

    id = models.BigAutoField(primary_key=True)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(k.name, k.name) for k in DocumentKind])
    size = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    notes = models.JSONField()
    uploaded_by = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.name for kind in DocumentKind]),
                name="reading_document_known",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"


class PassageRow(models.Model):
    """A passage of a document, as it was read; never changed."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "document", "number", "text", "page", "level", "heading", "place", "where"),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT, related_name="passages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)
    level = models.PositiveSmallIntegerField(null=True)
    heading = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=16, blank=True)
    where = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="reading_passage_once"),
        ]

    def __str__(self) -> str:
        return f"passage {self.number} of document {self.document.pk}"


class ProposalRow(models.Model):
    """Something a document seems to say, with where it stands and what became of it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        (
            "id",
            "document",
            "number",
            "kind",
            "found",
            "text",
            "passage",
            "body",
            "confidence",
            "state",
            "decided_by",
            "decided_at",
            "decision_reason",
            "version",
            "change",
        ),
        _INTERNAL,
    )

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=[(k.name, k.name) for k in ProposalKind])
    found = models.TextField()
    text = models.TextField()
    passage = models.ForeignKey(PassageRow, on_delete=models.PROTECT, related_name="proposals")
    body = models.JSONField()
    confidence = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Confidence])
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in ProposalState])
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    change = models.ForeignKey("changes.ChangeRow", null=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="reading_proposal_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.name for kind in ProposalKind])
                & Q(state__in=[state.value for state in ProposalState])
                & Q(confidence__in=[each.value for each in Confidence]),
                name="reading_proposal_known",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.PROPOSED.value, decided_by="", decided_at=None)
                | (
                    ~Q(state=ProposalState.PROPOSED.value)
                    & ~Q(decided_by="")
                    & Q(decided_at__isnull=False)
                ),
                name="reading_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.AMENDED.value) | Q(text=F("found")),
                name="reading_other_words_only_amended",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.number} of document {self.document.pk}"


class DecisionRow(models.Model):
    """What somebody did with a proposal; never changed, nor deleted."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = dict.fromkeys(
        ("id", "proposal", "step", "by", "at", "reason", "text", "version"), _INTERNAL
    )

    id = models.BigAutoField(primary_key=True)
    proposal = models.ForeignKey(ProposalRow, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=8, choices=[(s.value, s.value) for s in DecisionStep])
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    text = models.TextField()
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Two people cannot both decide what they saw in the same state.
            models.UniqueConstraint(
                fields=["proposal", "version"], name="reading_one_decision_on_a_version"
            ),
            models.CheckConstraint(
                condition=Q(step__in=[step.value for step in DecisionStep]),
                name="reading_step_known",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
