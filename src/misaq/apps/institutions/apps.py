"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """The room institutions."""

    name = "misaq.apps.institutions"
    label = "institutions"
