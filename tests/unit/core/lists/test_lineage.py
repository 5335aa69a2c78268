"""Which bodies come of which, and how many there are when names of one are counted once."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind, Spell, Standing
from misaq.core.lists.lineage import (
    PARTS,
    RENAMES,
    chains_of,
    count_listed,
    ends_of,
    families_of,
    family_of,
    find_reemergences,
    lineage_of,
)
from misaq.core.lists.lineage_data import counts_of, family_data, lineage_data
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence

READ = (Citation(Key("GAZETTE"), Confidence.HIGH),)
UNREAD = (Citation(Key("GK"), Confidence.UNVERIFIED),)
DAY = date(2020, 6, 1)
K = RelationKind


def tie(first: str, kind: RelationKind, second: str, since: str = "", cite=READ) -> Relation:  # type: ignore[no-untyped-def]  # a test reads well without
    """Return a relation of two bodies."""
    return Relation(
        key=Key(f"{first}-{second}"),
        source_body=Key(first),
        kind=kind,
        target_body=Key(second),
        asserted_by="the Gazette",
        cite=cite,
        since=parse_date(since) if since else None,
    )


def spell(body: str, starts: str = "", ends: str = "", standing=Standing.PROSCRIBED) -> Spell:  # type: ignore[no-untyped-def]  # a test reads well without
    """Return a listing of a body."""
    return Spell(
        key=Key(f"{body}-{starts or 'undated'}"),
        body=Key(body),
        standing=standing,
        basis=Key("ACT:1"),
        listed_by=Key("MIN"),
        span=Period(parse_date(starts) if starts else None, parse_date(ends) if ends else None),
        cite=READ,
    )


def record(names: str, spells=(), relations=()) -> Bodies:  # type: ignore[no-untyped-def]  # a test reads well without
    """Return a register with a body for each letter."""
    bodies = tuple(Body(Key(name), f"League {name}", READ) for name in names)
    return Bodies(bodies, tuple(spells), tuple(relations))


THREE = record(
    "ABC",
    [spell("A", "2002-01-14"), spell("B", "2003-11-15"), spell("C", "2012-02-15")],
    [tie("A", K.RENAMED_TO, "B"), tie("B", K.RENAMED_TO, "C")],
)


def test_three_names_of_one_body_are_counted_once_when_asked() -> None:
    apart = count_listed(THREE, as_of=DAY)
    once = count_listed(THREE, as_of=DAY, together=RENAMES)
    assert (apart.names, apart.total) == (3, 3)
    assert (once.names, once.total, once.groups) == (3, 1, (("A", "B", "C"),))


def test_names_are_joined_through_one_that_is_not_listed() -> None:
    bodies = record("ABC", [spell("A", "2002"), spell("C", "2012")], THREE.relations)
    assert count_listed(bodies, as_of=DAY, together=RENAMES).groups == (("A", "C"),)


def test_a_count_follows_the_day() -> None:
    day = date(2003, 1, 1)
    assert count_listed(THREE, as_of=day, together=RENAMES).listed == ("A",)
    later = record("AB", THREE.spells[:2], [tie("A", K.RENAMED_TO, "B", since="2021-01-01")])
    assert count_listed(later, as_of=DAY, together=RENAMES).total == 2


def test_what_is_not_sure_is_said_and_not_counted() -> None:
    bodies = record("AB", [spell("A", "2020"), spell("B")])
    found = count_listed(bodies, as_of=DAY)
    assert (found.listed, found.perhaps) == ((), ("A", "B"))


def test_a_relation_that_nobody_read_joins_only_when_asked() -> None:
    bodies = record(
        "AB", [spell("A", "2002"), spell("B", "2003")], [tie("A", K.RENAMED_TO, "B", cite=UNREAD)]
    )
    assert count_listed(bodies, as_of=DAY, together=RENAMES).total == 2
    assert count_listed(bodies, as_of=DAY, together=RENAMES, verified_only=False).total == 1


def test_another_standing_is_another_list() -> None:
    bodies = record("A", [spell("A", "2002", standing=Standing.OBSERVED)])
    assert count_listed(bodies, as_of=DAY).total == 0
    assert count_listed(bodies, as_of=DAY, standing=Standing.OBSERVED).total == 1


def test_chains_follow_every_way_and_stop_at_a_ring() -> None:
    forked = record("ABC", relations=[tie("A", K.RENAMED_TO, "B"), tie("A", K.RENAMED_TO, "C")])
    ring = record("AB", relations=[tie("A", K.RENAMED_TO, "B"), tie("B", K.RENAMED_TO, "A")])
    assert [c.names for c in chains_of(lineage_of(THREE, as_of=DAY))] == [("A", "B", "C")]
    assert [c.names for c in chains_of(lineage_of(forked, as_of=DAY))] == [("A", "B"), ("A", "C")]
    assert chains_of(lineage_of(ring, as_of=DAY)) == ()


def test_a_chain_that_runs_into_a_ring_ends_there() -> None:
    bodies = record(
        "ABC",
        relations=[
            tie("A", K.RENAMED_TO, "B"),
            tie("B", K.RENAMED_TO, "C"),
            tie("C", K.RENAMED_TO, "B"),
        ],
    )
    assert [c.names for c in chains_of(lineage_of(bodies, as_of=DAY))] == [("A", "B", "C")]


def test_families_take_in_every_relation() -> None:
    bodies = record("ABCD", relations=[tie("B", K.WING_OF, "A"), tie("C", K.SPLINTER_OF, "B")])
    lineage = lineage_of(bodies, as_of=DAY)
    assert families_of(lineage) == (("A", "B", "C"),)
    assert families_of(lineage, PARTS) == (("A", "B"),)
    assert family_of(lineage, Key("C")) == ("A", "B", "C")
    assert family_of(lineage, Key("D")) == ("D",)
    assert family_of(lineage, Key("Z")) == ("Z",)


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        pytest.param(K.RENAMED_TO, ("A", "B"), id="a rename leads to its second"),
        pytest.param(K.SPLINTER_OF, ("B", "A"), id="a splinter comes of its second"),
    ],
)
def test_a_relation_leads_from_the_earlier_body(kind: RelationKind, ends: tuple[str, str]) -> None:
    assert ends_of(tie("A", kind, "B")) == ends


def test_reemergences_say_how_many_days_surely_lie_between() -> None:
    found = find_reemergences(THREE, as_of=DAY, kinds=RENAMES)
    assert [(one.body, one.days) for one in found] == [("B", 670), ("C", 3014)]
    assert all(one.later is not None for one in found)


def test_a_body_that_was_never_listed_has_no_days_between() -> None:
    bodies = record("AB", [spell("A", "2002")], [tie("B", K.FRONT_OF, "A")])
    (found,) = find_reemergences(bodies, as_of=DAY, kinds=PARTS)
    assert (found.body, found.later, found.days) == ("B", None, None)
    undated = record("AB", [spell("A", "2002"), spell("B")], [tie("B", K.FRONT_OF, "A")])
    (found,) = find_reemergences(undated, as_of=DAY, kinds=PARTS)
    assert (found.later is None, found.days) == (False, None)


def test_lineage_as_data_says_what_each_count_takes_together() -> None:
    data = lineage_data(THREE, as_of=DAY)
    assert [row["total"] for row in data["proscribed"]] == [3, 1, 1]
    assert data["proscribed"][1]["groups"] == [["A", "B", "C"]]
    (family,) = data["families"]
    assert family["chains_of_renames"] == [["A", "B", "C"]]
    assert family["relations"][0]["confidence"] == "H"
    alone = family_data(record("A", [spell("A", ends="2010")]), [Key("A")], as_of=DAY)
    assert alone["bodies"][0]["listings"][0]["starts"] is None
    assert alone["bodies"][0]["listings"][0]["ends"] == "2010"


def test_ways_of_counting_take_ever_more_together() -> None:
    totals = [c.total for c in counts_of(THREE, as_of=DAY, standing=Standing.PROSCRIBED)]
    assert totals == sorted(totals, reverse=True)
