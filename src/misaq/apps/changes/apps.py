"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """The room changes."""

    name = "misaq.apps.changes"
    label = "changes"
