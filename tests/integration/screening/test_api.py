"""Organisations by API: one name, a batch, a spreadsheet's reconciliation; persons never."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from misaq.apps.screening.models import QueryRow

ADDRESS = "/api/v1/screening/organisations"
RECONCILE = "/api/v1/reconcile"


def ask(body: Any, *, status: int = 200) -> Any:
    """Return the answer to a body."""
    answer = Client().post(ADDRESS, json.dumps(body), content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_one_name_is_answered_with_what_speaks_for_and_against() -> None:
    said = ask({"name": "The Brotherhood of Green Lantern"})
    (answer,) = said["answers"]
    assert answer["outcome"] == "ALERT"
    best = answer["hits"][0]
    assert (best["source_list"], best["reference"]) == ("XX-BODIES", "XB.1")
    assert best["speaks_for"]
    assert best["settles"]
    assert {searched["key"] for searched in said["searched"]} >= {"XX-BODIES"}


def test_a_batch_is_answered_in_order_by_id() -> None:
    said = ask({"queries": [{"id": "a", "name": "Lantern Relief Trust"}, {"name": "Nowhere Ltd"}]})
    assert [(a["id"], a["outcome"]) for a in said["answers"]] == [("a", "ALERT"), ("", "CLEAR")]


def test_a_person_is_never_in_an_answer() -> None:
    for name in ("Zorawar Misalkhel", "Farzana Tamseelzai"):
        assert ask({"name": name})["answers"][0]["hits"] == []
        queries = json.dumps({"q": {"query": name}, "p": {"query": name, "type": "Person"}})
        said = Client().post(RECONCILE, {"queries": queries}).json()
        assert [said[q]["result"] for q in "qp"] == [[], []]
        assert Client().get(f"{RECONCILE}/suggest/entity", {"prefix": name}).json()["result"] == []
        page = Client().post("/screening/", {"q": name}).content.decode()
        assert "XP.1" not in page
        assert "XP.2" not in page
    assert Client().get(f"{RECONCILE}/view/XX-PERSONS:XP.1").status_code == 404
    assert QueryRow.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        {"name": ""},
        {"name": "x" * 501},
        {"name": "..."},
        {"name": "A", "queries": [{"name": "B"}]},
        {"queries": []},
        {"queries": [{"name": "B"}] * 101},
        {"queries": [{"name": "Good"}, {"name": "\x00"}]},
        {"name": "A", "kind": "person"},
        {"queries": [{"name": "A", "father": "B"}]},
        {"name": "A", "lists": ["NOT-THERE"]},
        {"name": "A", "lists": ["XX-PERSONS"] * 51},
        {"name": 7},
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_shape(body: Any) -> None:
    said = ask(body, status=400)
    assert said["status"] == 400
    assert said["next_step"]


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data"])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 5_000, b" " * 3_000_000])
def test_a_body_that_is_no_json_is_refused_in_words(kind: str, body: bytes) -> None:
    answer = Client().generic("POST", ADDRESS, body, content_type=kind)
    assert answer.status_code == 400
    assert answer.json()["next_step"]


@pytest.mark.parametrize(
    "name",
    [
        "\u202eLantern Relief Trust",
        "L\u200bantern  Relief Trust",
        "لینٹرن",
        "=1+1",
        "' OR 1=1 --",
        "😀 Lantern",
    ],
)
def test_hostile_names_are_answered(name: str) -> None:
    assert len(ask({"name": name})["answers"]) == 1


def test_reading_alone_is_what_the_address_does() -> None:
    answer = Client().get(ADDRESS)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST, OPTIONS"
    strict = Client(enforce_csrf_checks=True)
    said = strict.post(ADDRESS, json.dumps({"name": "Lantern"}), content_type="application/json")
    assert said.status_code == 200
    assert said["Cache-Control"] == "no-store"
    assert said["Access-Control-Allow-Origin"] == "*"
    assert Client().options(ADDRESS).status_code == 204


def test_the_manifest_is_that_of_version_0_2() -> None:
    said = Client().get(RECONCILE).json()
    assert said["versions"] == ["0.2"]
    assert said["defaultTypes"] == [{"id": "Organization", "name": "Organisation"}]
    assert said["view"]["url"].endswith("/api/v1/reconcile/view/{{id}}")
    assert Client().get(RECONCILE, {"callback": "f"}).status_code == 400


def test_queries_are_answered_by_name_in_address_and_form() -> None:
    queries = json.dumps(
        {"q0": {"query": "Lantern Relief Trust", "limit": 1}, "q1": {"query": "."}}
    )
    got, posted = (
        Client().get(RECONCILE, {"queries": queries}),
        Client().post(RECONCILE, {"queries": queries}),
    )
    assert got.json() == posted.json()
    (best,) = got.json()["q0"]["result"]
    assert best["id"] == "XX-BODIES:XB.2"
    assert 0 < best["score"] <= 100
    assert best["type"] == [{"id": "Organization", "name": "Organisation"}]
    assert got.json()["q1"]["result"] == []
    page = Client().get(f"{RECONCILE}/view/{best['id']}")
    assert page["Location"] == "/lists/XX-BODIES/entries/XB.2/"
    found = Client().get(f"{RECONCILE}/suggest/entity", {"prefix": "Lantern Relief Trust"}).json()
    assert found["result"][0]["id"] == best["id"]


ONE_TOO_MANY = json.dumps({str(n): {"query": "a"} for n in range(101)})


@pytest.mark.parametrize(
    "queries",
    [
        "",
        "[",
        "[]",
        "{}7",
        '{"q": 1}',
        '{"q": {}}',
        '{"q": {"query": 5}}',
        '{"q": {"query": "a", "limit": 0}}',
        '{"q": {"query": "a", "limit": true}}',
        "[" * 3000,
        ONE_TOO_MANY,
    ],
)
def test_broken_queries_are_refused(queries: str) -> None:
    assert Client().post(RECONCILE, {"queries": queries}).status_code == 400
