"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The room incidents."""

    name = "misaq.apps.incidents"
    label = "incidents"
