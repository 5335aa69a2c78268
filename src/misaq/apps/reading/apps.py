"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """The room reading."""

    name = "misaq.apps.reading"
    label = "reading"
