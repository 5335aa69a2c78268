"""Lists of authorities: which there are, who stands on them, what changed. No natural persons."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import P, PathEx, Query, Schema
from pydantic import Field

from misaq.api.v1.asking import KEY, DayAsked, Listing, When, as_json, moment_of, one, page, stamp
from misaq.api.v1.operations import Operation
from misaq.api.v1.schemas import IsoDay, Stamp, one_of, page_of
from misaq.apps.lists.plain import (
    count_data,
    difference_data,
    entry_data,
    list_data,
    party_data,
    snapshot_data,
    turnover_data,
)
from misaq.apps.lists.queries import (
    find_stored,
    get_difference,
    get_party,
    get_snapshot,
    get_source_list,
    list_snapshots,
    list_source_lists,
    list_turnover,
)
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.counts import observation_of
from misaq.core.packs.projection import Plain
from misaq.kernel.dates import parse_day
from misaq.kernel.errors import InputRefused

KeyOfList = P(pattern=KEY, description="Key of the list.")
Reference = P(max_length=200, description="The issuer's reference of the entry.")
Edtf = Annotated[str, Field(description="As the list prints it: a day, month, year or span.")]


class SnapshotOut(Schema):
    """A list as it was printed at one time: counts, and the hashes of its files."""

    as_of: IsoDay
    entries: int = Field(description="How many entries it holds, persons included.")
    by_kind: dict[str, int] = Field(description="How many of each kind of party.")
    files_sha256: list[str]
    terms: str


class TurnoverOut(Schema):
    """What came and went at a snapshot."""

    as_of: IsoDay
    listed: int = Field(description="Entries seen for the first time.")
    relisted: int = Field(description="Entries that had been gone.")
    delisted: int = Field(description="Entries that are gone.")
    amended: int = Field(description="Entries that say something else.")
    nothing_says_so: int = Field(description="Of all these, those that nothing says so of.")


class ListOut(Schema):
    """A list that an authority keeps, with what is kept of it here."""

    key: str
    title: str
    issuer: str
    authority: str | None = Field(description="Institution that keeps it, where on record.")
    legal_basis: str
    bases: list[str] = Field(description="Provisions it rests on.")
    holds_persons: bool = Field(description="Whether persons stand on it; none is given here.")
    address: str
    terms: str
    snapshots: int = Field(description="How many snapshots are kept.")
    latest: SnapshotOut | None


class CountOut(Schema):
    """How many entries a snapshot holds, as an observation: value, day, who says so."""

    series: str = Field(description="What is counted; others' numbers may stand under it as well.")
    value: int
    as_of: IsoDay
    asserted_by: str | None = Field(description="Institution whose list it is.")
    speaker: str = Field(description="Who keeps it, where that is no institution on record.")


class ListThroughTime(ListOut):
    """A list with every snapshot of it, and what came and went at each."""

    counts: list[CountOut]

    history: list[SnapshotOut]
    organisations: list[TurnoverOut] = Field(description="Entries that are no persons'.")
    persons: list[TurnoverOut] = Field(description="Persons, counted.")


class NameOut(Schema):
    """A name as printed."""

    text: str
    quality: str = Field(description="How the issuer ranks it.")
    language: str


class EntryOut(Schema):
    """An organisation or thing as a list prints it."""

    reference: str
    kind: str
    names: list[NameOut]
    basis: str
    listed_on: Edtf | None
    amended_on: list[Edtf]
    reviewed_on: list[Edtf]


class EventOut(Schema):
    """Something that happened to an entry between two snapshots."""

    event: str
    after: IsoDay | None
    by: IsoDay
    what_says_so: str
    day_given: Edtf | None
    sources: list[str]


class SpellOut(Schema):
    """A time for which snapshots show an entry; what the list prints stands apart."""

    reference: str
    kind: str
    name: str
    printed_listed_on: Edtf | None
    first_seen: IsoDay
    last_seen: IsoDay
    gone_by: IsoDay | None
    events: list[EventOut]


class StatementOut(Schema):
    """A value with the first and the last snapshot that says it."""

    property: str
    qualifier: str
    value: str
    original: str
    language: str
    first_seen: IsoDay
    last_seen: IsoDay
    is_current: bool


class PartyOut(Schema):
    """An entry of a list through time."""

    source_list: str
    reference: str
    kind: str
    name: str
    is_current: bool
    latest_snapshot: IsoDay
    spells: list[SpellOut]
    statements: list[StatementOut]


class BriefEntry(Schema):
    """An entry that came or went."""

    reference: str
    kind: str
    name: str
    listed_on: Edtf | None


class ValueOut(Schema):
    """A value of an entry."""

    property: str
    qualifier: str
    value: str
    language: str


class ChangeOut(Schema):
    """An entry that says something else."""

    reference: str
    kind: str
    name: str
    taken: list[ValueOut]
    given: list[ValueOut]
    day_of_amendment_printed: bool


class RekeyingOut(Schema):
    """Two references, the one gone where the other is new; perhaps one entry."""

    before: str
    after: str
    likeness: str = Field(description="In what they are alike.")


class PersonsOut(Schema):
    """How many persons came, went and were amended; who, is not said."""

    added: int
    removed: int
    changed: int


class DifferenceOut(Stamp):
    """What changed on a list between two snapshots."""

    source_list: str
    earlier: IsoDay = Field(description="Day of the earlier snapshot.")
    later: IsoDay = Field(description="Day of the later snapshot.")
    added: list[BriefEntry]
    removed: list[BriefEntry]
    changed: list[ChangeOut]
    perhaps_rekeyed: list[RekeyingOut]
    persons: PersonsOut
    html: str


class Between(Schema):
    """Two days."""

    earlier: DayAsked = Field(None, alias="from", description="The earlier day (2020-01-31).")
    later: DayAsked = Field(None, alias="to", description="The later day (2021-01-31).")


def list_lists(request: HttpRequest, asked: Query[Listing]) -> HttpResponse:
    """List the lists, with what is kept of each by a day."""
    moment = moment_of(asked)
    rows = list_source_lists(actor=PUBLIC, as_of=moment.as_of)
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=list_data)


def get_list(request: HttpRequest, asked: Query[When], key: PathEx[str, KeyOfList]) -> HttpResponse:  # noqa: ARG001 -- as all
    """Give one list through time."""
    moment = moment_of(asked)
    found = get_source_list(actor=PUBLIC, source_list=key)
    rows = {one.source_list.key: one for one in list_source_lists(actor=PUBLIC, as_of=moment.as_of)}
    snapshots = [
        snapshot
        for snapshot in list_snapshots(actor=PUBLIC, source_list=key)
        if snapshot.as_of <= moment.day
    ]
    data = {
        **list_data(rows[found.key]),
        "counts": [count_data(observation_of(one.count, found)) for one in snapshots],
        "history": [snapshot_data(snapshot) for snapshot in snapshots],
        "organisations": _turnover(key, moment_day=moment.day.isoformat(), persons=False),
        "persons": _turnover(key, moment_day=moment.day.isoformat(), persons=True),
    }
    html = reverse("lists:source_list", kwargs={"key": key})
    return one(data, stamped=stamp(moment, moment.as_of), html=html)


def list_entries(
    request: HttpRequest, asked: Query[Listing], key: PathEx[str, KeyOfList]
) -> HttpResponse:
    """List the organisations and things on a list on a day; nothing before its first snapshot."""
    moment = moment_of(asked)
    get_source_list(actor=PUBLIC, source_list=key)
    stored = find_stored(actor=PUBLIC, source_list=key, as_of=moment.as_of)
    entries = (
        ()
        if stored is None
        else get_snapshot(actor=PUBLIC, source_list=key, as_of=moment.as_of).entries
    )
    day = None if stored is None else stored.as_of
    return page(request, asked, entries, stamped=stamp(moment, day), shown=entry_data)


def get_entry(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    key: PathEx[str, KeyOfList],
    reference: PathEx[str, Reference],
) -> HttpResponse:
    """Give one entry of a list through time."""
    moment = moment_of(asked)
    party = get_party(actor=PUBLIC, source_list=key, reference=reference)
    html = reverse("lists:entry", kwargs={"key": key, "reference": reference})
    return one(party_data(party), stamped=stamp(moment, moment.as_of), html=html)


def get_changes(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[Between],
    key: PathEx[str, KeyOfList],
) -> HttpResponse:
    """Give what changed on a list between the snapshots in force on two days."""
    if asked.earlier is None or asked.later is None:
        raise InputRefused(
            "The question needs two days, from and to.",
            next_step="Write them as ?from=2020-01-31&to=2021-01-31.",
            rule="lists.days",
        )
    found = get_source_list(actor=PUBLIC, source_list=key)
    difference, persons = get_difference(
        actor=PUBLIC,
        source_list=found.key,
        before=parse_day(asked.earlier),
        after=parse_day(asked.later),
    )
    return as_json(
        {
            **stamp(moment_of(When(as_of=None, known_at=None)), difference.after),
            **difference_data(difference, persons),
            "html": reverse("lists:changes", kwargs={"key": found.key}),
        }
    )


def _turnover(key: str, *, moment_day: str, persons: bool) -> list[Plain]:
    rows = list_turnover(actor=PUBLIC, source_list=key, persons=persons)
    return [turnover_data(row) for row in rows if row.as_of.isoformat() <= moment_day]


LISTS: tuple[Operation, ...] = (
    Operation(
        "lists",
        "list_lists",
        "List the lists that authorities keep, with what is kept of each.",
        Listing,
        page_of(ListOut),
        list_lists,
        "lists",
    ),
    Operation(
        "lists/{key:key}/entries",
        "list_list_entries",
        "List the organisations and things that stood on a list on a day. No natural persons.",
        Listing,
        page_of(EntryOut),
        list_entries,
        "lists",
    ),
    Operation(
        "lists/{key:key}/entries/{path:reference}",
        "get_list_entry",
        "Give an organisation as a list printed it through time: spells and statements.",
        When,
        one_of(PartyOut),
        get_entry,
        "lists",
    ),
    Operation(
        "lists/{key:key}/diff",
        "get_list_changes",
        "Give what changed on a list between two days: organisations, and how many persons.",
        Between,
        DifferenceOut,
        get_changes,
        "lists",
    ),
    Operation(
        "lists/{key:key}",
        "get_list",
        "Give one list through time: snapshots, and what came and went, as counts.",
        When,
        one_of(ListThroughTime),
        get_list,
        "lists",
    ),
)
"""Lists. Below the tables of the room in the list of addresses, which go by the same first word."""
