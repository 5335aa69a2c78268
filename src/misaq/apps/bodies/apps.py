"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The room bodies."""

    name = "misaq.apps.bodies"
    label = "bodies"
