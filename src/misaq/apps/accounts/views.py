"""Pages about one's own account, and about the people of the site."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from misaq.apps.accounts import queries
from misaq.apps.accounts.actions import accept_invitation
from misaq.apps.accounts.forms import AcceptForm
from misaq.apps.accounts.sessions import withheld_from
from misaq.apps.accounts.showing import role_of
from misaq.apps.pages.access import actor_of, entrance_page, member_page
from misaq.apps.pages.rendering import render_page
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import say

FORM = ("GET", "HEAD", "POST")


def _own_number(request: HttpRequest) -> int:
    return int(actor_of(request).id.removeprefix("user:"))


@member_page(Permission.SIGNED_IN)
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own account: roles, ways to sign in, sessions."""
    actor = actor_of(request)
    return render_page(
        request,
        "accounts/own.html",
        title=say("Your account"),
        account=queries.get_account(actor=actor, user=_own_number(request)),
        roles=[role_of(held) for held in (*actor.held, *withheld_from(actor))],
        withheld=withheld_from(actor),
    )


@member_page(Permission.SIGNED_IN)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed, and lead to setting it up."""
    return render_page(
        request,
        "accounts/second_factor.html",
        title=say("A second factor is needed"),
        withheld=[role_of(held) for held in withheld_from(actor_of(request))],
    )


@entrance_page
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who was invited open their account."""
    actor, at = actor_of(request), datetime.now(UTC)
    invitation = queries.find_invitation(actor=actor, token=token, at=at)
    if invitation is None:
        raise NotFound(
            "This link does not open an account: it was used, withdrawn, or is too old.",
            next_step="Ask whoever invited you for a new one.",
            rule="accounts.invitation",
        )
    form = AcceptForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(
                actor=actor,
                at=at,
                token=token,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
            )
        except InputRefused as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("account_login")
    return render_page(
        request,
        "accounts/accept.html",
        title=say("Open your account"),
        trail=(),
        invitation=invitation,
        form=form,
        terms=ROLES[invitation.held.role],
    )
