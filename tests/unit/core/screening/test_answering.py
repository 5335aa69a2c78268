"""Who is met by a query, of what rank, and what is held back."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from misaq.core.lists.evidence import EvidenceKind
from misaq.core.lists.records import ListedName, ListEntry, NameQuality, PartyKind
from misaq.core.screening.answer import Answer, HitClass, ListVersion, Outcome
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index, build
from misaq.core.screening.policy import DEFAULT, ORGANISATIONS_ONLY, Policy
from misaq.core.screening.query import Query, read_query
from misaq.core.screening.sentences import held_back_in_words, speaks_for
from tests.support.invented_lists import ABROAD, COMMON, ENTRIES, HOME, NUMBER, RARE, body, person

INDEX = build(ENTRIES)


def ask(policy: Policy = DEFAULT, **fields: str) -> Answer:
    """Return the answer about a person."""
    return screen(INDEX, read_query({"kind": "person", **fields}), policy)


def found(answer: Answer) -> list[tuple[str, HitClass]]:
    """Return the references of the hits with their ranks, in order."""
    return [(hit.reference, hit.rank) for hit in answer.hits]


def test_the_name_alone_is_never_more_than_possible() -> None:
    answer = ask(name=RARE)
    assert found(answer) == [("XP.1", HitClass.POSSIBLE), ("YP.9", HitClass.POSSIBLE)]
    assert answer.outcome is Outcome.ALERT
    assert answer.searched == (HOME, ABROAD)
    assert {hit.version for hit in answer.hits} == {HOME, ABROAD}


def test_a_fact_that_agrees_makes_it_probable_and_two_make_it_strong() -> None:
    assert found(ask(name=RARE, birth="1970"))[0][1] is HitClass.PROBABLE
    assert found(ask(name=RARE, birth="1970", father="Tamseel Misalkhel"))[0] == (
        "XP.1",
        HitClass.STRONG,
    )


def test_a_number_that_agrees_with_the_name_is_strong_however_it_is_written() -> None:
    answer = ask(name=RARE, cnic=NUMBER.replace("-", ""))
    assert found(answer)[0] == ("XP.1", HitClass.STRONG)


def test_a_number_that_agrees_with_another_name_and_father_is_a_conflict() -> None:
    answer = ask(name="Shirin Bakhtawar", father="Dilawar Bakht", cnic=NUMBER)
    assert found(answer) == [("XP.1", HitClass.CONFLICT)]


def test_another_father_and_year_of_birth_rule_an_entry_out() -> None:
    answer = ask(name=RARE, father="Bakhtiar Gulzari", birth="1999")
    assert "XP.1" not in [hit.reference for hit in answer.hits]


def test_a_spelling_of_a_common_name_is_held_back_with_what_to_bring() -> None:
    answer = ask(name="Mohammed Khaan")
    assert answer.outcome is Outcome.HELD_BACK
    assert answer.hits == ()
    assert answer.held_back is not None
    # The list prints no number and no district of this entry: they would tell nothing.
    assert answer.held_back.bring == (EvidenceKind.FATHER, EvidenceKind.BIRTH)
    assert answer.held_back.commonness.per_100k is not None
    assert answer.held_back.commonness.per_100k > 100


def test_a_common_name_is_shown_when_it_is_asked_for_as_possible() -> None:
    answer = ask(replace(DEFAULT, shows_common=True), name="Mohammed Khaan")
    assert ("XP.2", HitClass.POSSIBLE) in found(answer)
    assert {rank for _, rank in found(answer)} == {HitClass.POSSIBLE}


def test_a_common_name_as_it_is_printed_alerts_unless_the_policy_says_otherwise() -> None:
    assert found(ask(name=COMMON)) == [("XP.2", HitClass.POSSIBLE)]
    assert ask(replace(DEFAULT, exact_always=False), name=COMMON).outcome is Outcome.HELD_BACK


def test_what_was_brought_already_is_not_asked_for_again() -> None:
    answer = ask(name="Mohammed Khaan", nationality="Examplia", district="Larnkot")
    assert answer.held_back is not None
    assert EvidenceKind.DISTRICT not in answer.held_back.bring


def test_where_the_list_prints_nothing_more_nothing_is_asked_for() -> None:
    bare = build({HOME: (person("A", COMMON, sex=None),)})
    answer = screen(bare, Query(("Mohammed Khaan",), PartyKind.PERSON))
    assert answer.held_back is not None
    assert answer.held_back.bring == ()
    assert "nothing more" in str(held_back_in_words(answer.held_back))


def test_a_name_in_another_script_is_met() -> None:
    assert ("YP.10", HitClass.POSSIBLE) in found(ask(name="Muhammad Yousaf Misalzai"))


def test_nobody_is_found_for_a_stranger() -> None:
    answer = ask(name="Lakhtai Brohestan")
    assert (answer.outcome, answer.hits, answer.held_back) == (Outcome.CLEAR, (), None)


def test_the_public_is_returned_organisations_alone() -> None:
    query = Query(("Green Lantern Brotherhood", RARE))
    answer = screen(INDEX, query, ORGANISATIONS_ONLY)
    assert {hit.entry.kind for hit in answer.hits} == {PartyKind.ORGANISATION}
    assert screen(INDEX, Query((RARE,)), ORGANISATIONS_ONLY).outcome is Outcome.CLEAR


def test_a_list_that_is_not_asked_about_is_not_searched() -> None:
    answer = ask(replace(DEFAULT, lists=frozenset({ABROAD.source_list})), name=RARE)
    assert found(answer) == [("YP.9", HitClass.POSSIBLE)]
    assert answer.searched == (ABROAD,)


def test_weaker_hits_are_counted_when_they_are_left_off() -> None:
    answer = ask(replace(DEFAULT, most_hits=1), name=RARE)
    assert (len(answer.hits), answer.more_hits) == (1, 1)


def test_a_suppressed_entry_leaves_no_trace() -> None:
    def cleared(query: Query, version: ListVersion, entry: ListEntry) -> str | None:
        return "cleared" if (version, entry.reference) == (HOME, "XP.1") else None

    asked = read_query({"kind": "person", "name": RARE})
    without = {version: [e for e in entries if e.reference != "XP.1"]
               for version, entries in ENTRIES.items()}  # fmt: skip
    assert screen(INDEX, asked, DEFAULT, cleared) == screen(build(without), asked)


def test_a_delisted_party_is_not_returned() -> None:
    later = {HOME: ENTRIES[HOME][1:]}
    assert screen(build(later), Query((RARE,), PartyKind.PERSON)).outcome is Outcome.CLEAR


def test_another_name_of_the_query_is_met_too() -> None:
    answer = ask(name="Lakhtai Brohestan", aliases=RARE)
    assert found(answer)[0][0] == "XP.1"


def test_of_two_namesakes_the_one_with_the_same_father_comes_first() -> None:
    twins = {
        HOME: (
            person("A", "Balach Rindzai", father="Hammal Rindzai"),
            person("B", "Balach Rindzai", father="Chakar Rindzai"),
        )
    }
    asked = read_query({"kind": "person", "name": "Balach Rindzai", "father": "Chakar Rindzai"})
    answer = screen(build(twins), asked)
    assert answer.hits[0].reference == "B"
    assert "A" not in [hit.reference for hit in answer.hits]


@pytest.mark.parametrize("kind", ["person", "unstated"])
def test_how_many_others_carry_the_name_is_said(kind: str) -> None:
    answer = ask(name=RARE, kind=kind)
    assert {hit.commonness.other_entries for hit in answer.hits} == {1}


OWN, ALIAS = "Tamseel Misalkhel Jandal", "Muhammad Khan"
ALIASED = build(
    {
        HOME: (
            replace(
                person("A", OWN),
                names=(ListedName(OWN), ListedName(ALIAS, NameQuality.STRONG)),
            ),
            person("B", "Muhammad Ali"),
        )
    }
)


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"name": ALIAS}, Outcome.ALERT),
        ({"name": ALIAS, "district": "Chitrgah"}, Outcome.ALERT),
        ({"name": ALIAS, "father": "Lakhtai"}, Outcome.HELD_BACK),
        ({"name": ALIAS, "birth": "1970"}, Outcome.HELD_BACK),
        ({"name": OWN, "father": "Lakhtai"}, Outcome.ALERT),
        ({"name": "Muhammad Ali", "father": "Lakhtai"}, Outcome.HELD_BACK),
    ],
    ids=["alias alone", "with a place", "with a father", "with a birth", "own name", "own, common"],
)
def test_a_father_that_cannot_be_compared_is_no_evidence(
    fields: dict[str, str], outcome: Outcome
) -> None:
    query = read_query({"kind": "person", **fields})
    assert screen(ALIASED, query).outcome is outcome
    assert screen(ALIASED, query, replace(DEFAULT, shows_common=True)).outcome is Outcome.ALERT


PARTS = build(
    {
        HOME: (
            *(body(f"C{n}", f"Farzi Council of Misal{chr(97 + n)}pur") for n in range(5)),
            *(body(f"T{n}", f"Islamic Trade House {n} Farzabad") for n in range(3)),
            body("L", "Brotherhood of the Green Lantern of Farzabad"),
        )
    }
)


@pytest.mark.parametrize(
    ("name", "references"),
    [
        ("Green Lantern", {"L"}),
        ("Lantern Green", set()),
        ("Farzi Council", {f"C{n}" for n in range(5)}),
        ("Islamic", set()),
        ("Council", set()),
        ("Green Lantern Relief", set()),
    ],
)
def test_a_body_is_found_by_a_part_of_its_name_as_possible_and_told_so(
    name: str, references: set[str]
) -> None:
    answer = screen(PARTS, Query((name,), PartyKind.ORGANISATION))
    parts = [hit for hit in answer.hits if hit.is_part]
    assert {hit.reference for hit in parts} == references
    assert {hit.rank for hit in parts} <= {HitClass.POSSIBLE}
    assert all("part of the listed one" in str(speaks_for(hit)[-1]) for hit in parts)


def _listed(reference: str, father: str, district: str) -> ListEntry:
    return replace(person(reference, "Muhammad Ali", father=father), districts=(district,))


def _fourth_schedule(count: int) -> Index:
    """Return a list of namesakes, all of other fathers, and the one who is meant."""
    letters = itertools.product("bdgklm", "aiu", "lnrst")
    others = [
        _listed(f"XF.{number}", f"Torzad {''.join(three).title()}oon", "Lodhabad, Rivermark")
        for number, three in enumerate(itertools.islice(letters, count))
    ]
    meant = _listed("XF.999", "Tamseel Misalkhel", "Alamabad, Northmark")
    return build({HOME: (*others, meant)})


def test_a_father_finds_the_one_who_is_meant_among_many_namesakes() -> None:
    asked = {"name": "Mohammed Ali Khan", "father": "Tamseel Misalkhel", "kind": "person"}
    answer = screen(_fourth_schedule(80), read_query({**asked, "district": "Alamabad, Northmark"}))
    assert found(answer) == [("XF.999", HitClass.STRONG)]


def test_another_district_outweighs_a_name_alone() -> None:
    index = _fourth_schedule(1)
    here = screen(index, read_query({"name": "Muhammad Ali", "kind": "person"}))
    asked = {"name": "Muhammad Ali", "kind": "person", "district": "Dadrgah, Southmark"}
    elsewhere = screen(index, read_query(asked))
    assert here.outcome is Outcome.ALERT
    assert elsewhere.outcome is Outcome.HELD_BACK
