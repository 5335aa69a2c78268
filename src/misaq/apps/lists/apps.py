"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """The room lists."""

    name = "misaq.apps.lists"
    label = "lists"
