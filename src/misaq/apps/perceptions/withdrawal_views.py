"""The page on which an assessment is withdrawn: one person asks, another decides."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.incidents.entry_forms import DecisionForm
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.perceptions.actions import ask_withdrawal, decide_withdrawal
from misaq.apps.perceptions.forms import WithdrawalForm
from misaq.apps.perceptions.queries import get_assessment, list_withdrawals
from misaq.apps.perceptions.views import trail_of
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import MisaqError
from misaq.kernel.words import say


@member_page(Permission.KEEP_PERCEPTIONS, methods=("GET", "HEAD", "POST"))
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that an assessment be withdrawn, or decide what a colleague asked."""
    actor, at = actor_of(request), datetime.now(UTC)
    filed = get_assessment(actor=actor, number=number)
    is_decision = "act" in request.POST
    data = request.POST if request.method == "POST" else None
    form = WithdrawalForm(None if is_decision else data)
    decision = DecisionForm(data if is_decision else None)
    if data is not None and _is_done(actor, at, number, form, decision):
        return HttpResponseRedirect(reverse("perceptions:assessment", args=[number]))
    waiting = next(iter(list_withdrawals(actor=actor, number=number, waiting=True)), None)
    return render_records(
        request,
        "perceptions/withdraw.html",
        title=say("Withdraw assessment {number}", number=number),
        trail=trail_of(),
        status=400 if form.errors or decision.errors else 200,
        filed=filed,
        form=form,
        decision=decision,
        waiting=waiting,
        may_decide=waiting is not None and waiting.handling.by != actor.id,
    )


def _is_done(
    actor: Actor, at: datetime, number: int, form: WithdrawalForm, decision: DecisionForm
) -> bool:
    """Do what was asked; where it is refused, the form says why."""
    asked = decision if decision.is_bound else form
    if not asked.is_valid():
        return False
    try:
        if decision.is_bound:
            said = decision.cleaned_data
            decide_withdrawal(
                actor=actor, at=at, number=number, withdrawal=said["seen"],
                ruling=decision.ruling, reason=said["reason"],
            )  # fmt: skip
        else:
            ask_withdrawal(actor=actor, at=at, number=number, why=form.cleaned_data["why"])
    except MisaqError as refusal:
        add_refusal(asked, refusal)
        return False
    return True
