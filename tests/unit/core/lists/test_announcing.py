"""What an announcement tells of: a case table."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.bodies.records import Bodies, Body, BodyName, NameKind
from misaq.core.lists.announcing import Notice, notices_of, told_of
from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.core.lists.registers import Announcement
from misaq.core.lists.spells import EventKind, SeenSpell, spells_of
from misaq.core.lists.statements import Sighting
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence

FIRST, SECOND, THIRD = date(2019, 1, 10), date(2019, 3, 10), date(2019, 5, 10)
CITE = (Citation(Key("GAZETTE"), Confidence.HIGH),)


def _spells(
    reference: str, *there: date, name: str = "Example Front", kind: str = "ORGANISATION"
) -> tuple[SeenSpell, ...]:
    entry = ListEntry(reference, PartyKind(kind), (ListedName(name),))
    sightings: tuple[Sighting, ...] = tuple(
        (day, entry if day in there else None) for day in (FIRST, SECOND, THIRD)
    )
    return spells_of(reference, sightings)


def _notice(
    kind: EventKind,
    on: str,
    reference: str = "",
    *,
    names: tuple[str, ...] = (),
    count: int | None = None,
) -> Notice:
    return Notice(kind, parse_date(on), reference, names, count, CITE)


GONE = EventKind.DELISTED


@pytest.mark.parametrize(
    ("notice", "saying"),
    [
        (_notice(GONE, "2019-02-01", "X.1"), "ANNOUNCED"),
        (_notice(GONE, "2019-02", "X.1"), "ANNOUNCED"),
        (_notice(GONE, "2019-03-24", "X.1"), "ANNOUNCED"),
        (_notice(GONE, "2019-03-25", "X.1"), "SILENT"),
        (_notice(GONE, "2018-12-27", "X.1"), "ANNOUNCED"),
        (_notice(GONE, "2018-12-26", "X.1"), "SILENT"),
        (_notice(GONE, "2019-02-01", "X.2"), "SILENT"),
        (_notice(EventKind.LISTED, "2019-02-01", "X.1"), "SILENT"),
        (_notice(GONE, "2019-02-01", names=("Example Frunt",)), "ANNOUNCED"),
        (_notice(GONE, "2019-02-01", names=("Quite Another Party",)), "SILENT"),
        (_notice(GONE, "2019-02-01", count=1), "ANNOUNCED"),
        (_notice(GONE, "2019-03-24", count=1), "SILENT"),
        (_notice(GONE, "2019-02-01"), "SILENT"),
    ],
    ids=[
        "between the snapshots",
        "a month that reaches between them",
        "two weeks after",
        "later still",
        "two weeks before",
        "earlier still",
        "another entry",
        "something else",
        "the body, spelled otherwise",
        "another body",
        "a number that covers it",
        "a number of another time",
        "a notice that names nobody and gives no number",
    ],
)
def test_a_removal_is_announced_or_silent(notice: Notice, saying: str) -> None:
    seen = _spells("X.1", FIRST)
    event = told_of((notice,), seen).of(seen)[0].events[-1]
    assert event.saying.value == saying
    assert event.cite == (CITE if saying == "ANNOUNCED" else ())


@pytest.mark.parametrize(
    ("notices", "sayings"),
    [
        ((_notice(GONE, "2019-02", count=2),), ["ANNOUNCED", "ANNOUNCED"]),
        ((_notice(GONE, "2019-02", count=1),), ["SILENT", "SILENT"]),
        (
            (_notice(GONE, "2019-02", count=1), _notice(GONE, "2019-02", "X.2")),
            ["ANNOUNCED", "ANNOUNCED"],
        ),
        ((_notice(GONE, "2019-02", "X.2"),), ["SILENT", "ANNOUNCED"]),
    ],
    ids=[
        "as many as are gone",
        "fewer than are gone",
        "one is named and one counted",
        "one is named",
    ],
)
def test_a_number_covers_all_or_nobody(notices: tuple[Notice, ...], sayings: list[str]) -> None:
    seen = (*_spells("X.1", FIRST), *_spells("X.2", FIRST))
    told = told_of(notices, seen)
    assert [spell.events[-1].saying.value for spell in told.of(seen)] == sayings


def test_a_number_that_is_too_small_is_still_told() -> None:
    seen = (*_spells("X.1", FIRST), *_spells("X.2", FIRST))
    told = told_of((_notice(GONE, "2019-02", count=1),), seen)
    assert told.needs_counts
    assert told.counted(GONE, FIRST, SECOND) == 1
    assert not told.covers(GONE, FIRST, SECOND)


def test_a_listing_tells_of_a_return_and_what_stood_first_needs_no_notice() -> None:
    seen = _spells("X.1", FIRST, THIRD)
    told = told_of((_notice(EventKind.LISTED, "2019-04-01", "X.1"),), seen).of(seen)
    assert [event.saying.value for spell in told for event in spell.events] == [
        "NOT_SEEN",
        "SILENT",
        "ANNOUNCED",
    ]


def test_the_name_of_a_body_tells_of_no_person() -> None:
    seen = _spells("X.1", FIRST, kind="PERSON")
    told = told_of((_notice(GONE, "2019-02", names=("Example Front",)),), seen)
    assert told.of(seen)[0].events[-1].is_silent


def test_announcements_become_notices_of_their_list_with_all_names_of_a_body() -> None:
    body = Body(Key("FRONT"), "Example Front", CITE, (BodyName("EF", NameKind.ACRONYM, CITE),))
    told = Announcement(
        Key("a"), Key("BANNED"), GONE, parse_date("2019-02"), "Gazette", CITE, body=Key("FRONT")
    )
    other = Announcement(
        Key("b"), Key("OTHER"), GONE, parse_date("2019-02"), "Gazette", CITE, body=Key("NOBODY")
    )
    bodies = Bodies(bodies=(body,))
    assert notices_of((told, other), bodies, Key("BANNED"))[0].names == ("Example Front", "EF")
    assert not notices_of((told, other), bodies, Key("OTHER"))[0].names_one
