"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class WeekConfig(AppConfig):
    """The room week."""

    name = "misaq.apps.week"
    label = "week"
