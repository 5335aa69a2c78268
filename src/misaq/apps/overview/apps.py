"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """The room overview."""

    name = "misaq.apps.overview"
    label = "overview"
