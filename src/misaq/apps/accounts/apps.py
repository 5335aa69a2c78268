"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room accounts."""

    name = "misaq.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what allauth and axes do."""
        from misaq.apps.accounts.receivers import connect

        connect()
