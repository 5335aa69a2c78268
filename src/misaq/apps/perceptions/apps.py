"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PerceptionsConfig(AppConfig):
    """The room perceptions."""

    name = "misaq.apps.perceptions"
    label = "perceptions"
