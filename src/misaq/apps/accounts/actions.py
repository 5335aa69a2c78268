"""Everything that changes an account, who may do what, or what is held for somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.module_loading import import_string

from misaq.apps.accounts.mapping import to_columns, to_held
from misaq.apps.accounts.models import Grant, HeldForm, Invitation, User
from misaq.apps.accounts.queries import administrators, number_of
from misaq.apps.accounts.tokens import digest, make_token
from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import UserRole
from misaq.core.access.rules import (
    check_can_confirm,
    check_can_grant,
    check_may,
    needs_second_person,
)
from misaq.core.changes.rules import hidden_sign
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, Problem, StateConflict
from misaq.kernel.words import tell

INVITATION_LASTS = timedelta(days=7)
HELD_FORM_LASTS = timedelta(hours=4)
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh invitation; its token is told once and kept nowhere.

    Attributes:
        token: what the link carries.
    """

    number: int
    token: str
    expires_at: datetime


@action(event="account.invited")
def invite(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    email: str,
    name: str,
    held: Held,
    language: str = "en",
    reason: str = "",
) -> Invited:
    """Invite somebody to open an account with a role.

    Raises:
        NotAllowed: the actor does not invite, or does not grant roles.
        InputRefused: no such address, no name, or a role that cannot be granted.
        StateConflict: the address has an account, or an invitation still open.
    """
    check_may(actor, Permission.INVITE)
    check_can_grant(actor, wanted=held)
    hold_chain()
    address = _readable_address(email)
    _check_address_free(address)
    if Invitation.objects.filter(
        email=address, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).exists():
        raise StateConflict(
            tell("This address has an invitation that is still open."),
            next_step=tell("Withdraw it first, if it was lost."),
            rule="accounts.invited",
        )
    Invitation.objects.filter(email=address, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=at, withdrawn_by=actor.id
    )
    token = make_token()
    row = Invitation.objects.create(
        email=address,
        name=_readable_name(name),
        language=language,
        reason=_readable_reason(reason),
        token_hash=digest(token),
        invited_at=at,
        invited_by=actor.id,
        expires_at=at + INVITATION_LASTS,
        **to_columns(held),
    )
    record.about("accounts.invitations", str(row.pk))
    record.note(role=held.role.value, scope=str(held.scope))
    return Invited(row.pk, token, row.expires_at)


@action(event="account.invitation-withdrawn")
def withdraw_invitation(record: Record, /, *, actor: Actor, at: datetime, invitation: int) -> None:
    """Make the link of an invitation useless.

    Raises:
        NotAllowed: the actor does not invite.
        NotFound: there is none that is still open.
    """
    check_may(actor, Permission.INVITE)
    open_ones = Invitation.objects.filter(pk=invitation, accepted_at=None, withdrawn_at=None)
    if not open_ones.update(withdrawn_at=at, withdrawn_by=actor.id):
        raise NotFound(
            tell("There is no open invitation of this number."),
            next_step=tell("Look for it on the page of people."),
            rule="accounts.invitation",
        )
    record.about("accounts.invitations", str(invitation))


@action(event="account.opened")
def accept_invitation(
    record: Record, /, *, actor: Actor, at: datetime, token: str, name: str, password: str
) -> int:
    """Open the account an invitation offers, and return its number. The link works once.

    Raises:
        NotFound: the link is unknown, used, withdrawn or too old.
        InputRefused: no name, or a password too easy to guess.
        StateConflict: the address has got an account in the meantime.
    """
    hold_chain()
    row = Invitation.objects.filter(
        token_hash=digest(token), accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).first()
    if row is None:
        raise NotFound(
            tell("This link does not open an account: it was used, withdrawn, or is too old."),
            next_step=tell("Ask whoever invited you for a new one."),
            rule="accounts.invitation",
        )
    _check_address_free(row.email)
    account = _open(row.email, name, row.language, password, at=at)
    row.accepted_at, row.accepted_by = at, f"user:{account.pk}"
    row.save(update_fields=["accepted_at", "accepted_by"])
    held = to_held(row.role, row.scope_kind, row.scope_key)
    takes_second = held.role is UserRole.ADMINISTRATOR and not row.invited_by.startswith("operator")
    _write_grant(account, held, row.invited_by, at, takes_second=takes_second, reason=row.reason)
    record.about("accounts.users", str(account.pk))
    record.note(invitation=row.pk, role=row.role, takes_second=takes_second)
    return account.pk


