"""For whom the operator screens: somebody with an account, whose the purpose and the alerts are."""

from __future__ import annotations

from misaq.apps.accounts.queries import find_account_by_email
from misaq.cli.database import whoever_types
from misaq.core.access.actors import Actor, user
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


def account_actor(email: str) -> Actor:
    """Return somebody with an account and the roles they hold now.

    The audit has both: who asks, and who typed it.

    Raises:
        NotFound: no open account signs in with the address.
    """
    account = find_account_by_email(actor=whoever_types(), email=email)
    if account is None or account.closed_at is not None:
        raise NotFound(
            tell("No open account signs in with this address."),
            next_step=tell("`misaq accounts list` shows them."),
            rule="accounts.unknown",
        )
    return user(account.number, account.held)
