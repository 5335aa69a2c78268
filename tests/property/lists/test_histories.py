"""Histories of invented lists: what holds whatever a list printed and in whatever order it came."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.lists.differences import compare_snapshots, csv_rows, sentences_of, to_data
from misaq.core.lists.history import ListHistory, history_of
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind, Snapshot
from misaq.core.lists.spells import EventKind, SeenSpell
from misaq.core.lists.statements import Property
from misaq.kernel.dates import exactly
from misaq.kernel.ids import Key

LIST = Key("BANNED")
FIRST = date(2020, 1, 1)

_names = st.sampled_from(("Example Front", "Example League", "Hope Trust", "مثالی محاذ"))
_days = st.dates(date(2019, 6, 1), date(2020, 6, 1)).map(exactly)


@st.composite
def _entries(draw: st.DrawFn) -> tuple[ListEntry, ...]:
    references = draw(st.lists(st.sampled_from("ABCDE"), unique=True))
    return tuple(
        ListEntry(
            reference=reference,
            kind=draw(st.sampled_from(PartyKind)),
            names=(
                ListedName(draw(_names)),
                *(
                    ListedName(name, NameQuality.WEAK)
                    for name in draw(st.lists(_names, max_size=2))
                ),
            ),
            listed_on=draw(st.none() | _days),
            amended_on=tuple(draw(st.lists(_days, max_size=2))),
        )
        for reference in references
    )


@st.composite
def _snapshots(draw: st.DrawFn, fewest: int = 1) -> tuple[Snapshot, ...]:
    offsets = draw(st.lists(st.integers(0, 120), min_size=fewest, max_size=6, unique=True))
    return tuple(
        Snapshot(LIST, FIRST + timedelta(days=offset), draw(_entries())) for offset in offsets
    )


@given(_snapshots(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(snapshots, random):  # type: ignore[no-untyped-def]
    shuffled = list(snapshots)
    random.shuffle(shuffled)
    assert history_of(shuffled) == history_of(snapshots)


@given(_snapshots())
def test_the_same_snapshot_twice_counts_once(snapshots: tuple[Snapshot, ...]) -> None:
    assert history_of((*snapshots, *snapshots)) == history_of(snapshots)


@given(_snapshots())
def test_statements_tile_the_spells(snapshots: tuple[Snapshot, ...]) -> None:
    history = history_of(snapshots)
    for spell in history.spells:
        kinds = [
            statement
            for statement in history.statements
            if statement.reference == spell.reference
            and statement.said.prop is Property.KIND
            and spell.first_seen <= statement.first_seen <= spell.last_seen
        ]
        assert kinds[0].first_seen == spell.first_seen
        assert kinds[-1].last_seen == spell.last_seen
        assert kinds[-1].is_current == spell.is_current
        for before, after in pairwise(kinds):
            assert _next_day(history, before.last_seen) == after.first_seen
    for statement in history.statements:
        assert (
            sum(
                _covers(spell, statement.first_seen, statement.last_seen)
                for spell in history.spells
                if spell.reference == statement.reference
            )
            == 1
        )


@given(_snapshots())
def test_a_spell_holds_on_the_days_of_its_snapshots_and_no_others(
    snapshots: tuple[Snapshot, ...],
) -> None:
    history = history_of(snapshots)
    for snapshot in snapshots:
        shown = {spell.reference for spell in history.spells if spell.holds(snapshot.as_of)}
        assert shown == {entry.reference for entry in snapshot.entries}


@given(_snapshots())
def test_what_came_and_went_adds_up(snapshots: tuple[Snapshot, ...]) -> None:
    history = history_of(snapshots)
    for (before, after), turnover in zip(pairwise(history.counts), history.turnover, strict=True):
        assert before.total + turnover.added - turnover.delisted == after.total
        assert turnover.silent <= turnover.added + turnover.delisted + turnover.amended


@given(_snapshots())
def test_of_two_spells_the_second_is_a_return(snapshots: tuple[Snapshot, ...]) -> None:
    history = history_of(snapshots)
    for reference in {spell.reference for spell in history.spells}:
        spells = [spell for spell in history.spells if spell.reference == reference]
        begins = [spell.events[0].kind for spell in spells]
        assert begins == [EventKind.LISTED, *[EventKind.RELISTED] * (len(spells) - 1)]
        for one, other in pairwise(spells):
            assert one.gone_by is not None
            assert one.last_seen < one.gone_by <= other.first_seen
        for spell in spells:
            assert (spell.events[-1].kind is EventKind.DELISTED) is (not spell.is_current)


@given(_snapshots(fewest=2))
def test_read_backwards_the_difference_is_the_same(snapshots: tuple[Snapshot, ...]) -> None:
    before, after = snapshots[:2]
    difference = compare_snapshots(before, after)
    assert compare_snapshots(after, before) == difference.mirrored()
    assert difference.mirrored().mirrored() == difference
    assert not compare_snapshots(before, before).changed
    assert len(sentences_of(difference)) >= 1
    data = to_data(difference)
    assert len(tuple(csv_rows(difference))) >= len(data["added"]) + len(data["removed"])  # type: ignore[arg-type]


def _covers(spell: SeenSpell, first: date, last: date) -> bool:
    return spell.first_seen <= first and last <= spell.last_seen


def _next_day(history: ListHistory, day: date) -> date:
    return history.days[history.days.index(day) + 1]
