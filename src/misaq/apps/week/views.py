"""Somebody's week, and what they set for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from misaq.apps.pages.access import actor_of, member_page
from misaq.apps.pages.addresses import subject_url
from misaq.apps.pages.days import today
from misaq.apps.pages.form_errors import add_refusal
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.index import get_index
from misaq.apps.registers.showing import render_records
from misaq.apps.week.actions import (
    choose_rhythm,
    drop_filter,
    follow,
    keep_filter,
    mark_seen,
    unfollow,
)
from misaq.apps.week.changes import touching
from misaq.apps.week.forms import FilterForm, RecordForm, RhythmForm, SeenForm
from misaq.apps.week.gathering import gather
from misaq.apps.week.queries import (
    begins_at,
    get_changes,
    get_reader,
    list_filters,
    list_followed,
)
from misaq.apps.week.rhythm import Rhythm
from misaq.apps.week.rooms import rooms_of
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.words import say, tell

FormT = TypeVar("FormT", SeenForm, RecordForm, RhythmForm)
FIRST_LOOK = timedelta(days=7)
_POST = ("POST",)
_BOTH = ("GET", "HEAD", "POST")


@member_page(Permission.SIGNED_IN)
def week(request: HttpRequest) -> HttpResponse:
    """Show what is overdue, due, waiting, and changed since the reader last looked."""
    actor, now = actor_of(request), datetime.now(UTC)
    reader = get_reader(actor=actor)
    since = _since(actor, reader.seen_at, now)
    changes = get_changes(actor=actor, since=since, until=now)
    followed = list_followed(actor=actor)
    return render_records(
        request,
        "week/week.html",
        title=say("My week"),
        week=gather(actor=actor, day=today()),
        since=since,
        now=now.isoformat(),
        changes=changes,
        touched=touching(changes, followed),
        followed=followed,
        filters=list_filters(actor=actor),
        letters=RhythmForm(initial={"rhythm": reader.rhythm.value}),
        failures=reader.failures,
        rooms=tuple(rooms_of(actor)),
    )


def _since(actor: Actor, seen_at: datetime | None, now: datetime) -> datetime:
    """Return from when on changes are shown: never from before there was a record here."""
    first = begins_at(actor=actor) or now
    return max(seen_at or now - FIRST_LOOK, min(first, now))


@member_page(Permission.SIGNED_IN, methods=_POST)
def seen(request: HttpRequest) -> HttpResponse:
    """Remember that the reader has seen what the page showed."""
    form = _written(SeenForm(request.POST))
    mark_seen(actor=actor_of(request), at=datetime.now(UTC), up_to=form.cleaned_data["up_to"])
    return _home()


@member_page(Permission.SIGNED_IN, methods=_BOTH)
def followed(request: HttpRequest) -> HttpResponse:
    """Ask whether to follow a record, and follow it."""
    actor = actor_of(request)
    if request.method == "POST":
        form = _written(RecordForm(request.POST))
        act = unfollow if "stop" in request.POST else follow
        act(actor=actor, at=datetime.now(UTC), **form.cleaned_data)
        return HttpResponseRedirect(subject_url(**form.cleaned_data) or reverse("week:week"))
    form = _written(RecordForm(request.GET))
    table, key = form.cleaned_data["table"], form.cleaned_data["key"]
    mine = {(f.table, f.key) for f in list_followed(actor=actor)}
    return render_records(
        request,
        "week/follow.html",
        title=say("Follow a record"),
        trail=_trail(),
        table=table,
        key=key,
        name=get_index(actor=actor).title_of(table, key),
        is_followed=(table, key) in mine,
    )


@member_page(Permission.SIGNED_IN, methods=_BOTH)
def filters(request: HttpRequest) -> HttpResponse:
    """Keep a narrowed list under a name, or drop one."""
    actor, now = actor_of(request), datetime.now(UTC)
    number = request.POST.get("drop", "")
    if number.isascii() and number.isdigit() and len(number) < 18:
        drop_filter(actor=actor, at=now, number=int(number))
        return _home()
    form = FilterForm(request.POST or None, initial={"address": _asked_address(request)})
    if form.is_valid():
        try:
            keep_filter(actor=actor, at=now, **form.cleaned_data)
        except MisaqError as refusal:
            add_refusal(form, refusal)
        else:
            return _home()
    return render_records(
        request,
        "week/filter.html",
        title=say("Keep a filter"),
        trail=_trail(),
        status=400 if form.errors else 200,
        form=form,
        address=form["address"].value(),
    )


@member_page(Permission.SIGNED_IN, methods=_POST)
def letters(request: HttpRequest) -> HttpResponse:
    """Choose how often to get a letter."""
    form = _written(RhythmForm(request.POST))
    rhythm = Rhythm(form.cleaned_data["rhythm"])
    choose_rhythm(actor=actor_of(request), at=datetime.now(UTC), rhythm=rhythm)
    return _home()


def _asked_address(request: HttpRequest) -> str:
    """Return the narrowed list the reader comes from: what the link says, or the page before."""
    given = request.GET.get("address", "")
    if given:
        return given[:1000]
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return ""
    return f"{before.path}?{before.query}"[:1000] if before.query else before.path[:1000]


def _written(form: FormT) -> FormT:
    """Return a form that pages fill in themselves."""
    if not form.is_valid():
        raise InputRefused(
            tell("The request has a form that no page of this site writes."),
            next_step=tell("Go back, open the page again, and press the button there."),
            rule="week.form",
        )
    return form


def _home() -> HttpResponse:
    return HttpResponseRedirect(reverse("week:week"))


def _trail() -> tuple[Crumb, ...]:
    return (Crumb(say("My week"), reverse("week:week")),)
