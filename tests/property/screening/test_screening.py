"""What holds of every answer: exact names alert, order changes nothing, suppression is silent."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.core.screening.answer import Answer, HitClass, ListVersion, Outcome
from misaq.core.screening.answering import screen
from misaq.core.screening.index import build
from misaq.core.screening.policy import DEFAULT, Policy
from misaq.core.screening.query import Query, read_query
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from tests.support.invented_lists import ABROAD, ENTRIES, HOME

INDEX = build(ENTRIES)
LISTED = [(entry, name.text) for entries in ENTRIES.values() for entry in entries
          for name in entry.names]  # fmt: skip
KINDS = st.sampled_from(["person", "organisation", "unstated"])
# Words that meet something, words that meet nothing, and what a hostile hand types.
WORDS = st.sampled_from(
    ["Zorawar", "Misalkhel", "Muhammad", "Khan", "Lantern", "Trust", "Lakhtai", "محمد", "BGL", "@",
     "s/o", "bin", "-", "\u202e", "\u200b"]
)  # fmt: skip
TYPED = st.one_of(st.lists(WORDS, max_size=6).map(" ".join), st.text(max_size=40))


def everything(text: str, kind: str = "person") -> Answer | None:
    """Return the answer; None where the query is refused in words."""
    try:
        query = read_query({"name": text, "kind": kind})
    except InputRefused as caught:
        refusal = caught
    else:
        return screen(INDEX, query)
    assert refusal.problems
    assert refusal.next_step
    return None


@pytest.mark.parametrize(
    ("entry", "name"), LISTED, ids=lambda value: getattr(value, "reference", "")
)
def test_every_listed_name_alerts_as_it_is_printed(entry: ListEntry, name: str) -> None:
    for spelled in (name, name.upper(), name.lower(), f"  {name}. ", name.replace(" ", "  ")):
        answer = screen(INDEX, read_query({"name": spelled, "kind": entry.kind.value.lower()}))
        assert entry.reference in [hit.reference for hit in answer.hits], spelled


@given(st.data())
def test_a_name_of_any_letters_is_found_once_it_is_listed(data: st.DataObject) -> None:
    letters = st.characters(categories=("Lu", "Ll", "Lo"))
    words = st.text(letters, min_size=1, max_size=12)
    name = unicodedata.normalize(
        "NFC", " ".join(data.draw(st.lists(words, min_size=1, max_size=4)))
    )
    kind = data.draw(st.sampled_from(list(PartyKind)))
    entry = ListEntry("X.1", kind, (ListedName(name),))
    index = build({HOME: (entry,), ABROAD: ENTRIES[ABROAD]})
    answer = screen(index, Query((name,), kind))
    assert "X.1" in [hit.reference for hit in answer.hits]


@given(TYPED, KINDS)
def test_whatever_is_typed_is_answered_or_refused_in_words(text: str, kind: str) -> None:
    answer = everything(text, kind)
    if answer is not None:
        assert all(hit.rank is HitClass.POSSIBLE for hit in answer.hits)
        assert all(0 <= hit.probability <= 1 for hit in answer.hits)


@given(TYPED, st.permutations(list(ENTRIES)), st.randoms(use_true_random=False))
def test_the_order_of_lists_and_entries_changes_nothing(
    text: str, order: list[ListVersion], dice: object
) -> None:
    shuffled = {}
    for version in order:
        entries = list(ENTRIES[version])
        dice.shuffle(entries)  # type: ignore[attr-defined]  # drawn dice
        shuffled[version] = entries
    answer = everything(text)
    if answer is not None:
        again = screen(build(shuffled), answer.query)
        assert again.hits == answer.hits
        assert again.held_back == answer.held_back


@given(TYPED, st.sets(st.sampled_from([entry.reference for entry, _ in LISTED])))
def test_what_is_suppressed_is_as_if_it_were_not_listed(text: str, cleared: set[str]) -> None:
    def suppressed(query: Query, version: ListVersion, entry: ListEntry) -> str | None:
        return "cleared" if entry.reference in cleared else None

    answer = everything(text)
    if answer is not None:
        rest = {v: [e for e in entries if e.reference not in cleared]
                for v, entries in ENTRIES.items()}  # fmt: skip
        kept = screen(INDEX, answer.query, DEFAULT, suppressed)
        assert kept == screen(build(rest), answer.query)
        if cleared >= {entry.reference for entry, _ in LISTED}:
            assert kept.outcome is Outcome.CLEAR


@given(TYPED, st.sampled_from(["1958", "1970", "1999"]))
def test_more_is_never_alerted_than_when_common_names_are_asked_for(text: str, born: str) -> None:
    try:
        query = read_query({"name": text, "kind": "person", "birth": born})
    except InputRefused:
        return
    usual = {hit.reference for hit in screen(INDEX, query).hits}
    asked_for = {hit.reference for hit in screen(INDEX, query, Policy(shows_common=True)).hits}
    assert usual <= asked_for


def test_a_version_is_part_of_what_is_searched() -> None:
    other = ListVersion(Key("XX-PERSONS"), date(2024, 6, 1), "d" * 64)
    answer = screen(build({other: ENTRIES[HOME]}), read_query({"name": "Zorawar Misalkhel"}))
    assert answer.hits[0].version == other
    assert str(other) == "XX-PERSONS of 2024-06-01"
