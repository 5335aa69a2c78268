"""The pages of allauth that are open here, each with its permission and title. No others are.

allauth looks its pages up by these names, so they stand in no namespace.
"""

from __future__ import annotations

import functools

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, re_path

from misaq.apps.pages.access import View, entrance_page, member_page
from misaq.core.access.permissions import Permission
from misaq.kernel.words import Phrase, say


def _titled(view: View, title: Phrase) -> View:
    @functools.wraps(view)
    def titled(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.context_data = {"title": title, "trail": (), **(response.context_data or {})}
        return response

    return titled


def _open(view: View, title: Phrase) -> View:
    return entrance_page(_titled(view, title))


def _own(view: View, title: Phrase) -> View:
    declare = member_page(Permission.SIGNED_IN, methods=("GET", "HEAD", "POST"))
    return declare(_titled(view, title))


urlpatterns = [
    path("account/sign-in/", _open(account.login, say("Sign in")), name="account_login"),
    path("account/sign-out/", _open(account.logout, say("Sign out")), name="account_logout"),
    path(
        "account/closed/",
        _open(account.account_inactive, say("This account is closed")),
        name="account_inactive",
    ),
    path(
        "account/again/",
        _own(account.reauthenticate, say("Is it you?")),
        name="account_reauthenticate",
    ),
    path("account/email/", _own(account.email, say("Change the address")), name="account_email"),
    re_path(
        r"^account/email/(?P<key>[-:\w]+)/$",
        _open(account.confirm_email, say("Your new address")),
        name="account_confirm_email",
    ),
    path(
        "account/password/",
        _own(account.password_change, say("Change the password")),
        name="account_change_password",
    ),
    path(
        "account/password/reset/",
        _open(account.password_reset, say("A new password")),
        name="account_reset_password",
    ),
    path(
        "account/password/reset/sent/",
        _open(account.password_reset_done, say("Look at your letters")),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _open(account.password_reset_from_key, say("A new password")),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/changed/",
        _open(account.password_reset_from_key_done, say("Password changed")),
        name="account_reset_password_from_key_done",
    ),
    path("account/factors/", _own(mfa.index, say("Second factor")), name="mfa_index"),
    path(
        "account/factors/code/",
        _open(mfa.authenticate, say("The second factor")),
        name="mfa_authenticate",
    ),
    path(
        "account/factors/again/",
        _own(mfa.reauthenticate, say("Is it you?")),
        name="mfa_reauthenticate",
    ),
    path(
        "account/factors/app/",
        _own(totp.activate_totp, say("Set up an app")),
        name="mfa_activate_totp",
    ),
    path(
        "account/factors/app/remove/",
        _own(totp.deactivate_totp, say("Remove the app")),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/factors/recovery/",
        _own(recovery.view_recovery_codes, say("Recovery codes")),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/factors/recovery/new/",
        _own(recovery.generate_recovery_codes, say("Make new recovery codes")),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/factors/recovery/download/",
        _own(recovery.download_recovery_codes, say("Recovery codes")),
        name="mfa_download_recovery_codes",
    ),
    path(
        "account/passkeys/",
        _own(webauthn.list_webauthn, say("Your passkeys")),
        name="mfa_list_webauthn",
    ),
    path(
        "account/passkeys/add/",
        _own(webauthn.add_webauthn, say("Add a passkey")),
        name="mfa_add_webauthn",
    ),
    path(
        "account/passkeys/again/",
        _own(webauthn.reauthenticate_webauthn, say("Is it you?")),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/passkeys/sign-in/",
        _open(webauthn.login_webauthn, say("Sign in")),
        name="mfa_login_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/remove/",
        _own(webauthn.remove_webauthn, say("Remove a passkey")),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/name/",
        _own(webauthn.edit_webauthn, say("Rename a passkey")),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/sessions/",
        _own(sessions.list_usersessions, say("Your sessions")),
        name="usersessions_list",
    ),
]
