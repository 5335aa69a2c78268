"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The room law."""

    name = "misaq.apps.law"
    label = "law"
