"""What happened to an entry between two snapshots, and whether anything says so."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.lists.announcing import Notice, told_of
from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.core.lists.spells import EventKind, Saying, spells_of
from misaq.core.lists.statements import Sighting
from misaq.kernel.dates import ImpreciseDate, exactly, parse_date

FIRST, SECOND, THIRD, FOURTH = (date(year, 1, 10) for year in (2018, 2019, 2020, 2021))


def _entry(
    listed: str = "", *, amended: str = "", name: str = "Example Front", row: str = ""
) -> ListEntry:
    return ListEntry(
        "X.1",
        PartyKind.ORGANISATION,
        (ListedName(name),),
        listed_on=parse_date(listed) if listed else None,
        amended_on=(parse_date(amended),) if amended else (),
        row=row,
    )


def _events(*sightings: Sighting, notices: tuple[Notice, ...] = ()) -> list[tuple[str, str]]:
    seen = spells_of("X.1", sightings)
    spells = told_of(notices, seen).of(seen)
    return [(event.kind.value, event.saying.value) for spell in spells for event in spell.events]


def test_what_stood_in_the_first_snapshot_was_not_seen_to_come() -> None:
    assert _events((FIRST, _entry("2018-01-01"))) == [("LISTED", "NOT_SEEN")]


@pytest.mark.parametrize(
    ("listed", "saying"),
    [
        ("2018-07-01", "PRINTED"),
        ("2018", "PRINTED"),
        ("2017-05-05", "EARLIER"),
        ("", "SILENT"),
    ],
    ids=["a day between the snapshots", "a year that reaches between them", "an old day", "no day"],
)
def test_what_comes_says_so_or_not(listed: str, saying: str) -> None:
    assert _events((FIRST, None), (SECOND, _entry(listed))) == [("LISTED", saying)]


def test_what_goes_goes_silently_unless_it_was_announced() -> None:
    gone: tuple[Sighting, ...] = ((FIRST, _entry()), (SECOND, None))
    assert _events(*gone)[-1] == ("DELISTED", "SILENT")
    notice = Notice(EventKind.DELISTED, exactly(date(2018, 3, 3)), "X.1")
    assert _events(*gone, notices=(notice,))[-1] == ("DELISTED", "ANNOUNCED")
    for other in (
        Notice(EventKind.DELISTED, exactly(date(2018, 3, 3)), "X.2"),
        Notice(EventKind.LISTED, exactly(date(2018, 3, 3)), "X.1"),
        Notice(EventKind.DELISTED, exactly(date(2012, 3, 3)), "X.1"),
    ):
        assert _events(*gone, notices=(other,))[-1] == ("DELISTED", "SILENT")


@pytest.mark.parametrize(
    ("listed", "saying"),
    [("2019-07-01", "PRINTED"), ("2011-01-01", "SILENT"), ("", "SILENT")],
    ids=["a new day", "the day of the first listing", "no day"],
)
def test_what_comes_back_is_silent_unless_a_new_day_is_printed(listed: str, saying: str) -> None:
    found = _events((FIRST, _entry()), (SECOND, None), (THIRD, _entry(listed)))
    assert found == [("LISTED", "NOT_SEEN"), ("DELISTED", "SILENT"), ("RELISTED", saying)]


@pytest.mark.parametrize(
    ("amended", "saying"),
    [("2018-08-08", "PRINTED"), ("2012-01-01", "EARLIER"), ("", "SILENT")],
    ids=["a day between", "an old day that is new", "no day"],
)
def test_an_amendment_says_so_or_not(amended: str, saying: str) -> None:
    found = _events((FIRST, _entry()), (SECOND, _entry(amended=amended, name="Other Front")))
    assert found[-1] == ("AMENDED", saying)


def test_another_place_in_the_file_is_no_amendment() -> None:
    assert _events((FIRST, _entry(row="row 1")), (SECOND, _entry(row="row 9"))) == [
        ("LISTED", "NOT_SEEN")
    ]


def test_two_spells_keep_what_was_seen_apart_from_what_is_printed() -> None:
    one, two = spells_of(
        "X.1",
        (
            (FIRST, _entry("2011")),
            (SECOND, _entry("2011", name="Old Front")),
            (THIRD, None),
            (FOURTH, _entry("2020-06")),
        ),
    )
    assert (one.first_seen, one.last_seen, one.gone_by) == (FIRST, SECOND, THIRD)
    assert (one.name, one.listed_on, one.is_current) == ("Old Front", _year(2011), False)
    assert (two.first_seen, two.gone_by, two.is_current) == (FOURTH, None, True)
    assert two.events[0].after == THIRD
    assert [one.holds(day) for day in (FIRST, SECOND, THIRD)] == [True, True, False]
    assert two.events[0].saying is Saying.PRINTED


def _year(year: int) -> ImpreciseDate:
    return parse_date(str(year))
