"""Examplia with lists to be screened against: everybody and everything on them is invented."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from django.conf import settings

from misaq.apps.lists.actions import load_snapshot
from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import Actor, operator
from misaq.core.access.roles import UserRole
from misaq.core.law.records import Clock, ClockKind, Span, Unit
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    Origin,
    PartyKind,
    Snapshot,
    SourceList,
)
from misaq.core.lists.registers import Lists
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.sources.packfiles import Pack
from tests.support.accounts import actor_for, held, make_account
from tests.support.invented_country import invented_pack
from tests.support.prepared import begin_with

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
PERSONS, BODIES, FOREIGN = Key("XX-PERSONS"), Key("XX-BODIES"), Key("YY-PERSONS")
CITE = (Citation(Key("ACT"), Confidence.HIGH),)


def _clock(step: str, count: int, unit: Unit, kind: ClockKind) -> Clock:
    return Clock(
        key=Key(f"clock-{step}"),
        title=f"The step {step}",
        provision=Key("EXA:11(1)"),
        kind=kind,
        trigger="freeze" if step == "freeze-report" else "record",
        step=step,
        cite=CITE,
        span=Span(count, unit),
    )


CLOCKS = (
    _clock("freeze-report", 48, Unit.HOURS, ClockKind.DEADLINE),
    _clock("records-str-end", 10, Unit.YEARS, ClockKind.FLOOR),
    _clock("records-cdd-end", 5, Unit.YEARS, ClockKind.FLOOR),
)


def _list(key: Key, title: str, *, persons: bool, bases: tuple[Key, ...] = ()) -> SourceList:
    return SourceList(
        key=key,
        title=title,
        issuer="Ministry of Order",
        legal_basis="Order Act",
        format="FOURTH_SCHEDULE",
        cite=CITE,
        bases=bases,
        holds_persons=persons,
    )


LISTS = {
    PERSONS: _list(PERSONS, "Listed persons", persons=True, bases=(Key("EXA:11(1)"),)),
    BODIES: _list(BODIES, "Listed bodies", persons=False, bases=(Key("EXA:11(1)"),)),
    FOREIGN: _list(FOREIGN, "A neighbour's list", persons=True),
}


def person(
    reference: str,
    name: str,
    father: str = "",
    *,
    number: str = "",
    born: str = "",
    place: str = "",
) -> ListEntry:
    """Return an entry of somebody invented."""
    return ListEntry(
        reference=reference,
        kind=PartyKind.PERSON,
        names=(ListedName(name),),
        fathers=(father,) if father else (),
        births=(parse_date(born),) if born else (),
        districts=(place,) if place else (),
        identifiers=(Identifier(IdentifierKind.CNIC, number),) if number else (),
    )


def body(reference: str, *names: str) -> ListEntry:
    """Return an entry of an organisation invented."""
    return ListEntry(
        reference=reference,
        kind=PartyKind.ORGANISATION,
        names=tuple(ListedName(name) for name in names),
    )


ZORAWAR = person(
    "XP.1", "Zorawar Misalkhel", "Tamseel Misalkhel", number="00001-0000017-3", born="1970",
    place="Northmarch",
)  # fmt: skip
PEOPLE = (ZORAWAR, person("XP.2", "Farzana Tamseelzai", "Misal Tamseelzai", born="1981"))
ENTRIES: dict[Key, Sequence[ListEntry]] = {
    PERSONS: PEOPLE,
    BODIES: (
        body("XB.1", "Brotherhood of the Green Lantern", "BGL"),
        body("XB.2", "Lantern Relief Trust"),
    ),
    FOREIGN: (person("YP.9", "Zorawar Misalkhel", "Another Father"),),
}


@functools.cache
def screened_pack() -> Pack:
    """Return the pack of Examplia with three lists, and the clocks of screening."""
    pack = invented_pack()
    law = replace(pack.registers.law, clocks=(*pack.registers.law.clocks, *CLOCKS))
    lists = Lists(source_lists=tuple(LISTS.values()))
    return replace(pack, registers=replace(pack.registers, law=law, lists=lists))


def load_screened() -> None:
    """Load the pack, and one snapshot of each list."""
    keyed_by = (settings.MISAQ_LISTS_KEY, settings.MISAQ_HOME)  # numbers of persons are
    begin_with(("screened", keyed_by), _load)


def _load() -> None:
    load_pack(actor=operator(7), at=AT, pack=screened_pack())
    for key in LISTS:
        load_entries(key, ENTRIES[key], as_of=date(2024, 3, 1))


def load_entries(key: Key, entries: Sequence[ListEntry], *, as_of: date) -> None:
    """Load a snapshot of a list."""
    load_snapshot(
        actor=operator(7),
        at=AT,
        source_list=LISTS[key],
        snapshot=Snapshot(source_list=key, as_of=as_of, entries=tuple(entries)),
        origin=Origin((f"{as_of.toordinal():064x}",), "invented", AT),
    )


def officer(name: str = "Iqra Farzi", *, office: str = "MOO") -> Actor:
    """Return a compliance officer of an institution, with an account."""
    role = held(UserRole.BANK_COMPLIANCE_OFFICER, office)
    return actor_for(make_account(role, name=name), role)


def desk(name: str = "Kiran Misali", *, area: str = "xx") -> Actor:
    """Return somebody of a home department's desk, with an account."""
    role = held(UserRole.HOME_DEPARTMENT_DESK, area)
    return actor_for(make_account(role, name=name), role)
