"""Pages on which incidents are handed in, decided by somebody else, and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.incidents.actions.entries import (
    correct_entry,
    decide_entry,
    hand_in_entry,
    withdraw_entry,
)
from misaq.apps.incidents.entry_changes import changes_between
from misaq.apps.incidents.entry_choices import choices_for
from misaq.apps.incidents.entry_forms import (
    CorrectionForm,
    DecisionForm,
    EntryForm,
    WithdrawalForm,
)
from misaq.apps.incidents.entry_reading import fields_of
from misaq.apps.incidents.entry_showing import shown_version, shown_versions
from misaq.apps.incidents.queries.communities import count_communities
from misaq.apps.incidents.queries.entries import (
    get_known,
    list_standing_entries,
    list_versions,
    list_waiting_entries,
    list_waiting_recodings,
    list_withdrawn_entries,
)
from misaq.apps.incidents.queries.handed import entry_number
from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.parts import Change
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.people import people_named
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.deciding import EntryVersion, Handling
from misaq.core.incidents.sealed import LEAST
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.words import say

_FORM = ("GET", "HEAD", "POST")


def _trail() -> tuple[Crumb, ...]:
    return (
        Crumb(say("Threat picture"), reverse("threat:picture")),
        Crumb(say("Incidents entered here"), reverse("incidents:entries")),
    )


@member_page(Permission.READ_EVENTS)
def entries(request: HttpRequest) -> HttpResponse:
    """Show the accepted incidents, the latest first."""
    actor = actor_of(request)
    found = list_standing_entries(actor=actor)
    stretch = stretch_of(found, request.GET)
    return render_records(
        request,
        "incidents/entries.html",
        title=say("Incidents entered here"),
        trail=_trail()[:1],
        stretch=stretch,
        shown=shown_versions(stretch.items),
        withdrawn=shown_versions(list_withdrawn_entries(actor=actor)),
        may_enter=may(actor, Permission.ENTER_INCIDENT),
        waiting=len(list_waiting_entries(actor=actor)) + len(list_waiting_recodings(actor=actor)),
    )


@member_page(Permission.READ_EVENTS)
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what was handed in and waits: incidents, and events that are to be classed anew."""
    actor = actor_of(request)
    found = list_waiting_entries(actor=actor)
    recodings = list_waiting_recodings(actor=actor)
    handled = [*(one.handling for one in found), *(one.handling for one in recodings)]
    return render_records(
        request,
        "incidents/waiting.html",
        title=say("Waiting for a second person"),
        trail=_trail(),
        shown=shown_versions(found),
        recodings=recodings,
        me=actor.id,
        people=people_named(actor, _people(handled)),
    )


@member_page(Permission.READ_EVENTS)
def communities(request: HttpRequest) -> HttpResponse:
    """Show incidents by the community they harmed: counts of ten or more, and no incident."""
    return render_records(
        request,
        "incidents/communities.html",
        title=say("By community harmed"),
        trail=_trail(),
        counted=count_communities(actor=actor_of(request), today=datetime.now(UTC).date()),
        least=LEAST,
    )


@member_page(Permission.ENTER_INCIDENT, methods=_FORM)
def new_entry(request: HttpRequest) -> HttpResponse:
    """Take an incident; somebody else decides whether it is accepted."""
    actor, at = actor_of(request), datetime.now(UTC)
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        known=get_known(actor=actor, today=at.date()),
        choices=choices_for(actor),
    )
    if form.is_bound and form.is_valid():
        try:
            number = hand_in_entry(
                actor=actor, at=at, entry=form.entry, community=form.to_be_sealed
            )
            return HttpResponseRedirect(reverse("incidents:entry", args=(number,)))
        except InputRefused as refusal:
            add_refusal(form, refusal)
    return _form_page(request, form, trail=_trail())


