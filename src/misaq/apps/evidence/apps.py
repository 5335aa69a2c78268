"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The room evidence."""

    name = "misaq.apps.evidence"
    label = "evidence"
