"""The public JSON keeps its shape: a change is seen, and accepted by a named command.

    MISAQ_ACCEPT=1 pytest tests/contract

writes the answers anew; read what changed before it is committed.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import Settings

from misaq.api.v1.api import OPERATIONS
from misaq.api.v1.document import openapi
from misaq.api.v1.schemas import schema_of
from misaq.apps.threat.actions import keep_observations
from misaq.core.access.actors import operator
from misaq.core.packs import sensitivity
from misaq.core.threat.indicator_rows import FORM
from misaq.kernel.sensitivity import Sensitivity
from tests.support.kept_forecasts import keep_all
from tests.support.kept_incidents import keep_releases
from tests.support.lists_at_hand import load_all
from tests.support.prepared import load_examplia

GOLDEN = Path(__file__).parent / "golden"
ACCEPTS = os.environ.get("MISAQ_ACCEPT") == "1"
WHEN = "as_of=2024-06-01&known_at=2024-03-02"
BETWEEN = "from=2020-12-31&to=2024-06-01"
ADDRESSES = {
    "findings": f"/api/v1/findings?{WHEN}&page_size=2",
    "finding": "",
    "gaps": f"/api/v1/gaps?{WHEN}&page_size=2",
    "check": f"/api/v1/checks/POL001?{WHEN}",
    "verdict": f"/api/v1/verdicts/P1.1?{WHEN}",
    "agenda": f"/api/v1/committees/HC-ORDER/agenda?{WHEN}&page_size=1",
    "commitment": f"/api/v1/policies/commitments/P1.1?{WHEN}",
    "institution": f"/api/v1/institutions/institutions/MOO?{WHEN}",
    "clocks": f"/api/v1/law/clocks?{WHEN}&page_size=2",
    "observations": f"/api/v1/sourcebook/observations?{WHEN}&page_size=2",
    "resources": f"/api/v1/?{WHEN}",
    "indicators": f"/api/v1/threat/indicators?{WHEN}&area=XX101&indicator=SCHOOLS_OPEN",
    "incident_events": "/api/v1/incidents/events?source=ucdp-ged&page_size=1",
    "incident_releases": "/api/v1/incidents/releases?page_size=1",
    "refusal": "/api/v1/findings?colour=red",
    "forecasts": f"/api/v1/forecasts?{WHEN}&page_size=1",
    "forecast": "",
    "provenance": "/policies/points/P1.1.prov.json?as_of=2024-06-01",
    "framework": "/framework.jsonld?as_of=2024-06-01",
    "committee": "/committees/HC-ORDER.jsonld?as_of=2024-06-01",
    "catalogue": "/data/catalogue.jsonld?as_of=2024-06-01",
}


@pytest.fixture
def reader(db: None, settings: Settings, tmp_path: Path) -> Client:
    settings.MISAQ_HOME = tmp_path
    load_examplia(datetime(2024, 3, 1, 12, tzinfo=UTC))
    load_all()
    keep_all()
    keep_observations(
        actor=operator(7),
        at=datetime(2024, 3, 1, 12, tzinfo=UTC),
        header=[column.name for column in FORM],
        rows=[["XX101", "schools open", "2022-05", "80", "120", "DAILY", "H"]],
    )
    return Client()


def shape_of(value: Any) -> Any:
    """Return names and kinds of values, in the order of the answer."""
    if isinstance(value, dict):
        return {name: shape_of(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape_of(value[0])] if value else []
    return "null" if value is None else type(value).__name__


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_answer_keeps_its_shape(reader: Client, name: str) -> None:
    if name.startswith("incident_"):
        keep_releases()
    address = ADDRESSES[name] or _first(reader, f"{name}s", "seal" if name == "forecast" else "ref")
    said = json.loads(reader.get(address).content)
    written = f"{json.dumps(shape_of(said), ensure_ascii=False, indent=1)}\n"
    golden = GOLDEN / f"{name}.json"
    if ACCEPTS:
        golden.write_text(written, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == written, "MISAQ_ACCEPT=1 pytest tests/contract"


def _first(reader: Client, room: str, key: str) -> str:
    found = reader.get(f"/api/v1/{room}?{WHEN}&page_size=1").json()["items"][0][key]
    return f"/api/v1/{room}/{found}?{WHEN}"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_an_answer_is_what_the_description_says(reader: Client, operation: Any) -> None:
    described = openapi()
    if operation.room == "incidents":
        keep_releases()
    address = path_of(operation)
    answers = described["paths"][address][operation.method.lower()]["responses"]
    schema = answers["200"]["content"]["application/json"]["schema"]
    whole = {**closed(schema), "components": closed(described["components"])}
    if operation.method == "POST":
        asked = {"name": "Lantern"}
        said = reader.post(address, json.dumps(asked), content_type="application/json")
    else:
        when = BETWEEN if operation.name == "get_list_changes" else WHEN
        said = reader.get(f"{filled(reader, address)}?{when}")
    assert said.status_code == 200, said.content
    Draft202012Validator(whole).validate(said.json())


def path_of(operation: Any) -> str:
    """Return the address of an operation as the description writes it."""
    return f"/api/v1/{re.sub(r'{[a-z]+:', '{', operation.path)}"


def filled(reader: Client, address: str) -> str:
    """Return the address with what there is in the place of its names."""
    if address.endswith("{reference}"):
        entries = filled(reader, address.removesuffix("/{reference}"))
        first = reader.get(f"{entries}?{WHEN}").json()["items"][0]
        return f"{entries}/{first['reference']}"
    if address.endswith("/{source}/{event}"):
        lists = address.removesuffix("/{source}/{event}")
        first = reader.get(f"{lists}?{WHEN}").json()["items"][0]
        return f"{lists}/{first['source']}/{first['event']}"
    before, brace, after = address.partition("{")
    if not brace:
        return address
    rest = after.partition("}")[2]
    lists = before.rstrip("/")
    source = {
        "/api/v1/committees": "/api/v1/institutions/committees",
        "/api/v1/series": "/api/v1/sourcebook/series",
    }.get(lists, lists)
    first = reader.get(f"{source}?{WHEN}").json()["items"][0]
    name = next(first[n] for n in ("seal", "key", "ref", "code", "commitment") if n in first)
    if lists == "/api/v1/verdicts":
        name = first["commitment"]
    return f"{before}{name}{rest}"


def closed(schema: Any) -> Any:
    """Return the schema with no room for fields it does not name."""
    if isinstance(schema, list):
        return [closed(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {name: closed(inner) for name, inner in schema.items()}
    if inside.get("type") == "object" and "properties" in inside:
        inside["additionalProperties"] = False
        inside["required"] = list(inside["properties"])
    return inside


def test_the_description_is_openapi_3_1_and_every_address_is_in_it() -> None:
    described = openapi()
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {path_of(operation) for operation in OPERATIONS}
    operations = [each for item in described["paths"].values() for each in item.values()]
    names = [each["operationId"] for each in operations]
    assert len(set(names)) == len(names)
    assert all(each["summary"] for each in operations)
    asked = {address for address, item in described["paths"].items() if set(item) != {"get"}}
    assert asked == {"/api/v1/screening/organisations"}


def test_a_type_that_nobody_said_how_to_publish_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Odd:
        raw: bytes

    Odd.__annotations__["raw"] = bytes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sensitivity, "DECLARED", {Odd: {"raw": Sensitivity.PUBLIC}})
        with pytest.raises(TypeError, match="bytes"):
            schema_of(Odd)
