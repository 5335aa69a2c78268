"""The door, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The door for programs."""

    name = "misaq.api"
    label = "api"
