"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ForecastsConfig(AppConfig):
    """The room forecasts."""

    name = "misaq.apps.forecasts"
    label = "forecasts"
