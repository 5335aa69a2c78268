"""Pages about the people of the site, for administrators and auditors."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from misaq.apps.accounts import queries
from misaq.apps.accounts.actions import (
    close_account,
    confirm_grant,
    end_grant,
    grant_role,
    invite,
    withdraw_invitation,
)
from misaq.apps.accounts.forms import InviteForm, RoleForm
from misaq.apps.accounts.letters import send_invitation
from misaq.apps.accounts.showing import grants_shown, role_of
from misaq.apps.pages.access import View, actor_of, member_page
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.errors import MisaqError
from misaq.kernel.words import say

FORM = ("GET", "HEAD", "POST")


def _now() -> datetime:
    return datetime.now(UTC)


def _with_a_fresh_password(view: View) -> View:
    """Ask who it is once more before an act about accounts."""
    guarded: View = reauthentication_required(view)
    return guarded


def _trail() -> tuple[Crumb, ...]:
    return (Crumb(say("People"), reverse("accounts:people")),)


@member_page(Permission.READ_ACCOUNTS)
def people(request: HttpRequest) -> HttpResponse:
    """List who has an account, who is invited, and what waits for a second person."""
    actor = actor_of(request)
    accounts = queries.list_accounts(actor=actor)
    return render_page(
        request,
        "accounts/people.html",
        title=say("People"),
        accounts=[(each, [role_of(held) for held in each.held]) for each in accounts],
        invitations=[
            (each, role_of(each.held)) for each in queries.list_invitations(actor=actor, at=_now())
        ],
        waiting=grants_shown(
            queries.list_waiting(actor=actor), actor, {a.number: a.name for a in accounts}
        ),
        may_invite=may(actor, Permission.INVITE),
    )


@member_page(Permission.READ_ACCOUNTS)
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Show one account: what it holds, held, and waits for."""
    actor = actor_of(request)
    account = queries.get_account(actor=actor, user=number)
    grants = queries.list_grants(actor=actor, user=number)
    return render_page(
        request,
        "accounts/person.html",
        title=account.name,
        trail=_trail(),
        account=account,
        grants=grants_shown(grants, actor, {number: account.name}),
        may_grant=may(actor, Permission.GRANT_ROLE) and account.closed_at is None,
        may_close=may(actor, Permission.INVITE) and account.closed_at is None,
    )


@member_page(Permission.INVITE, methods=FORM)
@_with_a_fresh_password
def invite_person(request: HttpRequest) -> HttpResponse:
    """Invite somebody; show the link once, in case the letter does not arrive."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked: dict[str, Any] = form.cleaned_data
        given = {name: asked[name] for name in ("email", "name", "language", "held", "reason")}
        try:
            invited = invite(actor=actor_of(request), at=_now(), **given)
        except MisaqError as refusal:
            form.add_refusal(refusal)
        else:
            link = request.build_absolute_uri(
                reverse("accounts:accept", kwargs={"token": invited.token})
            )
            is_sent = send_invitation(
                email=asked["email"],
                name=asked["name"],
                language=asked["language"],
                role=asked["held"].role,
                link=link,
            )
            return render_page(
                request,
                "accounts/invited.html",
                title=say("The invitation is made"),
                trail=_trail(),
                link=link,
                is_sent=is_sent,
                expires_at=invited.expires_at,
                email=asked["email"],
            )
    title = say("Invite somebody")
    return render_page(request, "accounts/invite.html", title=title, trail=_trail(), form=form)


@member_page(Permission.GRANT_ROLE, methods=FORM)
@_with_a_fresh_password
def grant(request: HttpRequest, number: int) -> HttpResponseBase:
    """Grant somebody a role."""
    actor = actor_of(request)
    account = queries.get_account(actor=actor, user=number)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        held, reason = form.cleaned_data["held"], form.cleaned_data["reason"]
        try:
            grant_role(actor=actor, at=_now(), grantee=number, held=held, reason=reason)
        except MisaqError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("accounts:person", number=number)
    return render_page(
        request,
        "accounts/grant.html",
        title=say("Grant a role"),
        trail=(*_trail(), Crumb(account.name, reverse("accounts:person", args=(number,)))),
        account=account,
        form=form,
        is_own=actor.id == account.id,
    )


@member_page(Permission.GRANT_ROLE, methods=("POST",))
@_with_a_fresh_password
def confirm(request: HttpRequest, grant: int) -> HttpResponseBase:
    """Confirm, as the second person, a grant that waits."""
    confirm_grant(actor=actor_of(request), at=_now(), grant=grant)
    return redirect("accounts:people")


@member_page(Permission.GRANT_ROLE, methods=("POST",))
@_with_a_fresh_password
def end(request: HttpRequest, grant: int) -> HttpResponseBase:
    """End a grant, or decline one that waits."""
    end_grant(actor=actor_of(request), at=_now(), grant=grant)
    return redirect("accounts:people")


@member_page(Permission.INVITE, methods=("POST",))
@_with_a_fresh_password
def withdraw(request: HttpRequest, invitation: int) -> HttpResponseBase:
    """Make the link of an invitation useless."""
    withdraw_invitation(actor=actor_of(request), at=_now(), invitation=invitation)
    return redirect("accounts:people")


@member_page(Permission.INVITE, methods=FORM)
@_with_a_fresh_password
def close(request: HttpRequest, number: int) -> HttpResponseBase:
    """Close an account, after saying what that means."""
    actor = actor_of(request)
    account = queries.get_account(actor=actor, user=number)
    if request.method == "POST":
        close_account(actor=actor, at=_now(), leaving=number)
        return redirect("accounts:people")
    return render_page(
        request,
        "accounts/close.html",
        title=say("Close this account?"),
        trail=(*_trail(), Crumb(account.name, reverse("accounts:person", args=(number,)))),
        account=account,
    )
