"""The page on which an event is classed otherwise: one person proposes, another decides."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.actions import note_events_read
from misaq.apps.incidents.actions.recodings import decide_recoding, propose_recoding
from misaq.apps.incidents.entry_forms import Choice, DecisionForm
from misaq.apps.incidents.entry_showing import state_of
from misaq.apps.incidents.queries import get_coding
from misaq.apps.incidents.queries.entries import list_recodings
from misaq.apps.incidents.queries.events import get_event
from misaq.apps.incidents.queries.handed import HandedRecoding
from misaq.apps.incidents.recoding_forms import RecodingForm
from misaq.apps.incidents.wording import NATURE_WORDS
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.people import people_named
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.recoding import recoded
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.records import SourceEvent
from misaq.kernel.errors import MisaqError
from misaq.kernel.words import say


@member_page(Permission.READ_EVENTS, methods=("GET", "HEAD", "POST"))
def recode(request: HttpRequest, source: str, event_id: str) -> HttpResponse:
    """Show how an event is classed, and by whom; take a proposal, or a decision on one."""
    actor, at = actor_of(request), datetime.now(UTC)
    event = get_event(actor=actor, source=source, event_id=event_id).event
    note_events_read(actor=actor, at=at, sources=(source,), rows=1)
    coding = _coding(actor, event)
    form, decision = _forms(request, coding)
    if request.method == "POST" and _is_done(actor, at, event, form, decision):
        return HttpResponseRedirect(reverse("incidents:recode", args=(source, event_id)))
    proposals = list_recodings(actor=actor, source=source, event_id=event_id)
    coding = _as_decided(coding, event, proposals)
    waiting = next((one for one in proposals if one.handling.waits), None)
    people = {who for one in proposals for who in (one.handling.by, one.handling.decided_by)}
    return render_records(
        request,
        "incidents/recode.html",
        title=say("How an event is classed: {event}", event=f"{source} {event_id}"),
        trail=(
            Crumb(say("Threat picture"), reverse("threat:picture")),
            Crumb(f"{source} {event_id}", reverse("incidents:event", args=(source, event_id))),
        ),
        status=400 if form.errors or decision.errors else 200,
        event=event,
        coding=coding,
        nature=NATURE_WORDS[coding.nature],
        form=form,
        decision=decision,
        waiting=waiting,
        waiting_nature=None if waiting is None else NATURE_WORDS[waiting.recoding.nature],
        proposals=[
            (one, state_of(one.handling), NATURE_WORDS[one.recoding.nature]) for one in proposals
        ],
        may_propose=waiting is None and may(actor, Permission.ENTER_INCIDENT),
        may_decide=waiting is not None
        and waiting.handling.by != actor.id
        and may(actor, Permission.JUDGE_EVENTS),
        people=people_named(actor, people - {""}),
    )


def _coding(actor: Actor, event: SourceEvent) -> Coding:
    actors, rules = get_coding(actor=actor)
    return code_event(event, actors, rules)


def _as_decided(
    coding: Coding, event: SourceEvent, proposals: tuple[HandedRecoding, ...]
) -> Coding:
    standing = next((one for one in proposals if one.handling.stands), None)
    return coding if standing is None else recoded(coding, event, standing.recoding)


def _forms(request: HttpRequest, coding: Coding) -> tuple[RecodingForm, DecisionForm]:
    is_decision = "act" in request.POST
    initial = {
        "primary": coding.primary or "",
        "also": [one for one in coding.classes if one != coding.primary],
        "nature": coding.nature.value,
    }
    data: Any = request.POST if request.method == "POST" else None
    return (
        RecodingForm(None if is_decision else data, classes=_classes(), initial=initial),
        DecisionForm(data if is_decision else None),
    )


def _classes() -> list[Choice]:
    return [(str(one.key), heading_of(one)) for one in get_framework(actor=PUBLIC).classes]


def _is_done(
    actor: Actor,
    at: datetime,
    event: SourceEvent,
    form: RecodingForm,
    decision: DecisionForm,
) -> bool:
    """Do what was asked; where it is refused, the form says why."""
    asked: forms.Form = decision if decision.is_bound else form
    if not asked.is_valid():
        return False
    try:
        if decision.is_bound:
            _decide(actor, at, event, decision)
        else:
            propose_recoding(
                actor=actor,
                at=at,
                event=event,
                classes=form.classes,
                nature=form.counts_as,
                reason=form.cleaned_data["reason"],
            )
    except MisaqError as refusal:
        add_refusal(asked, refusal)
        return False
    return True


def _decide(actor: Actor, at: datetime, event: SourceEvent, decision: DecisionForm) -> None:
    proposals = list_recodings(actor=actor, source=event.source, event_id=event.event_id)
    seen = decision.cleaned_data["seen"]
    decide_recoding(
        actor=actor,
        at=at,
        number=next((one.number for one in proposals if one.number == seen), 0),
        ruling=decision.ruling,
        reason=decision.cleaned_data["reason"],
    )
