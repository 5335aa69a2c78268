"""What the API answers."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from misaq.api.v1.api import OPERATIONS
from misaq.apps.findings.queries import get_run
from misaq.apps.registers.actions import load_pack
from misaq.apps.registers.queries import data_version
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.catalogue import CHECKS
from misaq.core.packs import TABLES, records_of
from misaq.core.policies.verdicts import RULES_VERSION
from tests.integration.api.conftest import LOADED_AT
from tests.integration.registers.small_pack import pack_of, source
from tests.support.invented_country import invented_registers

DAY = date(2024, 6, 1)
AS_OF = "as_of=2024-06-01"


def asked(reader: Client, address: str) -> Any:
    """Return what the API says, which must be an answer."""
    answer = reader.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def all_items(reader: Client, address: str) -> list[Any]:
    """Return the rows of every page."""
    said = asked(reader, address)
    found = list(said["items"])
    while said["next"] is not None:
        said = reader.get(said["next"]).json()
        found += said["items"]
    assert len(found) == said["count"]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_register_lists_its_records_and_gives_each_by_key(reader: Client, table: str) -> None:
    path = table.replace(".", "/")
    records = records_of(invented_registers())[table]
    items = all_items(reader, f"{path}?page_size=3")
    assert [item["key"] for item in items] == [record.key for record in records]
    for item in items[:2]:
        assert asked(reader, f"{path}/{item['key']}")["item"] == item


def test_every_answer_says_what_it_was_made_from(reader: Client) -> None:
    version = data_version(actor=PUBLIC)
    for operation in OPERATIONS:
        if "{" not in operation.path and operation.method == "GET":
            said = asked(reader, f"{operation.path}?{AS_OF}")
            assert (said["data_version"], said["rules_version"]) == (version, RULES_VERSION)
            assert said["as_of"] == "2024-06-01"
            assert list(said)[:4] == ["data_version", "rules_version", "as_of", "known_at"]


def test_findings_are_those_of_the_checks_and_narrow_by_each_filter(reader: Client) -> None:
    run = get_run(actor=PUBLIC, as_of=DAY)
    assert [i["ref"] for i in all_items(reader, f"findings?{AS_OF}")] == [
        item.finding.ref for item in run.items
    ]
    narrowed = {
        "severity=GRAVE": lambda i: i.finding.severity.value == "GRAVE",
        "code=POL001": lambda i: i.finding.code == "POL001",
        "institution=MOO": lambda i: i.way.to.key == "MOO",
        "committee=HC-ORDER": lambda i: "HC-ORDER" in [c.key for c in i.way.committees],
        "table=policies.commitments": lambda i: i.finding.subject.table == "policies.commitments",
        "table=policies.commitments&key=P1.1": lambda i: i.finding.subject.key == "P1.1",
        "severity=GRAVE&institution=MOO": lambda i: (
            i.finding.severity.value == "GRAVE" and i.way.to.key == "MOO"
        ),
    }
    for query, fits in narrowed.items():
        items = all_items(reader, f"findings?{AS_OF}&{query}")
        assert [i["ref"] for i in items] == [i.finding.ref for i in run.items if fits(i)], query


def test_one_finding_comes_with_its_working_and_its_page(reader: Client) -> None:
    item = get_run(actor=PUBLIC, as_of=DAY).items[0]
    said = asked(reader, f"findings/{item.finding.ref}?{AS_OF}")
    assert said["html"] == f"/findings/{item.finding.ref}/"
    assert [line["text"] for line in said["item"]["working"]] == [
        str(line.text) for line in item.finding.working
    ]


def test_gaps_narrow_by_code_and_reason(reader: Client) -> None:
    gaps = get_run(actor=PUBLIC, as_of=DAY).outcome.gaps
    assert len(all_items(reader, f"gaps?{AS_OF}")) == len(gaps) > 0
    for gap in gaps[:3]:
        query = f"code={gap.code}&reason={gap.reason.value}&key={gap.subject.key}"
        items = all_items(reader, f"gaps?{AS_OF}&{query}")
        assert str(gap.sentence) in [item["sentence"] for item in items]


def test_checks_are_the_catalogue(reader: Client) -> None:
    codes = [check.code for check in CHECKS]
    assert [item["code"] for item in all_items(reader, "checks")] == codes
    assert asked(reader, f"checks/{codes[0]}")["item"]["code"] == codes[0]


def test_verdicts_come_with_their_trace_and_change_with_the_day(reader: Client) -> None:
    said = asked(reader, f"verdicts/P1.1?{AS_OF}")
    assert said["item"]["lines"]
    assert said["html"] == "/policies/points/P1.1/"
    early = asked(reader, "verdicts/P1.1?as_of=2001-01-01")
    assert early["item"]["life"] == "not adopted"
    results = {item["result"] for item in all_items(reader, f"verdicts?{AS_OF}&policy=P1")}
    for result in results:
        for item in all_items(reader, f"verdicts?{AS_OF}&result={result}"):
            assert item["result"] == result
    for item in all_items(reader, f"verdicts?{AS_OF}&flag=no owner"):
        assert "no owner" in item["flags"]


def test_an_agenda_holds_what_the_committee_may_ask(reader: Client) -> None:
    items = all_items(reader, f"committees/HC-ORDER/agenda?{AS_OF}")
    assert items
    for item in items:
        assert "HC-ORDER" in item["finding"]["question"]["committees"]
        assert item["answers"]


def test_numbers_come_by_their_series(reader: Client) -> None:
    series = invented_registers().sourcebook.series[0].key
    items = all_items(reader, f"series/{series}/observations")
    assert items
    assert {item["series"] for item in items} == {series}


def test_resources_lead_to_lists_that_have_as_many_rows(reader: Client) -> None:
    resources = asked(reader, f"?{AS_OF}")["items"]
    assert {r["name"] for r in resources} >= {*TABLES, "findings", "gaps", "verdicts", "checks"}
    for resource in resources:
        said = reader.get(f"{resource['address']}?{AS_OF.replace('as_of', 'page=1&as_of')}")
        assert said.status_code == 200
        if "." not in resource["name"]:
            assert said.json()["count"] == resource["count"], resource["name"]


def test_words_are_looked_for_in_everything_a_row_says(reader: Client) -> None:
    everything = all_items(reader, "law/clocks")
    word = everything[0]["title"].split()[0].upper()
    found = all_items(reader, f"law/clocks?q={word}")
    assert everything[0] in found
    assert all_items(reader, "law/clocks?q=nothing+has+these+words") == []


def test_a_register_leaves_out_what_had_not_come_by_the_day(reader: Client) -> None:
    observations = all_items(reader, "sourcebook/observations")
    early = all_items(reader, "sourcebook/observations?as_of=1990-01-01")
    assert len(early) < len(observations)
    assert all(item["as_of"]["earliest"] <= "1990-01-01" for item in early)


def test_an_imprecise_day_says_between_which_days(reader: Client) -> None:
    due = asked(reader, "policies/commitments/P1.1")["item"]["due"]
    assert due == {"edtf": "2016", "earliest": "2016-01-01", "latest": "2016-12-31"}


def test_known_at_asks_for_what_was_on_record_then(reader: Client) -> None:
    load_pack(
        actor=operator(7),
        at=LOADED_AT + timedelta(days=1),
        pack=pack_of(sourcebook__sources=[source("A")]),
    )
    assert [i["key"] for i in all_items(reader, "sourcebook/sources")] == ["A"]
    states = all_items(reader, "states")
    assert len(states) == 2
    assert states[-1]["at"] == LOADED_AT.isoformat()
    then = all_items(reader, f"sourcebook/sources?known_at={LOADED_AT:%Y-%m-%d}")
    assert len(then) == len(invented_registers().sourcebook.sources)
    at = states[-1]["at"].replace("+", "%2B")
    said = asked(reader, f"findings?{AS_OF}&known_at={at}")
    assert said["data_version"] == states[-1]["data_version"]
    assert said["count"] > 0
    before = asked(reader, "sourcebook/sources?known_at=2000-01-01")
    assert before["count"] == 0


def test_a_page_beyond_the_last_is_empty_and_leads_back(reader: Client) -> None:
    said = asked(reader, "law/clocks?page=99&page_size=2")
    assert said["items"] == []
    assert said["next"] is None
    assert reader.get(said["previous"]).json()["items"]


REFUSED = {
    "a parameter nobody knows": ("findings?colour=red", 400, "colour"),
    "a parameter given twice": ("findings?page=1&page=2", 400, "page"),
    "a day that is none": ("findings?as_of=2024-02-30", 400, "2024-02-30"),
    "a month instead of a day": ("findings?as_of=2024-02", 400, "2024-02"),
    "an instant that is none": ("findings?known_at=soon", 400, "soon"),
    "a page before the first": ("findings?page=0", 400, "page"),
    "a page too long": ("findings?page_size=201", 400, "page_size"),
    "a search too long": (f"findings?q={'a' * 201}", 400, "q"),
    "a severity there is not": ("findings?severity=TERRIBLE", 400, "severity"),
    "a check there is not": ("findings?code=XXX999", 400, "code"),
    "a key of another shape": ("findings?institution=a%20b", 400, "institution"),
    "a record there is not": ("law/clocks/nothing", 404, "nothing"),
    "a finding there is not": ("findings/0123456789abcdef", 404, "0123456789abcdef"),
    "a ref of another shape": ("findings/short", 400, "ref"),
    "a committee there is not": ("committees/NOBODY/agenda", 404, "NOBODY"),
    "a series there is not": ("series/nothing/observations", 404, "nothing"),
    "a point there is not": ("verdicts/P99.9", 404, "P99.9"),
    "an address there is not": ("nowhere", 404, "address"),
    "an address with a slash too many": ("findings/", 404, "slash"),
}


@pytest.mark.parametrize(("address", "status", "named"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_said_in_one_shape_with_what_to_do(
    reader: Client, address: str, status: int, named: str
) -> None:
    answer = reader.get(f"/api/v1/{address}")
    said = answer.json()
    assert answer.status_code == said["status"] == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert list(said) == ["type", "title", "status", "detail", "next_step", "rule", "problems"]
    assert said["detail"]
    assert said["next_step"]
    assert named in str(said)


def test_all_that_is_wrong_with_a_question_is_said_together(reader: Client) -> None:
    said = reader.get("/api/v1/findings?page=x&page_size=0&severity=NO").json()
    assert {p["where"] for p in said["problems"]} == {"page", "page_size", "severity"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_the_api_can_only_be_read(reader: Client, method: str) -> None:
    for address in ("", "findings", "law/clocks/x", "nowhere", "openapi.json"):
        answer = getattr(reader, method)(f"/api/v1/{address}")
        assert answer.status_code == 405
        assert answer["Allow"] == "GET, HEAD, OPTIONS"
        assert answer["Content-Type"] == "application/problem+json"


def test_a_post_is_refused_as_such_also_where_forgery_is_looked_for(reader: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/api/v1/findings").status_code == 405


def test_another_site_may_read_and_ask_what_it_may(reader: Client) -> None:
    answer = reader.options("/api/v1/findings")
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    got = reader.get("/api/v1/findings")
    assert got["Access-Control-Allow-Origin"] == "*"
    assert got["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not got.cookies


def test_head_says_what_get_says_without_the_answer(reader: Client) -> None:
    for address in ("", "findings", "law/clocks", "openapi.json", "nowhere"):
        get, head = reader.get(f"/api/v1/{address}"), reader.head(f"/api/v1/{address}")
        assert (head.status_code, head.content) == (get.status_code, b"")
        for name in ("ETag", "Content-Type", "Cache-Control"):
            assert head.get(name) == get.get(name)


def test_an_answer_that_did_not_change_is_not_sent_again(reader: Client) -> None:
    first = reader.get("/api/v1/findings")
    again = reader.get("/api/v1/findings", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    load_pack(
        actor=operator(7),
        at=LOADED_AT + timedelta(days=1),
        pack=pack_of(sourcebook__sources=[source("A")]),
    )
    changed = reader.get("/api/v1/findings", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_a_database_that_fails_says_nothing_of_the_machine(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        cause = sqlite3.OperationalError("unable to open database file")
        cause.sqlite_errorname = "SQLITE_CORRUPT"
        raise OperationalError("unable to open database file") from cause

    monkeypatch.setattr("misaq.api.v1.registers.list_rows", fail)
    answer = reader.get("/api/v1/law/clocks")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert b"unable to open" not in answer.content


def test_a_fault_of_ours_is_answered_and_logged(
    reader: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("misaq.api.v1.registers.list_rows", fail)
    answer = reader.get("/api/v1/law/clocks")
    assert answer.status_code == 500
    assert b"inside" not in answer.content
    assert "The API failed." in caplog.text


def test_nothing_loaded_is_said_so(db: None) -> None:
    said = Client().get("/api/v1/")
    assert said.status_code == 404
    assert "misaq load" in said.json()["next_step"]
    assert Client().get("/api/v1/law/clocks").json()["count"] == 0
