"""Pages of events: a list by source, and one event with what every source says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.actions import note_events_read
from misaq.apps.incidents.event_forms import EventsForm, OtherEventForm
from misaq.apps.incidents.event_showing import (
    judged_as,
    lines_of_list,
    linked_as,
    side_by_side,
    tellings_of,
)
from misaq.apps.incidents.mapping.linking import KeptLink
from misaq.apps.incidents.plain import events_csv as csv_of
from misaq.apps.incidents.queries.events import (
    SourceAtHand,
    count_events,
    count_kept_back,
    find_events,
    get_event,
    get_source,
    list_events,
    list_sources,
)
from misaq.apps.incidents.queries.linking import get_told, list_judgements_of, list_possible
from misaq.apps.incidents.stretches import ReadInStretches
from misaq.apps.incidents.wording import TERMS_WORDS
from misaq.apps.pages.access import actor_of, entrance_page
from misaq.apps.pages.paging import stretch_of
from misaq.apps.pages.rendering import Crumb
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.showing import render_records
from misaq.apps.screening.people import people_named
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.linking.merging import merge
from misaq.core.incidents.linking.records import Key
from misaq.core.incidents.terms import credits_of
from misaq.kernel.words import Phrase, say
from misaq.sources.incidents.prepared import PreparedEvent

_TITLE = say("Events")


def _trail(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(say("Threat picture"), reverse("threat:picture")), *more)


def _form(request: HttpRequest, sources: Sequence[SourceAtHand]) -> EventsForm:
    return EventsForm(
        request.GET,
        sources=sources,
        gazetteer=get_gazetteer(actor=PUBLIC),
        classes=get_framework(actor=PUBLIC).classes,
    )


@entrance_page
def events(request: HttpRequest) -> HttpResponse:
    """List the events of one source that are asked for, the latest first."""
    actor = actor_of(request)
    sources = list_sources(actor=actor)
    form = _form(request, sources)
    if request.GET.get("source"):
        get_source(actor=actor, source=request.GET["source"])
    if not form.is_valid():
        return _events_page(request, form=form if sources else None, status=400)
    name, asked = form.chosen_source(), form.asked()
    source = next((one for one in sources if one.source == name), None)

    def read(limit: int, offset: int) -> tuple[PreparedEvent, ...]:
        found = list_events(actor=actor, source=name, asked=asked, limit=limit, offset=offset)
        _note(actor, [one.event.source for one in found if not _leaves(sources, one)])
        return found

    count = 0 if source is None else count_events(actor=actor, source=name, asked=asked)
    stretch = stretch_of(ReadInStretches(count, read), request.GET)
    return _events_page(
        request,
        form=form if sources else None,
        source=source,
        credits=() if source is None else credits_of(source.terms),
        terms=[] if source is None else _told_once(source),
        count=count,
        stretch=stretch,
        lines=lines_of_list(stretch.items),
        query=request.GET.urlencode(),
    )


def _told_once(source: SourceAtHand) -> list[Phrase]:
    return [TERMS_WORDS[one] for one in dict.fromkeys(each.terms for each in source.terms)]


def _events_page(
    request: HttpRequest, *, form: EventsForm | None, status: int = 200, **shown: Any
) -> HttpResponse:
    actor = actor_of(request)
    return render_records(
        request,
        "incidents/events.html",
        title=_TITLE,
        trail=_trail(),
        status=status,
        form=form,
        kept_back=count_kept_back(actor=actor),
        may_judge=may(actor, Permission.JUDGE_EVENTS),
        **shown,
    )


@entrance_page
def events_csv(request: HttpRequest) -> HttpResponse:
    """Give the events asked for as a file, where the terms of the source allow."""
    actor = actor_of(request)
    form = _form(request, list_sources(actor=actor))
    source = get_source(actor=actor, source=request.GET.get("source") or form.chosen_source())
    text = csv_of(actor=actor, source=source, asked=form.asked())
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="misaq-{source.source}.csv"'
    return response


@entrance_page
def event(request: HttpRequest, source: str, event_id: str) -> HttpResponse:
    """Show one event as each source tells it, side by side, with the value adopted and why."""
    actor = actor_of(request)
    found = get_event(actor=actor, source=source, event_id=event_id)
    told = get_told(actor=actor, event=found.event.key)
    tellings = find_events(actor=actor, keys=told.events)
    sources = list_sources(actor=actor)
    _note(actor, [key[0] for key, one in tellings.items() if not _leaves(sources, one)])
    terms = {one.source: one.terms for one in sources}
    shown = tellings_of(actor, tellings.values(), terms)
    events = [one.event for one in tellings.values()]
    (incident,) = merge([tuple(tellings)], events, twice=told.twice)
    return render_records(
        request,
        "incidents/event.html",
        title=say("Event {source} {event_id}", source=source, event_id=event_id),
        trail=_trail(Crumb(_TITLE, reverse("incidents:events"))),
        one=found,
        incident=incident,
        rows=side_by_side(incident, shown),
        tellings=shown,
        elsewhere=len(told.events) - len(tellings),
        links=linked_as(one for one in told.links if _is_shown(one, tellings)),
        credits=credits_of(each for name in incident.sources for each in terms[name]),
        may_read=may(actor, Permission.READ_EVENTS),
        **_judging(actor, tellings),
    )


def _judging(actor: Actor, tellings: Mapping[Key, PreparedEvent]) -> dict[str, Any]:
    """Return what those who judge events see besides: pairs that wait, and what was judged."""
    if not may(actor, Permission.JUDGE_EVENTS):
        return {"may_judge": False}
    judged = list_judgements_of(actor=actor, events=tellings)
    people = {who for one in judged for who in (one.judged_by, one.confirmed_by) if who}
    return {
        "may_judge": True,
        "possible": linked_as(list_possible(actor=actor, events=tellings)),
        "judgements": judged_as(judged),
        "people": people_named(actor, people),
        "other": OtherEventForm(),
    }


def _note(actor: Actor, sources: Sequence[str]) -> None:
    """Write down that rows are read whose terms keep them here."""
    if sources:
        named = tuple(sorted(set(sources)))
        note_events_read(actor=actor, at=datetime.now(UTC), sources=named, rows=len(sources))


def _leaves(sources: Sequence[SourceAtHand], one: PreparedEvent) -> bool:
    return any(each.source == one.event.source and each.lets_rows_leave for each in sources)


def _is_shown(kept: KeptLink, tellings: Mapping[Key, PreparedEvent]) -> bool:
    return kept.link.left in tellings and kept.link.right in tellings
