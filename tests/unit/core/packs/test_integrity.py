from __future__ import annotations

from typing import Any

import pytest

from misaq.core.packs import TABLES, Registers, find_flaws, from_records, records_of
from misaq.core.packs.references import CITED, REFERENCES
from misaq.kernel.ids import Key
from tests.spec.cases import BASE, record_of


def registers(records: dict[str, list[dict[str, Any]]]) -> Registers:
    rows: dict[str, list[Any]] = {table: [] for table in TABLES}
    for given in (BASE["records"], records):
        for table, plain in given.items():
            rows[table] += [record_of(table, row) for row in plain]
    return from_records({table: tuple(held) for table, held in rows.items()})


def flaws(records: dict[str, list[dict[str, Any]]]) -> list[tuple[str, str, str]]:
    return [(flaw.table, flaw.key, flaw.path) for flaw in find_flaws(registers(records))]


def test_records_that_hold_together_have_no_flaw() -> None:
    assert flaws({}) == []


@pytest.mark.parametrize(
    ("records", "table", "key", "path"),
    [
        pytest.param(
            {"law.duties": [{"cite": []}]}, "law.duties", "duty", "cite", id="a fact uncited"
        ),
        pytest.param(
            {"policies.commitments": [{"evidence": [
                {"what": "x", "dated": "2016", "ledger": "claim", "by": "MIN",
                 "shows": "started", "cite": []}]}]},
            "policies.commitments", "plan.1", "evidence[0].cite", id="a part uncited",
        ),
        pytest.param(
            {"law.duties": [{"cite": ["S9/H"]}]}, "law.duties", "duty", "cite[0]",
            id="a source that is not there",
        ),
        pytest.param(
            {"law.duties": [{"cite": ["GK/H"]}]}, "law.duties", "duty", "cite[0]",
            id="general knowledge sold as read",
        ),
        pytest.param(
            {"law.duties": [{"cite": ["S1/GK"]}]}, "law.duties", "duty", "cite[0]",
            id="a read source as general knowledge",
        ),
        pytest.param(
            {"institutions.committees": [{"key": "c-own", "matters": ["law.wishes"]}]},
            "institutions.committees", "c-own", "matters[0]", id="matters of no table",
        ),
        pytest.param(
            {"policies.policies": [{"key": "p-own", "titles": [
                {"language": "ur", "text": "Plan", "cite": ["S1/H"]}]}]},
            "policies.policies", "p-own", "titles[0]", id="a title in another script",
        ),
        pytest.param(
            {"policies.policies": [{"key": "p-own", "titles": [
                {"language": "ur", "text": "منصوبہ", "cite": ["S1/H"]},
                {"language": "ur", "text": "پلان", "cite": ["S1/H"]}]}]},
            "policies.policies", "p-own", "titles", id="two titles in one language",
        ),
        pytest.param(
            {"sourcebook.observations": [{"key": "o"}]}, "sourcebook.observations", "o", "value",
            id="a number without a number",
        ),
        pytest.param(
            {"law.duties": [{"owed_by": "NOBODY"}]}, "law.duties", "duty", "owed_by",
            id="an institution that is not there",
        ),
        pytest.param(
            {"law.powers": [{"holders": ["MIN", "NOBODY"]}]}, "law.powers", "power", "holders",
            id="one of several that is not there",
        ),
        pytest.param(
            {"policies.policies": [{"key": "p", "ends": [
                {"kind": "EXPIRED", "ended_on": "2016", "successor": "nothing"}]}]},
            "policies.policies", "p", "ends[0].successor", id="a reference inside a part",
        ),
        pytest.param(
            {"sourcebook.searches": [{"table": "law.duty", "record": "duty", "sought": "clock"}]},
            "sourcebook.searches", "search", "table", id="a search about no table",
        ),
        pytest.param(
            {"law.duties": [{}, {}]}, "law.duties", "duty", "key", id="one key twice"
        ),
        pytest.param(
            {"institutions.committees": [{"spans": [
                {"state": "LIVE", "span": {"starts": "2010"}},
                {"state": "DORMANT", "span": {"starts": "2012"}}]}]},
            "institutions.committees", "committee", "spans[1]", id="live and dormant at once",
        ),
        pytest.param(
            {"bodies.spells": [
                {"key": "z", "span": {"starts": "2010"}},
                {"key": "a", "span": {"starts": "2012"}}]},
            "bodies.spells", "a", "span", id="listed twice at once",
        ),
        pytest.param(
            {"law.provisions": [{"key": "ACT:9", "events": [
                {"kind": "COMMENCED", "happened_on": "2001"},
                {"kind": "COMMENCED", "happened_on": "2003"}]}]},
            "law.provisions", "ACT:9", "events[1]", id="commenced twice",
        ),
        pytest.param(
            {"institutions.institutions": [
                {"key": "SELF", "title": "x", "level": "FEDERAL", "parent": "SELF"}]},
            "institutions.institutions", "SELF", "", id="its own parent",
        ),
        pytest.param(
            {"policies.commitments": [{"under": "plan.1"}]},
            "policies.commitments", "plan.1", "", id="under itself",
        ),
        pytest.param(
            {"framework.classes": [{"key": "A", "title": "x", "within": "A"}]},
            "framework.classes", "A", "", id="within itself",
        ),
    ],
)  # fmt: skip
def test_a_flaw_is_found_and_named_by_record_and_field(
    records: dict[str, list[dict[str, Any]]], table: str, key: str, path: str
) -> None:
    assert flaws(records) == [(table, key, path)]
    assert all(flaw.what and flaw.next_step for flaw in find_flaws(registers(records)))


def test_a_ring_of_lineage_is_said_of_each_of_its_links() -> None:
    points = [{"key": f"plan.{n}"} for n in (1, 2, 3)]
    links = [
        {"key": "one", "earlier": "plan.1", "kind": "derived", "later": "plan.2"},
        {"key": "two", "earlier": "plan.2", "kind": "merged", "later": "plan.1"},
        {"key": "out", "earlier": "plan.2", "kind": "derived", "later": "plan.3"},
    ]
    found = flaws({"policies.commitments": points, "policies.lineage": links})
    assert found == [("policies.lineage", "one", ""), ("policies.lineage", "two", "")]


def test_spells_one_after_the_other_and_on_other_bases_do_not_overlap() -> None:
    spells = [
        {"key": "a", "span": {"starts": "2010", "ends": "2012"}},
        {"key": "b", "span": {"starts": "2012"}},
        {"key": "c", "span": {"starts": "2010"}, "basis": "ACT:2"},
        {"key": "d", "span": {}, "standing": "OBSERVED"},
    ]
    assert flaws({"bodies.spells": spells}) == []


def test_keys_that_could_not_be_read_are_no_dead_ends() -> None:
    held = registers({"law.duties": [{"clock": "later"}]})
    assert [flaw.path for flaw in find_flaws(held)] == ["clock"]
    assert find_flaws(held, also={"law.clocks": frozenset({Key("later")})}) == ()


def test_every_reference_names_a_field_and_tables_that_are_there() -> None:
    for record_class, fields in REFERENCES.items():
        assert set(fields) <= set(record_class.__dataclass_fields__), record_class
        assert {table for tables in fields.values() for table in tables} <= set(TABLES)
    assert CITED in TABLES


def test_registers_are_taken_apart_and_put_together_again() -> None:
    held = registers({})
    assert from_records(records_of(held)) == held
    assert from_records({}) == Registers()
