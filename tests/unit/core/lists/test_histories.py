"""Histories, differences, counts and what is perhaps re-keyed."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.lists.counts import count_snapshot, observation_of
from misaq.core.lists.differences import (
    compare_snapshots,
    csv_rows,
    of_kinds,
    sentences_of,
    to_data,
)
from misaq.core.lists.history import history_of
from misaq.core.lists.records import ListedName, ListEntry, PartyKind, Snapshot, SourceList
from misaq.core.lists.spells import EventKind
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.ids import Key

LIST = Key("BANNED")
FIRST, SECOND, THIRD = (date(year, 1, 10) for year in (2018, 2019, 2020))


def _entry(
    reference: str, name: str, listed: str = "", kind: PartyKind = PartyKind.ORGANISATION
) -> ListEntry:
    listed_on = parse_date(listed) if listed else None
    return ListEntry(reference, kind, (ListedName(name),), listed_on=listed_on)


def _snapshot(day: date, *entries: ListEntry) -> Snapshot:
    return Snapshot(LIST, day, entries)


def test_a_history_is_of_one_list_and_of_at_least_one_snapshot() -> None:
    with pytest.raises(InputRefused):
        history_of(())
    with pytest.raises(InputRefused):
        history_of((_snapshot(FIRST), Snapshot(Key("OTHER"), SECOND, ())))
    with pytest.raises(InputRefused):
        history_of((_snapshot(FIRST), Snapshot(Key("OTHER"), FIRST, ())))


def test_two_snapshots_of_one_day_that_differ_are_refused() -> None:
    with pytest.raises(StateConflict, match="says something else"):
        history_of((_snapshot(FIRST), _snapshot(FIRST, _entry("X.1", "Example Front"))))


def test_silent_removals_and_returns_are_found() -> None:
    front = _entry("X.1", "Example Front", "2011")
    history = history_of((_snapshot(FIRST, front), _snapshot(SECOND), _snapshot(THIRD, front)))
    ((gone, removal),) = history.silent(EventKind.DELISTED)
    ((back, returned),) = history.silent(EventKind.RELISTED)
    assert (gone.reference, removal.after, removal.by) == ("X.1", FIRST, SECOND)
    assert (back.first_seen, returned.by) == (THIRD, THIRD)
    assert [turnover.silent for turnover in history.turnover] == [1, 1]


def test_the_same_names_and_dates_under_another_reference_are_told_and_not_joined() -> None:
    old, new = _entry("X.1", "Example Front", "2011"), _entry("Y.9", "EXAMPLE  FRONT", "2011")
    other = _entry("Y.8", "Example Front", "2012")
    history = history_of((_snapshot(FIRST, old), _snapshot(SECOND, new, other)))
    ((pair),) = history.rekeyings
    assert (pair.before.reference, pair.after.reference) == ("X.1", "Y.9")
    assert {spell.reference for spell in history.spells} == {"X.1", "Y.8", "Y.9"}


@pytest.mark.parametrize(
    ("other", "day", "expected"),
    [
        ("Tehrik-e-Misaal Zarvan", "2011", "OTHER_SPELLING"),
        ("Tehrik-e-Misaal Zarvan", "2012-05-05", None),
        ("Lashkar-e-Farzi", "2011", None),
    ],
    ids=["another spelling", "another day", "another name"],
)
def test_where_a_list_gives_no_references_another_spelling_is_told(
    other: str, day: str, expected: str | None
) -> None:
    old = _entry("0123456789abcdef", "Tehreek-i-Misal Zarvan", "2011")
    new = _entry("fedcba9876543210", other, day)
    difference = compare_snapshots(_snapshot(FIRST, old), _snapshot(SECOND, new))
    assert [pair.likeness.value for pair in difference.rekeyed] == ([expected] if expected else [])
    if expected:
        assert "spelled otherwise" in str(sentences_of(difference)[-1])
    issued = compare_snapshots(
        _snapshot(FIRST, _entry("X.1", old.name)), _snapshot(SECOND, _entry("X.2", new.name))
    )
    assert not issued.rekeyed


def test_a_difference_reads_as_sentences() -> None:
    difference = compare_snapshots(
        _snapshot(FIRST, _entry("X.1", "Example Front"), _entry("X.2", "Hope Trust", "2011")),
        _snapshot(SECOND, _entry("X.1", "New Front"), _entry("X.3", "Hope Trust", "2011")),
    )
    assert [str(sentence) for sentence in sentences_of(difference)] == [
        "From 2018-01-10 to 2019-01-10: 1 added, 1 removed, 1 amended.",
        "Hope Trust (X.3) was added; the list prints 2011 as the day of listing.",
        "Hope Trust (X.2) is gone; the list says nothing of why.",
        (
            "Hope Trust: X.2 is gone and X.3 is new, with the same names and dates. Perhaps it is "
            "the same entry under another reference."
        ),
        "New Front (X.1): name was “Example Front”, is “New Front”.",
        "New Front (X.1): the list prints no new day of amendment.",
    ]
    assert to_data(difference)["perhaps_rekeyed"] == [
        {"before": "X.2", "after": "X.3", "likeness": "SAME_PRINT"}
    ]
    assert [row[0] for row in csv_rows(difference)] == [
        "added",
        "removed",
        "perhaps re-keyed",
        "amended",
        "amended",
    ]


def test_an_amendment_that_only_takes_or_gives_says_so() -> None:
    plain, listed = _entry("X.1", "Example Front"), _entry("X.1", "Example Front", "2011")
    there = compare_snapshots(_snapshot(FIRST, plain), _snapshot(SECOND, listed))
    back = there.mirrored()
    assert "day of listing that the list prints added: “2011”" in str(sentences_of(there)[1])
    assert "day of listing that the list prints gone: “2011”" in str(sentences_of(back)[1])


def test_an_added_entry_without_a_day_says_so() -> None:
    difference = compare_snapshots(_snapshot(FIRST), _snapshot(SECOND, _entry("X.1", "Front")))
    assert str(sentences_of(difference)[1]).endswith("the list prints no day of listing.")


def test_a_difference_of_some_kinds_leaves_the_others_out() -> None:
    person = _entry("X.2", "Farzi", kind=PartyKind.PERSON)
    difference = compare_snapshots(
        _snapshot(FIRST), _snapshot(SECOND, _entry("X.1", "Front"), person)
    )
    only = difference.only(of_kinds(PartyKind.ORGANISATION))
    assert [entry.reference for entry in only.added] == ["X.1"]


def test_a_count_is_an_observation_with_who_says_it() -> None:
    count = count_snapshot(
        _snapshot(FIRST, _entry("X.1", "Front"), _entry("X.2", "Farzi", kind=PartyKind.PERSON))
    )
    assert (count.total, count.of(PartyKind.PERSON), count.of(PartyKind.VESSEL)) == (2, 1, 0)
    known = SourceList(
        LIST, "Banned", "The ministry", "An act", "X", (), Key("MOO"), counted_in=Key("banned")
    )
    observation = observation_of(count, known)
    assert (observation.value, observation.series) == (2, "banned")
    assert (observation.asserted_by, observation.speaker) == ("MOO", "")
    assert observation.as_of.earliest == FIRST
    foreign = observation_of(count, SourceList(LIST, "Banned", "The ministry", "An act", "X", ()))
    assert (foreign.asserted_by, foreign.speaker) == (None, "The ministry")
    assert foreign.series.startswith("LIST-")
