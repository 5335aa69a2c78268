"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The room registers."""

    name = "misaq.apps.registers"
    label = "registers"
