"""An incident entered here: what is kept and what is refused."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from misaq.core.incidents.entries import (
    KINDS,
    Entry,
    EntryKind,
    Known,
    Toll,
    check_entry,
    event_of_entry,
)
from misaq.core.incidents.operations import Outcomes, StateOperation
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, Standing
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key

KNOWN = Known(
    today=date(2021, 6, 1),
    provinces=frozenset({"X1", "X2"}),
    districts={"X11": "X1", "X21": "X2"},
    actors={Key("GUILD"): "Guild of the Lamp", Key("WATCH"): "The Watch"},
    tactics=frozenset({"Firing"}),
    targets=frozenset({"Police"}),
    provisions=frozenset({Key("ACT:1")}),
)
DAY = date(2021, 5, 1)
GOOD = Entry(
    event_id="1",
    what=EntryKind.TERRORIST_ATTACK,
    starts=DAY,
    ends=DAY,
    who_says=("The Gazette",),
    province="X1",
    district="X11",
    place_precision=PlacePrecision.DISTRICT,
    tactic="Firing",
    target="Police",
    who=Key("GUILD"),
    against=Key("WATCH"),
    killed=Toll(Count(4, 3, 5), forces=2, militants=1, civilians=1),
)


def test_a_good_entry_becomes_a_source_event_of_our_own() -> None:
    check_entry(GOOD, KNOWN)
    event = event_of_entry(GOOD, KNOWN, release="2021-06-01")
    assert (event.source, event.kind) == ("here", "TERRORIST_ATTACK")
    assert (event.side_a, event.side_b) == ("Guild of the Lamp", "The Watch")
    assert (event.killed_side_a, event.killed_side_b, event.killed_civilians) == (1, 2, 1)
    assert event.killed == Count(4, 3, 5)


def test_in_an_operation_the_forces_are_the_first_side() -> None:
    raid = dataclasses.replace(GOOD, what=EntryKind.OPERATIONAL_ATTACK, who=None)
    event = event_of_entry(raid, KNOWN, release="1")
    assert (event.side_a, event.killed_side_a, event.killed_side_b) == ("", 2, 1)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"ends": date(2021, 4, 1)}, ["ends", "date_precision"]),
        ({"starts": date(2022, 1, 1), "ends": date(2022, 1, 1)}, ["starts"]),
        ({"ends": date(2021, 5, 3)}, ["date_precision"]),
        ({"province": "X9", "district": ""}, ["province", "place_precision"]),
        ({"district": "X21"}, ["district"]),
        ({"province": "", "district": ""}, ["province", "place_precision"]),
        ({"place_precision": PlacePrecision.PROVINCE}, ["place_precision"]),
        ({"tactic": "Magic", "target": "Luck"}, ["tactic", "target"]),
        ({"claimed_by": Key("SIR-EXAMPLE")}, ["claimed_by"]),
        ({"who_says": (" ",)}, ["who_says"]),
        ({"killed": Toll(Count(-1))}, ["killed"]),
        ({"injured": Toll(Count(2, 3, 4))}, ["injured"]),
        ({"killed": Toll(Count(2), forces=2, civilians=1)}, ["killed"]),
        ({"standing": Standing.CONFIRMED}, ["standing"]),
        ({"what": EntryKind.INCITEMENT}, ["legal_hook"]),
        ({"legal_hook": Key("ACT:9")}, ["legal_hook"]),
        ({"operation": StateOperation()}, ["operation"]),
        (
            {
                "what": EntryKind.SEARCH_OPERATION,
                "operation": StateOperation(outcomes=Outcomes(arrested=-1)),
            },
            ["operation"],
        ),
    ],
)
def test_everything_wrong_is_told_by_its_field(
    change: dict[str, object], fields: list[str]
) -> None:
    wrong = dataclasses.replace(GOOD, **change)  # type: ignore[arg-type]
    with pytest.raises(InputRefused) as refused:
        check_entry(wrong, KNOWN)
    assert [problem.where for problem in refused.value.problems] == fields


@pytest.mark.parametrize(
    "change",
    [
        {"standing": Standing.DISPUTED, "who_says": ("The Gazette", "The Herald")},
        {"ends": date(2021, 5, 3), "date_precision": DatePrecision.WEEK},
        {"what": EntryKind.INCITEMENT, "legal_hook": Key("ACT:1")},
        {"what": EntryKind.SEARCH_OPERATION, "operation": StateOperation()},
        {"province": "", "district": "", "place_precision": PlacePrecision.COUNTRY},
    ],
)
def test_what_is_only_not_known_is_kept(change: dict[str, object]) -> None:
    check_entry(dataclasses.replace(GOOD, **change), KNOWN)  # type: ignore[arg-type]


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(EntryKind)
