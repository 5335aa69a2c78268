"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """The room policies."""

    name = "misaq.apps.policies"
    label = "policies"
