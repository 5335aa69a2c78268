"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ThreatConfig(AppConfig):
    """The room threat."""

    name = "misaq.apps.threat"
    label = "threat"
