"""People with accounts, made for tests; nobody here exists."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client

from misaq.apps.accounts.models import Grant, User
from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import EVERYWHERE, Scope
from misaq.kernel.ids import Key

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
PASSWORD = "quiet-lantern-over-seven-rivers"


@cache
def _hashed() -> str:
    return make_password(PASSWORD)  # slow on purpose, so once for all tests


def held(role: UserRole, key: str | None = None) -> Held:
    """Return the role, bounded to the key where it must be bounded."""
    bound = ROLES[role].bound
    return Held(role, EVERYWHERE if key is None else Scope(bound, Key(key)))


def make_account(
    *roles: Held, name: str = "Ayla Tamseel", email: str = "", second_factor: bool = True
) -> User:
    """Return an account that holds the roles, with a second factor unless told otherwise."""
    number = get_user_model().objects.count() + 1
    account = User.objects.create(
        email=email or f"person{number}@misaq.example",
        name=name,
        password=_hashed(),
        opened_at=AT,
    )
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    for each in roles:
        Grant.objects.create(
            user=account,
            role=each.role.value,
            scope_kind=each.scope.kind.value,
            scope_key=each.scope.key or "",
            takes_second=False,
            proposed_at=AT,
            proposed_by="operator",
        )
    if second_factor:
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.TOTP, data={"secret": "not used"}
        )
    return account


def actor_for(account: User, *roles: Held) -> Actor:
    """Return the actor that the account is, with the roles."""
    return user(account.pk, roles)


def signed_in(*roles: Held, second_factor: bool = True) -> Client:
    """Return a browser in which somebody with the roles has signed in."""
    return client_of(make_account(*roles, second_factor=second_factor))


def client_of(account: User) -> Client:
    """Return a browser in which the account has signed in just now, with its password."""
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session.save()
    UserSession.objects.create(
        user=account, session_key=session.session_key, ip="127.0.0.1", user_agent="A browser"
    )
    return client