@action(event="account.added")
def add_account(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    email: str,
    name: str,
    password: str,
    held: tuple[Held, ...] = (),
    language: str = "en",
    is_demo: bool = False,
) -> int:
    """Add an account at the command line, and return its number.

    Raises:
        NotAllowed: the actor is not the operator.
        InputRefused: no such address, no name, or a password too easy to guess.
        StateConflict: the address has an account.
    """
    _check_operator(actor)
    hold_chain()
    address = _readable_address(email)
    _check_address_free(address)
    account = _open(address, name, language, password, at=at, is_demo=is_demo)
    for each in held:
        check_can_grant(actor, wanted=each)
        _write_grant(account, each, actor.id, at, takes_second=False, reason="")
    record.about("accounts.users", str(account.pk))
    record.note(roles="+".join(each.role.value for each in held))
    return account.pk


@action(event="role.granted")
def grant_role(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    grantee: int,
    held: Held,
    reason: str = "",
) -> int:
    """Grant somebody a role, and return the number of the grant.

    It holds at once, or waits for a second person (adr 0013).

    Raises:
        NotAllowed: the actor does not grant roles.
        InputRefused: no account can hold the role.
        NotFound: there is no such account.
        StateConflict: the account is closed, or has the role there already.
    """
    check_can_grant(actor, wanted=held)
    hold_chain()
    account = _open_account(grantee)
    record.about("accounts.users", str(grantee))
    if Grant.objects.filter(user=account, ended_at=None, **to_columns(held)).exists():
        raise StateConflict(
            tell("They hold this role there already, or it waits for a second person."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.granted",
        )
    takes_second = needs_second_person(actor, grantee=user(grantee), wanted=held)
    row = _write_grant(account, held, actor.id, at, takes_second=takes_second, reason=reason)
    record.note(
        grant=row.pk, role=held.role.value, scope=str(held.scope), takes_second=takes_second
    )
    return row.pk


@action(event="role.confirmed")
def confirm_grant(record: Record, /, *, actor: Actor, at: datetime, grant: int) -> None:
    """Confirm, as the second person, a grant that waits.

    Raises:
        NotAllowed: the actor does not grant roles, proposed it, or would receive it.
        NotFound: there is no such grant.
        StateConflict: it does not wait.
    """
    check_may(actor, Permission.GRANT_ROLE)
    hold_chain()
    row = _grant(grant)
    record.about("accounts.users", str(row.user_id))
    check_can_confirm(actor, proposed_by=row.proposed_by, grantee=f"user:{row.user_id}")
    if not row.takes_second or row.confirmed_at is not None or row.ended_at is not None:
        raise StateConflict(
            tell("This grant does not wait for anybody."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.waiting",
        )
    row.confirmed_at, row.confirmed_by = at, actor.id
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    record.note(grant=row.pk, role=row.role)


@action(event="role.ended")
def end_grant(record: Record, /, *, actor: Actor, at: datetime, grant: int) -> None:
    """End a grant, or decline one that waits. People may give up their own.

    Raises:
        NotAllowed: the actor does not grant roles, or it is the last administrator's.
        NotFound: there is no such grant.
        StateConflict: it has ended.
    """
    row = Grant.objects.filter(pk=grant).first()
    if row is None or actor.id != f"user:{row.user_id}":
        check_may(actor, Permission.GRANT_ROLE)
    hold_chain()
    row = _grant(grant)
    record.about("accounts.users", str(row.user_id))
    if row.ended_at is not None:
        raise StateConflict(
            tell("This grant has ended already."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.ended",
        )
    if row.role == UserRole.ADMINISTRATOR.value and not (
        row.takes_second and row.confirmed_at is None
    ):
        _check_not_last(actor, row.user_id)
    row.ended_at, row.ended_by = at, actor.id
    row.save(update_fields=["ended_at", "ended_by"])
    record.note(grant=row.pk, role=row.role)


@action(event="account.closed")
def close_account(record: Record, /, *, actor: Actor, at: datetime, leaving: int) -> None:
    """Close an account: sessions and roles end, what it held goes back; its number stays.

    Other rooms give back what somebody had under way: ``MISAQ_ON_LEAVING`` names their functions.

    Raises:
        NotAllowed: the actor may not, or it is the last administrator's.
        NotFound: there is no such account.
        StateConflict: it is closed already.
    """
    if actor.id != f"user:{leaving}":
        check_may(actor, Permission.INVITE)
    hold_chain()
    account = _open_account(leaving)
    record.about("accounts.users", str(leaving))
    _check_not_last(actor, leaving)
    for name in settings.MISAQ_ON_LEAVING:
        give_back: Callable[..., None] = import_string(name)
        give_back(actor=actor, at=at, leaving=f"user:{leaving}")
    ended = Grant.objects.filter(user=account, ended_at=None).update(ended_at=at, ended_by=actor.id)
    account.is_active, account.closed_at, account.closed_by = False, at, actor.id
    account.set_unusable_password()
    account.save(update_fields=["is_active", "closed_at", "closed_by", "password"])
    HeldForm.objects.filter(user=account).delete()
    record.note(grants=ended, sessions=_end_sessions(account))


@action(event="account.changed")
def change_profile(
    record: Record, /, *, actor: Actor, at: datetime, name: str, language: str
) -> None:
    """Change one's own name and language.

    Raises:
        NotAllowed: nobody is signed in.
        InputRefused: no name, or a language the site does not speak.
    """
    check_may(actor, Permission.SIGNED_IN)
    if language not in dict(settings.LANGUAGES):
        raise InputRefused(
            tell("The site does not speak this language."),
            next_step=tell("Choose one of those offered."),
            rule="accounts.language",
        )
    account = _open_account(number_of(actor))
    account.name, account.language = _readable_name(name), language
    account.save(update_fields=["name", "language"])
    record.about("accounts.users", str(account.pk))


@action(event="account.password-reset")
def reset_password(
    record: Record, /, *, actor: Actor, at: datetime, account: int, password: str
) -> None:
    """Give an account a new password at the command line, and end its sessions.

    Raises:
        NotAllowed: the actor is not the operator.
        NotFound: there is no such account.
        InputRefused: the password is too easy to guess.
    """
    _check_operator(actor)
    found = _open_account(account)
    record.about("accounts.users", str(account))
    _check_password(password, found)
    found.set_password(password)
    found.save(update_fields=["password"])
    record.note(sessions=_end_sessions(found))


@action(event="page.read")
def note_read(record: Record, /, *, actor: Actor, at: datetime, route: str, key: str) -> None:
    """Note that somebody opened a page that is not public."""
    record.about(route, key)


def _noting(event: str) -> Callable[..., None]:
    """Return an action that does nothing but leave a row: what allauth did, in our words."""

    @action(event=event)
    def note(record: Record, /, *, actor: Actor, at: datetime, account: int) -> None:
        record.about("accounts.users", str(account))

    return note


note_sign_in = _noting("account.signed-in")
note_sign_out = _noting("account.signed-out")
note_password_changed = _noting("account.password-changed")
note_email_changed = _noting("account.email-changed")
note_factor_added = _noting("account.factor-added")
note_factor_removed = _noting("account.factor-removed")
note_recovery_codes = _noting("account.recovery-codes-made")


@action(event="account.locked-out")
def note_lock_out(record: Record, /, *, actor: Actor, at: datetime) -> None:
    """Note that guessing at a password was stopped."""


@action(event="form.held")
def hold_form(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    owner: int,
    token: str,
    page_path: str,
    form_path: str,
    sealed: bytes,
) -> None:
    """Keep what somebody typed until they have signed in again; what is too old goes.

    Raises:
        NotFound: the account it would be held for is gone.
    """
    if not User.objects.filter(pk=owner, is_active=True).exists():
        raise _unknown()
    HeldForm.objects.filter(expires_at__lte=at).delete()
    HeldForm.objects.filter(form_path=form_path, token_hash=digest(token)).delete()
    row = HeldForm.objects.create(
        user_id=owner,
        token_hash=digest(token),
        page_path=page_path,
        form_path=form_path,
        sealed=sealed,
        held_at=at,
        expires_at=at + HELD_FORM_LASTS,
    )
    record.about("accounts.held-forms", str(row.pk))
    record.note(bytes=len(sealed))


@action(event="form.given-back")
def drop_held_form(
    record: Record, /, *, actor: Actor, at: datetime, token: str, form_path: str
) -> None:
    """Forget what was held of a form: its owner has sent it again."""
    check_may(actor, Permission.SIGNED_IN)
    rows = HeldForm.objects.filter(
        user_id=number_of(actor),
        token_hash=digest(token),
        form_path=form_path,
    )
    if not rows.delete()[0]:
        record.changed_nothing()


def _open(
    email: str, name: str, language: str, password: str, *, at: datetime, is_demo: bool = False
) -> User:
    account = User(
        email=email, name=_readable_name(name), language=language, opened_at=at, is_demo=is_demo
    )
    _check_password(password, account)
    account.set_password(password)
    account.save(force_insert=True)
    # The link came by e-mail, or the operator vouches: the address is theirs.
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    return account


def _write_grant(
    account: User, held: Held, by: str, at: datetime, *, takes_second: bool, reason: str
) -> Grant:
    return Grant.objects.create(
        user=account,
        takes_second=takes_second,
        proposed_at=at,
        proposed_by=by,
        reason=_readable_reason(reason),
        **to_columns(held),
    )


def _end_sessions(account: User) -> int:
    sessions = list(UserSession.objects.filter(user_id=account.pk))
    for session in sessions:
        session.end()
    return len(sessions)


def _open_account(number: int) -> User:
    row = User.objects.filter(pk=number).first()
    if row is None:
        raise _unknown()
    if not row.is_active:
        raise StateConflict(
            tell("This account is closed."),
            next_step=tell("Invite the person anew, with another address."),
            rule="accounts.closed",
        )
    return row


def _unknown() -> NotFound:
    return NotFound(
        tell("There is no such account."),
        next_step=tell("Look for it on the page of people."),
        rule="accounts.unknown",
    )


def _grant(number: int) -> Grant:
    row = Grant.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(
            tell("There is no such grant."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.grant",
        )
    return row


def _check_not_last(actor: Actor, leaving: int) -> None:
    if any(held.role is UserRole.OPERATOR for held in actor.held):
        return
    if set(administrators().values_list("pk", flat=True)) == {leaving}:
        raise NotAllowed(
            tell("This is the last administrator: nobody could grant roles any more."),
            next_step=tell("Make somebody else an administrator first, or ask the operator."),
            rule="accounts.last-administrator",
        )


def _check_operator(actor: Actor) -> None:
    if not any(held.role is UserRole.OPERATOR for held in actor.held):
        raise NotAllowed(
            tell("This is done at the command line only."),
            next_step=tell("Ask the operator of this site."),
            rule="accounts.operator",
        )


def _readable_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InputRefused(
            tell("This is not an e-mail address."),
            next_step=tell("Write it as name@place."),
            rule="accounts.email",
        ) from error
    return address


def _check_address_free(address: str) -> None:
    if (
        User.objects.filter(email=address).exists()
        or EmailAddress.objects.filter(email=address).exists()
    ):
        raise StateConflict(
            tell("This address has an account already."),
            next_step=tell("Grant that account the role, or give another address."),
            rule="accounts.taken",
        )


def _readable_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > 120 or not cleaned.isprintable():
        raise InputRefused(
            tell("A name has 1 to 120 characters, all of them visible."),
            next_step=tell("Write the name as colleagues know it."),
            rule="accounts.name",
        )
    return cleaned


def _readable_reason(reason: str) -> str:
    cleaned = " ".join(reason.split())
    if len(cleaned) > LONGEST_REASON or hidden_sign(cleaned):
        raise InputRefused(
            tell(
                "A reason has at most {longest} characters, none of them hidden.",
                longest=LONGEST_REASON,
            ),
            next_step=tell("Type it anew, in a sentence."),
            rule="accounts.reason",
        )
    return cleaned


def _check_password(password: str, account: User) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InputRefused(
            tell("This password is too easy to guess."),
            next_step=tell("Take a longer one: several words that do not belong together."),
            rule="accounts.password",
            problems=tuple(Problem("password", str(text)) for text in error.messages),
        ) from error
