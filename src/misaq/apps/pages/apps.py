"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The room pages."""

    name = "misaq.apps.pages"
    label = "pages"
