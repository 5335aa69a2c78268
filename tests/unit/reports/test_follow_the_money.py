"""Organisations as FollowTheMoney."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    Snapshot,
    SourceList,
)
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from misaq.reports.follow_the_money import lines, party_id, to_entities

LIST = SourceList(
    key=Key("EX-1"),
    title="A list",
    issuer="An office",
    legal_basis="An act, section 3",
    format="UN_XML",
    cite=(),
    address="https://example.org/list.xml",
)
BODY = ListEntry(
    reference="QDe.901",
    kind=PartyKind.ORGANISATION,
    names=(
        ListedName("Example Front"),
        ListedName("EF", NameQuality.STRONG),
        ListedName("The Front", NameQuality.WEAK),
        ListedName("Sample Movement", NameQuality.FORMER),
        ListedName("نمونہ محاذ", NameQuality.ORIGINAL_SCRIPT),
    ),
    addresses=("1 Sample Road, Banupur",),
    identifiers=(Identifier(IdentifierKind.REGISTRATION, "EX-77"),),
    listed_on=parse_date("2001-10"),
    amended_on=(parse_date("2015-01-02"), parse_date("2016..2017")),
    basis="Al-Mithal",
    remarks="Led by somebody whose name nobody else needs.",
)


def test_an_organisation_and_that_it_is_listed() -> None:
    body, listing = to_entities(LIST, BODY)
    identifier = party_id(LIST.key, "QDe.901")
    assert body == {
        "id": identifier,
        "schema": "Organization",
        "datasets": ["ex_1"],
        "properties": {
            "name": ["Example Front"],
            "alias": ["EF", "نمونہ محاذ"],
            "weakAlias": ["The Front"],
            "previousName": ["Sample Movement"],
            "address": ["1 Sample Road, Banupur"],
            "registrationNumber": ["EX-77"],
        },
    }
    assert listing == {
        "id": f"{identifier}-listed",
        "schema": "Sanction",
        "datasets": ["ex_1"],
        "properties": {
            "entity": [identifier],
            "authority": ["An office"],
            "program": ["Al-Mithal"],
            "summary": ["An act, section 3"],
            "listingDate": ["2001-10"],
            "modifiedAt": ["2015-01-02"],
            "recordId": ["QDe.901"],
            "unscId": ["QDe.901"],
            "sourceUrl": ["https://example.org/list.xml"],
        },
    }


def test_nobody_is_branded_and_no_remark_leaves() -> None:
    text = "\n".join(lines(LIST, Snapshot(LIST.key, date(2026, 1, 1), (BODY,))))
    assert "topics" not in text
    assert "somebody" not in text


@pytest.mark.parametrize("kind", [kind for kind in PartyKind if kind is not PartyKind.ORGANISATION])
def test_nothing_else_is_given_away(kind: PartyKind) -> None:
    other = replace(BODY, kind=kind)
    with pytest.raises(InputRefused, match="Only organisations"):
        to_entities(LIST, other)
    assert list(lines(LIST, Snapshot(LIST.key, date(2026, 1, 1), (other,)))) == []


def test_a_reference_that_is_not_of_the_united_nations_is_only_a_record() -> None:
    _, listing = to_entities(LIST, replace(BODY, reference="9901", listed_on=None, basis=""))
    properties = listing["properties"]
    assert isinstance(properties, dict)
    assert "unscId" not in properties
    assert "listingDate" not in properties
    assert properties["recordId"] == ["9901"]


def test_an_entry_without_a_primary_name_has_its_first_as_name() -> None:
    body, _ = to_entities(LIST, replace(BODY, names=(ListedName("EF", NameQuality.STRONG),)))
    properties = body["properties"]
    assert isinstance(properties, dict)
    assert properties["name"] == ["EF"]


def test_lines_are_json_the_same_each_time() -> None:
    snapshot = Snapshot(LIST.key, date(2026, 1, 1), (BODY, replace(BODY, reference="QDe.902")))
    first = list(lines(LIST, snapshot))
    assert first == list(lines(LIST, snapshot))
    found = [json.loads(line) for line in first]
    assert [entity["schema"] for entity in found] == ["Organization", "Sanction"] * 2
    assert len({entity["id"] for entity in found}) == 4
