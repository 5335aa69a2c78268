"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One search over everything that is public or permitted."""

    name = "misaq.apps.search"
    label = "search"
