"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    """Everything public, to take away."""

    name = "misaq.apps.open_data"
    label = "open_data"
