"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room audit."""

    name = "misaq.apps.audit"
    label = "audit"
