"""Pages on which two people issue redress numbers, and either revokes them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.lists.queries import count_tombstones
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.actions import confirm_redress, propose_redress, revoke_redress
from misaq.apps.screening.forms import BINDINGS, REVOCATIONS, RedressForm, RevokeForm
from misaq.apps.screening.people import people_named
from misaq.apps.screening.queries import get_redress, list_redress
from misaq.apps.screening.showing import list_choices
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.screening.redress import RedressNumber, RevocationReason
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import say

_TWO = ("GET", "HEAD", "POST")


def _trail() -> tuple[Crumb, ...]:
    return (Crumb(say("Redress numbers"), reverse("screening:numbers")),)


@member_page(Permission.ISSUE_REDRESS)
def numbers(request: HttpRequest) -> HttpResponse:
    """Show the register of redress numbers: no number and no applicant is in it."""
    actor = actor_of(request)
    found = list_redress(actor=actor)
    return render_records(
        request,
        "screening/numbers.html",
        title=say("Redress numbers"),
        numbers=found,
        people=people_named(actor, _people(*found)),
    )


@member_page(Permission.ISSUE_REDRESS, methods=_TWO)
def propose(request: HttpRequest) -> HttpResponse:
    """Take the proposal of a number; somebody else issues it."""
    form = RedressForm(request.POST if request.method == "POST" else None, lists=list_choices())
    if form.is_bound and form.is_valid():
        try:
            number = propose_redress(
                actor=actor_of(request), at=datetime.now(UTC), **form.proposal()
            )
            return HttpResponseRedirect(reverse("screening:number-of", args=[number]))
        except InputRefused as refusal:
            add_refusal(form, refusal)
    return render_records(
        request,
        "screening/propose.html",
        title=say("Propose a redress number"),
        trail=_trail(),
        status=400 if form.errors else 200,
        form=form,
    )


@member_page(Permission.ISSUE_REDRESS, methods=_TWO)
def number_of(request: HttpRequest, number: int) -> HttpResponse:
    """Show where a number stands; issue it, or revoke it."""
    actor, issued, status = actor_of(request), "", 200
    form = RevokeForm(request.POST if request.POST.get("act") == "revoke" else None)
    if request.method == "POST":
        try:
            issued = _act(request, actor, number, form)
            status = 400 if form.errors else 200
        except (NotAllowed, StateConflict) as refusal:
            form = form if form.is_bound else RevokeForm({})
            form.full_clean()
            form.errors.clear()
            add_refusal(form, refusal)
            status = refusal.http_status
    found = get_redress(actor=actor, number=number)
    return render_records(
        request,
        "screening/number_of.html",
        title=say("Redress application {case}", case=found.case),
        trail=_trail(),
        status=status,
        number=found,
        kinds=[BINDINGS[kind] for kind in found.kinds],
        reason=None if found.reason is None else REVOCATIONS[found.reason],
        form=form,
        issued=issued,
        can_confirm=found.confirmed_at is None
        and found.revoked_at is None
        and found.proposed_by != actor.id,
        is_own=found.proposed_by == actor.id,
        people=people_named(actor, _people(found)),
    )


def _act(request: HttpRequest, actor: Actor, number: int, form: RevokeForm) -> str:
    """Do what was asked; return a number that was issued, which is shown this once."""
    at = datetime.now(UTC)
    if request.POST.get("act") == "confirm":
        return confirm_redress(actor=actor, at=at, number=number)
    if form.is_valid():
        reason = RevocationReason(form.cleaned_data["reason"])
        revoke_redress(actor=actor, at=at, number=number, reason=reason)
    return ""


def _people(*found: RedressNumber) -> set[str]:
    named = {who for x in found for who in (x.proposed_by, x.confirmed_by, x.revoked_by)}
    return named - {""}


@member_page(Permission.READ_TOMBSTONES)
def tombstones(request: HttpRequest) -> HttpResponse:
    """Show how many delisted people are kept from coming back, list by list: no more is known."""
    return render_records(
        request,
        "screening/tombstones.html",
        title=say("Tombstones"),
        counts=sorted(count_tombstones(actor=actor_of(request)).items()),
    )
