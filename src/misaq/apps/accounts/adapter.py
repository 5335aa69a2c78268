"""How allauth is to behave here: nobody signs up, and a closed account learns nothing."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from invitations and from the command line only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return False: there is no open sign-up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address the request came from; a proxy before the site sets it."""
        return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104 -- "not known"

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what was done, and public pages carry no state."""
