"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SourcebookConfig(AppConfig):
    """The room sourcebook."""

    name = "misaq.apps.sourcebook"
    label = "sourcebook"