@member_page(Permission.ENTER_INCIDENT, methods=_FORM)
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Take a new version of an incident; the one that stands goes on until it is accepted."""
    actor, at = actor_of(request), datetime.now(UTC)
    versions = list_versions(actor=actor, number=number)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        known=get_known(actor=actor, today=at.date()),
        choices=choices_for(actor),
        initial=fields_of(_shown_first(versions).entry),
    )
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            correct_entry(
                actor=actor, at=at, number=number, entry=form.entry, why=why,
                community=form.sealed_anew,
            )  # fmt: skip
            return HttpResponseRedirect(reverse("incidents:entry", args=(number,)))
        except MisaqError as refusal:
            add_refusal(form, refusal)
    here = Crumb(entry_number(number), reverse("incidents:entry", args=(number,)))
    return _form_page(request, form, trail=(*_trail(), here))


@member_page(Permission.READ_EVENTS, methods=_FORM)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show an incident in all its versions, and take what a second person decides."""
    actor = actor_of(request)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            decide_entry(
                actor=actor,
                at=datetime.now(UTC),
                number=number,
                ruling=form.ruling,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["seen"],
            )
            return HttpResponseRedirect(reverse("incidents:entry", args=(number,)))
        except MisaqError as refusal:
            add_refusal(form, refusal)
    versions = list_versions(actor=actor, number=number)
    latest = versions[-1]
    return render_records(
        request,
        "incidents/entry.html",
        title=say("Incident {number}", number=entry_number(number)),
        trail=_trail(),
        status=400 if form.errors else 200,
        number=number,
        first=shown_version(_shown_first(versions)),
        versions=shown_versions(tuple(reversed(versions))),
        latest=latest,
        changes=_changes(actor, versions),
        form=form,
        may_decide=_may_decide(actor, latest),
        is_own=latest.handling.by == actor.id,
        may_correct=not latest.handling.waits and may(actor, Permission.ENTER_INCIDENT),
        counts=any(one.counts for one in versions),
        people=people_named(actor, _people(one.handling for one in versions)),
    )


@member_page(Permission.ENTER_INCIDENT, methods=_FORM)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take that an incident is withdrawn; it counts until somebody else accepts that."""
    actor = actor_of(request)
    versions = list_versions(actor=actor, number=number)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            why = form.cleaned_data["why"]
            withdraw_entry(actor=actor, at=datetime.now(UTC), number=number, why=why)
            return HttpResponseRedirect(reverse("incidents:entry", args=(number,)))
        except MisaqError as refusal:
            add_refusal(form, refusal)
    return render_records(
        request,
        "incidents/withdraw.html",
        title=say("Withdraw an incident"),
        trail=(*_trail(), Crumb(entry_number(number), reverse("incidents:entry", args=(number,)))),
        status=400 if form.errors else 200,
        form=form,
        one=shown_version(_shown_first(versions)),
    )


def _form_page(request: HttpRequest, form: EntryForm, *, trail: tuple[Crumb, ...]) -> HttpResponse:
    is_new = not isinstance(form, CorrectionForm)
    return render_records(
        request,
        "incidents/entry_form.html",
        title=say("Enter an incident") if is_new else say("Correct an incident"),
        trail=trail,
        status=400 if form.errors else 200,
        form=form,
    )


def _shown_first(versions: tuple[EntryVersion, ...]) -> EntryVersion:
    """Return the version that stands; the latest where none does."""
    return next((one for one in versions if one.handling.stands), versions[-1])


def _changes(actor: Actor, versions: tuple[EntryVersion, ...]) -> tuple[Change, ...]:
    """Return what the version that waits changes of the one that stands."""
    stands, latest = _shown_first(versions), versions[-1]
    if stands is latest or not latest.handling.waits:
        return ()
    known = get_known(actor=actor, today=latest.handling.at.date())
    form = EntryForm(known=known, choices=choices_for(actor))
    return changes_between(form, stands.entry, latest.entry)


def _may_decide(actor: Actor, latest: EntryVersion) -> bool:
    is_others = latest.handling.waits and latest.handling.by != actor.id
    return is_others and may(actor, Permission.JUDGE_EVENTS)


def _people(handled: Iterable[Handling]) -> set[str]:
    return {who for one in handled for who in (one.by, one.decided_by)} - {""}
