"""Pages on which an office is told what changes on a list, and acknowledges it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.actions import acknowledge, subscribe, unsubscribe
from misaq.apps.screening.forms import CHANNELS, SubscribeForm
from misaq.apps.screening.people import office_choices, people_named
from misaq.apps.screening.queries import (
    get_subscription,
    list_deliveries,
    list_subscriptions,
    scopes_within,
)
from misaq.apps.screening.showing import list_choices
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.words import say

_TWO = ("GET", "HEAD", "POST")


@member_page(Permission.KEEP_SUBSCRIPTIONS, methods=_TWO)
def subscriptions(request: HttpRequest) -> HttpResponse:
    """Show the subscriptions of the reader's office, and take one more; its secret shows once."""
    actor, status, secret = actor_of(request), 200, ""
    offices = office_choices(
        actor, sorted(scopes_within(actor, Permission.KEEP_SUBSCRIPTIONS) or ())
    )
    form = SubscribeForm(
        request.POST if request.method == "POST" else None, lists=list_choices(), offices=offices
    )
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                _, secret = subscribe(actor=actor, at=datetime.now(UTC), **form.wanted())
                form, status = SubscribeForm(lists=list_choices(), offices=offices), 200
            except (InputRefused, NotFound, StateConflict) as refusal:
                add_refusal(form, refusal)
                status = refusal.http_status
    return render_records(
        request,
        "screening/subscriptions.html",
        title=say("Told what changes on lists"),
        status=status,
        subscriptions=[(x, CHANNELS[x.channel]) for x in list_subscriptions(actor=actor)],
        form=form,
        secret=secret,
    )


@member_page(Permission.KEEP_SUBSCRIPTIONS, methods=_TWO)
def subscription(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was sent and received; acknowledge a notice, or end the subscription."""
    actor, at, status = actor_of(request), datetime.now(UTC), 200
    refused = None
    if request.method == "POST":
        try:
            if request.POST.get("act") == "end":
                unsubscribe(actor=actor, at=at, number=number)
            else:
                uid = request.POST.get("uid", "")[:64]
                acknowledge(actor=actor, at=at, number=number, uid=uid)
            return HttpResponseRedirect(reverse("screening:subscription", args=[number]))
        except StateConflict as refusal:
            refused, status = refusal, refusal.http_status
    found = get_subscription(actor=actor, number=number)
    deliveries = list_deliveries(actor=actor, subscription=number)
    return render_records(
        request,
        "screening/subscription.html",
        title=say("Subscription {number}", number=number),
        trail=(Crumb(say("Told what changes on lists"), reverse("screening:subscriptions")),),
        status=status,
        subscription=found,
        channel=CHANNELS[found.channel],
        deliveries=deliveries,
        refused=refused,
        people=people_named(actor, {x.received_by for x in deliveries} | {found.begun_by}),
    )
