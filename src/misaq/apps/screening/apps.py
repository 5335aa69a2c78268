"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Screening, alerts, redress numbers, subscriptions."""

    name = "misaq.apps.screening"
    label = "screening"
