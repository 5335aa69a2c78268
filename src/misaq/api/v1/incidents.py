"""Releases of incident data, and single events of those whose terms let rows leave."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import P, PathEx, Query, Schema
from pydantic import Field, ValidationInfo, field_validator

from misaq.api.v1.asking import (
    LARGEST_PAGE,
    PAGE_SIZE,
    DayAsked,
    KeyAsked,
    Listing,
    Moment,
    When,
    as_json,
    moment_of,
    one,
    page,
    stamp,
)
from misaq.api.v1.operations import Operation
from misaq.api.v1.schemas import IsoDay, Page, Stamp, page_of
from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.plain import event_data, release_data
from misaq.apps.incidents.queries import get_coding, list_releases
from misaq.apps.incidents.queries.events import (
    SourceAtHand,
    count_events,
    get_event,
    get_source,
    list_events,
    list_sources,
)
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import PUBLIC
from misaq.core.incidents.terms import check_may_leave, credits_of
from misaq.core.incidents.words import Nature
from misaq.core.packs.projection import Plain
from misaq.core.places.records import Level
from misaq.kernel.dates import parse_day
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.instants import parse_instant
from misaq.kernel.words import tell
from misaq.sources.incidents.prepared import EventFilter
from misaq.sources.incidents.releases import superseding

_NATURES = tuple(nature.value for nature in Nature)
NatureAsked = Literal[_NATURES]  # type: ignore[valid-type]


class IncidentReleaseOut(Schema):
    """A release of a source that is kept here: counts, terms and digest, and no event."""

    source: str = Field(description="Key of the source.")
    release: str
    events: int = Field(description="How many events it holds.")
    set_aside: int = Field(description="Rows that were left out, being wrong.")
    first_day: IsoDay
    last_day: IsoDay = Field(description="Last day on which an event began.")
    terms: str = Field(description="What its publisher allows.")
    rows_may_leave: bool = Field(description="Whether single rows may be passed on.")
    credit: str = Field(description="How the publisher wants to be named.")
    sha256: str = Field(description="Digest of the file as it came.")
    size: int = Field(description="Bytes of the file.")
    flags: dict[str, int] = Field(description="How many rows broke each rule of reading.")
    superseded_by: str | None = Field(description="The release that says all of it anew.")


class IncidentEventOut(Schema):
    """One event as one source tells it, with what the rules here class it as; no person."""

    source: str
    release: str
    event: str = Field(description="The source's own identifier.")
    starts: IsoDay
    ends: IsoDay
    date_precision: str = Field(description="DAY, WEEK, MONTH or YEAR.")
    province_code: str = Field(description="P-code; empty where none is known or allowed.")
    district_code: str = Field(description="P-code; empty where none is known or allowed.")
    province: str = Field(description="As the source prints it.")
    district: str = Field(description="As the source prints it.")
    place: str = Field(description="As the source prints it.")
    latitude: float | None
    longitude: float | None
    place_precision: str = Field(description="EXACT, NEARBY, DISTRICT, PROVINCE or COUNTRY.")
    kind: str = Field(description="The source's own kind of event.")
    tactic: str
    target: str = Field(description="A kind of target, never a person.")
    side_a: str = Field(description="As the registry of actors calls it.")
    side_b: str = Field(description="As the registry of actors calls it.")
    killed_best: int | None
    killed_low: int | None
    killed_high: int | None
    injured_best: int | None
    injured_low: int | None
    injured_high: int | None
    is_suicide: bool | None
    standing: str = Field(description="REPORTED, CONFIRMED or DISPUTED.")
    threat_class: str | None = Field(description="The class it is counted in.")
    classes: list[str] = Field(description="Every class it is of.")
    nature: str = Field(description="What it counts as in a total.")
    rule: str | None = Field(description="The rule that classed it; null where people did.")
    credit: str = Field(description="How the publisher wants to be named; it goes with the row.")


_IS_CURRENT = Field(
    description="Whether events were placed and classed by the registers of now; what two people "
    "decided holds at once in any case."
)


class IncidentEventOutPage(Page):
    """A page of IncidentEventOut."""

    is_current: bool = _IS_CURRENT
    items: list[IncidentEventOut] = Field(description="The rows.")


class IncidentEventOutOne(Stamp):
    """One IncidentEventOut."""

    is_current: bool = _IS_CURRENT
    item: IncidentEventOut = Field(description="The row.")
    html: str | None = Field(description="The page for people; null where there is none.")


class EventsAsked(When):
    """Which events are asked for."""

    source: str = Field(
        "",
        max_length=80,
        description="Key of the source; the first whose rows may leave when none is given.",
    )
    first: DayAsked = Field(None, description="First day on which they may have begun.")
    last: DayAsked = Field(None, description="Last day on which they may have begun.")
    province: KeyAsked = Field(None, description="P-code of a province.")
    district: KeyAsked = Field(None, description="P-code of a district.")
    threat_class: KeyAsked = Field(None, description="Key of a class.")
    nature: NatureAsked | None = Field(None, description="What they count as.")
    page: int = Field(1, ge=1, le=100_000, description="Number of the page, from 1.")
    page_size: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="Rows on a page.")

    @field_validator("first", "last", "as_of", "known_at")
    @classmethod
    def _is_day(cls, said: str | None, info: ValidationInfo) -> str | None:
        try:
            if said is not None:
                (parse_instant if info.field_name == "known_at" else parse_day)(said)
        except InputRefused as refusal:
            raise ValueError(refusal.message) from refusal
        first = info.data.get("first")
        if info.field_name == "last" and first is not None and said is not None and said < first:
            raise ValueError("The last day is before the first.")
        return said

    @field_validator("province", "district")
    @classmethod
    def _is_area(cls, said: str | None, info: ValidationInfo) -> str | None:
        area = None if said is None else get_gazetteer(actor=PUBLIC).find(said)
        level = None if area is None else area.level
        is_one = level and (
            level.is_district_like if info.field_name == "district" else level is Level.PROVINCE
        )
        if said is not None and not is_one:
            raise ValueError(f"No {info.field_name} on record has the code {said!r}.")
        return said

    @field_validator("threat_class")
    @classmethod
    def _is_class(cls, said: str | None) -> str | None:
        known = {one.key for one in get_framework(actor=PUBLIC).classes}
        if said is not None and said not in known:
            raise ValueError(f"No class on record has the key {said!r}.")
        return said

    def filter(self) -> EventFilter:
        """Return the same as the store of events reads it; by a day, what had begun by then."""
        ends = [parse_day(day) for day in (self.last, self.as_of) if day is not None]
        return EventFilter(
            first=None if self.first is None else parse_day(self.first),
            last=min(ends, default=None),
            province=self.province or "",
            district=get_gazetteer(actor=PUBLIC).unit_of(self.district or ""),
            threat_class=self.threat_class or "",
            natures=() if self.nature is None else (Nature(self.nature),),
        )


SourceAsked = P(max_length=80, description="Key of the source.")
EventAsked = P(max_length=200, description="The source's identifier of the event.")


def list_incident_releases(request: HttpRequest, asked: Query[Listing]) -> HttpResponse:
    """List the releases that are kept, with their terms; by a day, those that begin before it."""
    moment = moment_of(asked)
    rows = [
        kept.release
        for kept in list_releases(actor=PUBLIC)
        if (moment.known_at is None or kept.release.added_at <= moment.known_at)
        and (moment.as_of is None or kept.release.first <= moment.as_of)
    ]
    return page(
        request,
        asked,
        rows,
        stamped=stamp(moment, moment.as_of),
        shown=lambda row: release_data(row, superseding(row, rows)),
    )


def list_incident_events(request: HttpRequest, asked: Query[EventsAsked]) -> HttpResponse:
    """List events of one source, the latest first, where its terms let rows leave."""
    moment, wanted = moment_of(asked), asked.filter()
    name = asked.source or next((each.source for each in list_sources(actor=PUBLIC)), "")
    if not name:
        nothing = {"is_current": True, "items": []}
        return as_json({**_paged(request, asked, 0, moment), **nothing})
    source = _source(name, moment)
    count = count_events(actor=PUBLIC, source=source.source, asked=wanted)
    found = list_events(
        actor=PUBLIC,
        source=source.source,
        asked=wanted,
        limit=asked.page_size,
        offset=(asked.page - 1) * asked.page_size,
    )
    actors, _rules = get_coding(actor=PUBLIC)
    credit = " ".join(credits_of(source.terms))
    items = [{**event_data(each, actors), "credit": credit} for each in found]
    said = {"is_current": source.is_current, "items": items}
    return as_json({**_paged(request, asked, count, moment), **said})


def _source(name: str, moment: Moment) -> SourceAtHand:
    """Return a source whose rows may leave and whose current releases were kept by the moment.

    Raises:
        NotAllowed: its terms keep its rows here.
        NotFound: nothing of it is kept, or it came later.
    """
    source = get_source(actor=PUBLIC, source=name)
    check_may_leave(source.terms)
    known_at = moment.known_at
    if known_at is not None and any(one.added_at > known_at for one in source.releases):
        raise NotFound(
            tell("The current release of this source was added later."),
            next_step=tell("Ask without known_at; the page of a release says what it changed."),
            rule="incidents.known-at",
        )
    return source


def _paged(request: HttpRequest, asked: EventsAsked, count: int, moment: Moment) -> Plain:
    last = max(1, -(-count // asked.page_size))
    return {
        **stamp(moment, moment.as_of),
        "count": count,
        "page": asked.page,
        "pages": last,
        "next": _address(request, asked.page + 1) if asked.page < last else None,
        "previous": _address(request, min(asked.page - 1, last)) if asked.page > 1 else None,
    }


def _address(request: HttpRequest, number: int) -> str:
    query = {name: request.GET[name] for name in request.GET if name != "page"}
    return f"{request.path}?{urlencode({**query, 'page': number})}"


def get_incident_event(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    source: PathEx[str, SourceAsked],
    event: PathEx[str, EventAsked],
) -> HttpResponse:
    """Give one event as one source tells it, where its terms let rows leave."""
    moment = moment_of(asked)
    at_hand = _source(source, moment)
    found = get_event(actor=PUBLIC, source=source, event_id=event)
    actors, _rules = get_coding(actor=PUBLIC)
    data = {**event_data(found, actors), "credit": " ".join(credits_of(at_hand.terms))}
    html = reverse("incidents:event", args=(source, event))
    stamped = {**stamp(moment, moment.as_of), "is_current": at_hand.is_current}
    return one(data, stamped=stamped, html=html)


INCIDENTS: tuple[Operation, ...] = (
    Operation(
        "incidents/releases",
        "list_incident_releases",
        "List the releases of incident data that are kept here, with their terms.",
        Listing,
        page_of(IncidentReleaseOut),
        list_incident_releases,
        "incidents",
    ),
    Operation(
        "incidents/events",
        "list_incident_events",
        "List single events of one source, where its terms let rows leave; each with its credit.",
        EventsAsked,
        IncidentEventOutPage,
        list_incident_events,
        "incidents",
        is_kept_back=True,
    ),
    Operation(
        "incidents/events/{source}/{event}",
        "get_incident_event",
        "Give one event as one source tells it, where its terms let rows leave.",
        When,
        IncidentEventOutOne,
        get_incident_event,
        "incidents",
        is_kept_back=True,
    ),
)
"""Incident data. Below the tables of the room in the list of addresses."""
