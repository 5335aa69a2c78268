"""Everything that changes an account, who may do what, or what is held for somebody."""

from misaq.apps.accounts.actions.granting import confirm_grant, end_grant, grant_role
from misaq.apps.accounts.actions.holding import HELD_FORM_LASTS, drop_held_form, hold_form
from misaq.apps.accounts.actions.inviting import (
    INVITATION_LASTS,
    Invited,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from misaq.apps.accounts.actions.noting import (
    note_email_changed,
    note_factor_added,
    note_factor_removed,
    note_lock_out,
    note_password_changed,
    note_read,
    note_recovery_codes,
    note_sign_in,
    note_sign_out,
)
from misaq.apps.accounts.actions.opening import (
    add_account,
    change_profile,
    close_account,
    reset_password,
)

__all__ = [
    "HELD_FORM_LASTS",
    "INVITATION_LASTS",
    "Invited",
    "accept_invitation",
    "add_account",
    "change_profile",
    "close_account",
    "confirm_grant",
    "drop_held_form",
    "end_grant",
    "grant_role",
    "hold_form",
    "invite",
    "note_email_changed",
    "note_factor_added",
    "note_factor_removed",
    "note_lock_out",
    "note_password_changed",
    "note_read",
    "note_recovery_codes",
    "note_sign_in",
    "note_sign_out",
    "reset_password",
    "withdraw_invitation",
]
