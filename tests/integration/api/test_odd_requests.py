"""Odd requests, made from the API's own description and from nowhere: no failure, no surprise."""

from __future__ import annotations

import copy
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from misaq.api.v1.document import openapi

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
)
EXAMPLES = 3
"""For each of some ninety operations."""


schema = schemathesis.openapi.from_dict(openapi())
schema.app = WSGIHandler()


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("reader")
def test_what_the_description_allows_and_forbids_is_answered_as_it_says(
    case: schemathesis.Case,
) -> None:
    if case.method not in {"GET", "POST"}:
        return
    response = case.call(headers={"Host": "localhost"})
    case.validate_response(response, checks=list(CHECKS))


NAMES = ["q", "as_of", "known_at", "page", "page_size", "code", "institution", "key", "x", ""]
PATHS = ["", "findings", "gaps", "verdicts", "law/clocks", "states", "committees/HC-ORDER/agenda"]
hostile = st.text(max_size=30) | st.sampled_from(
    [
        "0001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "-1",
        "1e9",
        "９",
        "%00",
        "\x00",
        "'; DROP TABLE",
        "../../etc",
        "\u202e",
        "=1+1",
        "null",
    ]
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from(PATHS),
    query=st.lists(st.tuples(st.sampled_from(NAMES), hostile), max_size=3),
)
@pytest.mark.usefixtures("reader")
def test_whatever_is_asked_is_answered_or_refused(path: str, query: list[tuple[str, str]]) -> None:
    text = urlencode(query, errors="surrogatepass")
    answer = Client().get(f"/api/v1/{path}?{text}")
    assert answer.status_code in {200, 400, 404}, answer.content
    assert answer.json()


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(tail=st.text(max_size=40))
@pytest.mark.usefixtures("reader")
def test_whatever_address_is_asked_is_answered_or_refused(tail: str) -> None:
    for start in ("/api/v1/", "/api/v1/law/clocks/", "/data/latest/", "/data/releases/"):
        answer = Client().get(f"{start}{quote(tail, errors='replace')}")
        assert answer.status_code in {200, 301, 400, 404}, (start, answer.status_code)


@pytest.mark.usefixtures("reader")
def test_an_answer_that_is_not_as_described_would_be_seen() -> None:
    tampered = copy.deepcopy(openapi())
    tampered["components"]["schemas"]["Resource"]["required"].append("colour")
    other = schemathesis.openapi.from_dict(tampered)
    other.app = WSGIHandler()
    case = other["/api/v1/"]["GET"].Case()
    response = case.call(headers={"Host": "localhost"})
    assert response.status_code == 200
    with pytest.raises(BaseException, match="colour"):
        case.validate_response(response, checks=list(CHECKS))
