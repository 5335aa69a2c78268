"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """The room findings."""

    name = "misaq.apps.findings"
    label = "findings"
