"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    """The room framework."""

    name = "misaq.apps.framework"
    label = "framework"
