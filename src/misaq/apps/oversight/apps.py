"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The room oversight."""

    name = "misaq.apps.oversight"
    label = "oversight"
