"""Pages on which members judge whether two events are one; what binds takes two of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.incidents.actions import note_events_read
from misaq.apps.incidents.actions.linking import confirm_judgement, judge_events
from misaq.apps.incidents.event_forms import JudgeEventsForm
from misaq.apps.incidents.event_showing import (
    judged_as,
    linked_as,
    pair_address,
    side_by_side,
    tellings_of,
)
from misaq.apps.incidents.queries.events import find_events, list_sources
from misaq.apps.incidents.queries.linking import (
    PairToReview,
    get_pair,
    list_judgements_of_pair,
    list_pairs_to_review,
    list_runs,
)
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.people import people_named
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.linking.judgements import EventReason
from misaq.core.incidents.linking.merging import merge
from misaq.core.incidents.linking.records import Key
from misaq.core.lists.judgements import Verdict
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.words import say, tell
from misaq.sources.incidents.prepared import PreparedEvent

_TITLE = say("Pairs of events that wait")
_BOTH = ("GET", "HEAD", "POST")
_CONFIRM = "confirm"
_ACTS = (_CONFIRM, "withdraw")


def _trail(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(say("Threat picture"), reverse("threat:picture")), *more)


@member_page(Permission.JUDGE_EVENTS)
def review(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait for a person, and how well each two sources were linked."""
    actor = actor_of(request)
    stretch = stretch_of(list_pairs_to_review(actor=actor), request.GET)
    pairs = [
        (one, pair_address(one.one, one.other), linked_as([one.found])[0] if one.found else None)
        for one in stretch.items
    ]
    return render_page(
        request,
        "incidents/review.html",
        title=_TITLE,
        trail=_trail(),
        stretch=stretch,
        pairs=pairs,
        runs=list_runs(actor=actor),
    )


@member_page(Permission.JUDGE_EVENTS, methods=_BOTH)
def pair(request: HttpRequest) -> HttpResponse:
    """Show two events side by side with the evidence; take a judgement, or its confirmation."""
    actor = actor_of(request)
    found = get_pair(actor=actor, one=_key(request, "one"), other=_key(request, "other"))
    act = request.POST.get("act", "")
    if act in _ACTS:
        _act(actor, found, act, request.POST.get("seen", ""))
        return HttpResponseRedirect(pair_address(found.one, found.other))
    form = JudgeEventsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _judge(actor, found, form)
        except MisaqError as refusal:
            add_refusal(form, refusal)
        else:
            return HttpResponseRedirect(pair_address(found.one, found.other))
    return _shown(request, actor, found, form)


def _act(actor: Actor, found: PairToReview, act: str, seen: str) -> None:
    """Confirm the judgement of a pair that was looked at, or take back the latest."""
    at = datetime.now(UTC)
    if act == _CONFIRM:
        judged = list_judgements_of_pair(actor=actor, one=found.one, other=found.other)
        number = next((one.number for one in judged if str(one.number) == seen), 0)
        confirm_judgement(actor=actor, at=at, judgement=number)
        return
    judge_events(
        actor=actor,
        at=at,
        one=found.one,
        other=found.other,
        verdict=Verdict.WITHDRAWN,
        reasons=(EventReason.MISTAKE,),
    )


def _judge(actor: Actor, found: PairToReview, form: JudgeEventsForm) -> None:
    judge_events(
        actor=actor,
        at=datetime.now(UTC),
        one=found.one,
        other=found.other,
        verdict=Verdict(form.cleaned_data["verdict"]),
        reasons=tuple(EventReason(one) for one in form.cleaned_data["reasons"]),
        note=form.cleaned_data["note"],
    )


def _shown(
    request: HttpRequest, actor: Actor, found: PairToReview, form: JudgeEventsForm
) -> HttpResponse:
    events = find_events(actor=actor, keys=(found.one, found.other))
    _note(actor, events)
    terms = {one.source: one.terms for one in list_sources(actor=actor)}
    tellings = tellings_of(actor, events.values(), terms)
    judged = list_judgements_of_pair(actor=actor, one=found.one, other=found.other)
    people = {who for one in judged for who in (one.judged_by, one.confirmed_by) if who}
    of_two = found.one[0] != found.other[0] and len(events) == len((found.one, found.other))
    rows = merge([tuple(events)], [one.event for one in events.values()]) if of_two else ()
    return render_records(
        request,
        "incidents/pair.html",
        title=say("Are these one event?"),
        trail=_trail(Crumb(_TITLE, reverse("incidents:review"))),
        status=400 if form.errors else 200,
        found=found,
        link=linked_as([found.found])[0] if found.found else None,
        tellings=tellings,
        incident=rows[0] if rows else None,
        rows=side_by_side(rows[0], tellings) if rows else (),
        form=form,
        judgements=judged_as(judged),
        people=people_named(actor, people),
        may_confirm=found.waits_for_second
        and found.judgement is not None
        and found.judgement.judged_by != actor.id,
        address=pair_address(found.one, found.other),
    )


def _note(actor: Actor, events: Mapping[Key, PreparedEvent]) -> None:
    """Write down that single rows are read, by those who read events."""
    if events and may(actor, Permission.READ_EVENTS):
        named = tuple(sorted({source for source, _ in events}))
        note_events_read(actor=actor, at=datetime.now(UTC), sources=named, rows=len(events))


def _key(request: HttpRequest, name: str) -> Key:
    """Return an event as the address names it: its source, a stroke, its identifier."""
    source, _, event_id = request.GET.get(name, "").partition("/")
    if not (source and event_id) or len(source) > 80 or len(event_id) > 200:
        raise InputRefused(
            tell("The address names no two events."),
            next_step=tell("Choose a pair from the list, or begin at the page of an event."),
            rule="incidents.pair",
        )
    return source, event_id
