"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The room places."""

    name = "misaq.apps.places"
    label = "places"
