"""Pages about one's own account."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from misaq.apps.accounts import queries
from misaq.apps.accounts.actions import accept_invitation, change_profile
from misaq.apps.accounts.forms import AcceptForm, ProfileForm
from misaq.apps.accounts.matrix import permission_rows, roles_shown, route_rows
from misaq.apps.accounts.sessions import withheld_from
from misaq.apps.accounts.showing import role_of
from misaq.apps.pages.access import actor_of, entrance_page, fixed_page, member_page
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES
from misaq.core.access.rules import may
from misaq.kernel.errors import MisaqError, NotFound
from misaq.kernel.words import say, tell

FORM = ("GET", "HEAD", "POST")


@member_page(Permission.SIGNED_IN)
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own account: roles, ways to sign in, sessions."""
    actor = actor_of(request)
    withheld = withheld_from(actor)
    return render_page(
        request,
        "accounts/own.html",
        title=say("Your account"),
        account=queries.get_account(actor=actor, user=queries.number_of(actor)),
        roles=[role_of(held) for held in (*actor.held, *withheld)],
        withheld=withheld,
        may_read_accounts=may(actor, Permission.READ_ACCOUNTS),
        may_read_audit=may(actor, Permission.READ_AUDIT),
    )


@member_page(Permission.SIGNED_IN, methods=FORM)
def profile(request: HttpRequest) -> HttpResponse:
    """Change one's own name and language."""
    actor = actor_of(request)
    account = queries.get_account(actor=actor, user=queries.number_of(actor))
    form = ProfileForm(
        request.POST or None, initial={"name": account.name, "language": account.language}
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(actor=actor, at=datetime.now(UTC), **form.cleaned_data)
        except MisaqError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("accounts:own")
    title = say("Your name and language")
    return render_page(request, "accounts/profile.html", title=title, trail=_trail(), form=form)


@member_page(Permission.SIGNED_IN)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed, and lead to setting it up."""
    return render_page(
        request,
        "accounts/second_factor.html",
        title=say("A second factor is needed"),
        trail=_trail(),
        withheld=[role_of(held) for held in withheld_from(actor_of(request))],
    )


@entrance_page
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who was invited open their account."""
    actor, at = actor_of(request), datetime.now(UTC)
    invitation = queries.find_invitation(actor=actor, token=token, at=at)
    if invitation is None:
        raise NotFound(
            tell("This link does not open an account: it was used, withdrawn, or is too old."),
            next_step=tell("Ask whoever invited you for a new one."),
            rule="accounts.invitation",
        )
    form = AcceptForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        try:
            accept_invitation(actor=actor, at=at, token=token, name=name, password=password)
        except MisaqError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("account_login")
    return render_page(
        request,
        "accounts/accept.html",
        title=say("Open your account"),
        invitation=invitation,
        form=form,
        terms=ROLES[invitation.held.role],
    )


@fixed_page
def roles(request: HttpRequest) -> HttpResponse:
    """Show each role with its sentence, what it may do, and which page needs what."""
    return render_page(
        request,
        "accounts/roles.html",
        title=say("Who may do what"),
        roles=roles_shown(),
        permissions=permission_rows(),
        routes=route_rows(),
    )


def _trail() -> tuple[Crumb, ...]:
    from django.urls import reverse

    return (Crumb(say("Your account"), reverse("accounts:own")),)
