"""How allauth is to behave here: nobody signs up, and a closed account learns nothing."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest

from misaq.apps.accounts.began import BEGAN
from misaq.apps.accounts.origin import address_of

_log = logging.getLogger("misaq.accounts")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from invitations and from the command line only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- as Django calls it
        """Return False: there is no open sign-up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address the request came from."""
        return address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Let axes alone count wrong passwords.

        allauth would count by name from everywhere: strangers could keep its owner out.
        """

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether an act about the account itself asks who it is once more.

        Not of somebody who has signed in just now: they were asked.
        """
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        began = context.request.session.get(BEGAN, 0)
        age = datetime.now(UTC).timestamp() - float(began)
        return age > float(settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; one that cannot leave is noted in the log, and nothing else fails."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            _log.error("A letter could not be sent: %s.", type(error).__name__)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what was done, and public pages carry no state."""
