"""Accounts, the roles granted to them, invitations, and forms held for somebody signed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat, Lower

from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import ScopeKind
from misaq.kernel.sensitivity import Sensitivity

GRANTABLE = tuple(role for role in UserRole if ROLES[role].can_be_granted)
ROLE_CHOICES = [(role.value, role.value) for role in GRANTABLE]
SCOPE_CHOICES = [(kind.value, kind.value) for kind in ScopeKind]
LANGUAGE_CHOICES = [("en", "en"), ("ur", "ur")]


def _scope_fits_role() -> Q:
    fits = Q(pk__in=[])
    for role in GRANTABLE:
        fits |= Q(role=role.value, scope_kind=ROLES[role].bound.value)
    return fits


def _key_when_bounded() -> Q:
    everywhere = Q(scope_kind=ScopeKind.EVERYWHERE.value)
    return (everywhere & Q(scope_key="")) | (~everywhere & ~Q(scope_key=""))


def _paired(at: str, by: str) -> Q:
    return Q(**{f"{at}__isnull": True, by: ""}) | (Q(**{f"{at}__isnull": False}) & ~Q(**{by: ""}))


class User(AbstractBaseUser):
    """Somebody with an account. The audit and the registers name them by ``user:<id>`` alone."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "password": Sensitivity.SECRET,
        "last_login": Sensitivity.PERSONAL,
        "email": Sensitivity.PERSONAL,
        "name": Sensitivity.PERSONAL,
        "language": Sensitivity.PERSONAL,
        "is_demo": Sensitivity.INTERNAL,
        "is_active": Sensitivity.INTERNAL,
        "opened_at": Sensitivity.INTERNAL,
        "closed_at": Sensitivity.INTERNAL,
        "closed_by": Sensitivity.INTERNAL,
    }

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="en")
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=64, blank=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
            models.CheckConstraint(condition=~Q(name=""), name="user_has_name"),
            models.CheckConstraint(
                condition=_paired("closed_at", "closed_by"), name="user_closed_paired"
            ),
            models.CheckConstraint(
                condition=Q(is_active=True, closed_at__isnull=True)
                | Q(is_active=False, closed_at__isnull=False),
                name="user_active_until_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"user:{self.pk}"


class Grant(models.Model):
    """A role given to somebody; never changed but by what confirms or ends it."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "user": Sensitivity.INTERNAL,
        "role": Sensitivity.INTERNAL,
        "scope_kind": Sensitivity.INTERNAL,
        "scope_key": Sensitivity.INTERNAL,
        "reason": Sensitivity.PERSONAL,
        "takes_second": Sensitivity.INTERNAL,
        "proposed_at": Sensitivity.INTERNAL,
        "proposed_by": Sensitivity.INTERNAL,
        "confirmed_at": Sensitivity.INTERNAL,
        "confirmed_by": Sensitivity.INTERNAL,
        "ended_at": Sensitivity.INTERNAL,
        "ended_by": Sensitivity.INTERNAL,
    }

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32, choices=ROLE_CHOICES)
    scope_kind = models.CharField(max_length=16, choices=SCOPE_CHOICES)
    scope_key = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    takes_second = models.BooleanField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in GRANTABLE]), name="grant_role_known"
            ),
            models.CheckConstraint(condition=_scope_fits_role(), name="grant_scope_fits_role"),
            models.CheckConstraint(condition=_key_when_bounded(), name="grant_key_when_bounded"),
            models.CheckConstraint(condition=~Q(proposed_by=""), name="grant_proposed_by"),
            models.CheckConstraint(
                condition=_paired("confirmed_at", "confirmed_by"), name="grant_confirmed_paired"
            ),
            models.CheckConstraint(
                condition=_paired("ended_at", "ended_by"), name="grant_ended_paired"
            ),
            models.CheckConstraint(
                condition=Q(takes_second=True) | Q(confirmed_by=""),
                name="grant_confirmed_where_needed",
            ),
            # adr 0013: two persons, and neither is the one who receives the role.
            models.CheckConstraint(
                condition=Q(confirmed_by="")
                | (
                    ~Q(confirmed_by=models.F("proposed_by"))
                    & ~Q(
                        confirmed_by=Concat(
                            Value("user:"), Cast("user_id", models.CharField(max_length=20))
                        )
                    )
                ),
                name="grant_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(takes_second=True)
                | (
                    ~Q(
                        proposed_by=Concat(
                            Value("user:"), Cast("user_id", models.CharField(max_length=20))
                        )
                    )
                    & (
                        ~Q(role=UserRole.ADMINISTRATOR.value)
                        | Q(proposed_by__startswith="operator")
                    )
                ),
                name="grant_takes_second_where_it_must",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "scope_kind", "scope_key"],
                condition=Q(ended_at__isnull=True),
                name="grant_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"


class Invitation(models.Model):
    """A letter that lets one person open an account, once, within some days."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "email": Sensitivity.PERSONAL,
        "name": Sensitivity.PERSONAL,
        "language": Sensitivity.PERSONAL,
        "role": Sensitivity.INTERNAL,
        "scope_kind": Sensitivity.INTERNAL,
        "scope_key": Sensitivity.INTERNAL,
        "reason": Sensitivity.PERSONAL,
        "token_hash": Sensitivity.SECRET,
        "invited_at": Sensitivity.INTERNAL,
        "invited_by": Sensitivity.INTERNAL,
        "expires_at": Sensitivity.INTERNAL,
        "accepted_at": Sensitivity.INTERNAL,
        "accepted_by": Sensitivity.INTERNAL,
        "withdrawn_at": Sensitivity.INTERNAL,
        "withdrawn_by": Sensitivity.INTERNAL,
    }

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="en")
    role = models.CharField(max_length=32, choices=ROLE_CHOICES)
    scope_kind = models.CharField(max_length=16, choices=SCOPE_CHOICES)
    scope_key = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="invitation_email_lower"
            ),
            models.CheckConstraint(condition=_scope_fits_role(), name="invitation_scope_fits_role"),
            models.CheckConstraint(
                condition=_key_when_bounded(), name="invitation_key_when_bounded"
            ),
            models.CheckConstraint(
                condition=_paired("accepted_at", "accepted_by"), name="invitation_accepted_paired"
            ),
            models.CheckConstraint(
                condition=_paired("withdrawn_at", "withdrawn_by"),
                name="invitation_withdrawn_paired",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("invited_at")), name="invitation_expires_later"
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class HeldForm(models.Model):
    """What somebody had typed when their session ended; sealed, and gone within hours."""

    SENSITIVITY: ClassVar[Mapping[str, Sensitivity]] = {
        "id": Sensitivity.INTERNAL,
        "user": Sensitivity.INTERNAL,
        "token_hash": Sensitivity.SECRET,
        "page_path": Sensitivity.INTERNAL,
        "form_path": Sensitivity.INTERNAL,
        "sealed": Sensitivity.SECRET,
        "held_at": Sensitivity.INTERNAL,
        "expires_at": Sensitivity.INTERNAL,
    }

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="held_forms")
    token_hash = models.CharField(max_length=64)
    page_path = models.CharField(max_length=2000)
    form_path = models.CharField(max_length=2000)
    sealed = models.BinaryField()
    held_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("held_at")), name="held_form_expires_later"
            ),
            models.UniqueConstraint(
                fields=["token_hash", "form_path"], name="held_form_one_of_each"
            ),
        ]

    def __str__(self) -> str:
        return f"held form {self.pk}"
