"""Letters to people who have no account yet."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from misaq.core.access.roles import ROLES, UserRole

_log = logging.getLogger("misaq.accounts")


def send_invitation(*, email: str, name: str, language: str, role: UserRole, link: str) -> bool:
    """Send the link; return whether the letter left. The link is shown to the inviter anyway."""
    with override(language):
        title = ROLES[role].title.render(gettext)
        text = render_to_string(
            "accounts/letters/invitation.txt", {"name": name, "role": title, "link": link}
        )
        subject = gettext("An account at Misaq")
    try:
        send_mail(f"[Misaq] {subject}", text, settings.DEFAULT_FROM_EMAIL, [email])
    except (OSError, SMTPException) as error:
        _log.error("An invitation could not be sent: %s.", type(error).__name__)
        return False
    return True
