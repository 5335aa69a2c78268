"""Measures: every kept result on a page and at the command, and what is old says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.limits import list_measures
from misaq.apps.threat.summaries import registers_digest
from misaq.cli.main import WIDTH, run
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.threat.picture.records import WHOLE, Basis, ResultKind, Stored
from misaq.kernel.words import say
from tests.support.invented_picture import measured
from tests.support.pages import text_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
BASIS = Basis("gazette", "2", False, "f" * 64, 2012 * 12, 96, credit="By the gazette.")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Any) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_examplia(AT)


def keep(basis: Basis = BASIS, **more: Any) -> None:
    body = {
        "rows": 900, "first": "2012-01-01", "last": "2019-12-31", "no_district": 0,
        "unclassed": 0, "withheld": 0, "terms": "CC_BY",
        "registers": registers_digest(actor=PUBLIC),
    }  # fmt: skip
    whole = Stored(ResultKind.SUMMARY, WHOLE, {**body, **more}, say("It can."), say("It cannot."))
    keep_results(actor=operator(7), at=AT, basis=basis, results=(*measured(), whole))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text_of(answer.content)


@pytest.mark.parametrize("key", [one.key for one in list_measures()])
def test_each_measure_has_a_page_with_and_without_results(client: Client, key: str) -> None:
    assert "Nothing is reckoned yet" in page(client, f"/threat/measures/{key}/")
    keep()
    shown = page(client, f"/threat/measures/{key}/")
    assert "By the gazette." in shown
    assert "No result of this measure" in shown or "Sensitivity to the source" in shown


def test_a_page_tells_what_followed_an_operation_and_under_which_name(client: Client) -> None:
    keep()
    assert "Clear Hills" in page(client, "/threat/measures/displacement/")
    assert "NEXT (2017-0" in page(client, "/threat/measures/re-emergence/")
    assert "One source with such results" in page(client, "/threat/measures/hot-spots/")
    assert client.get("/threat/measures/none/").status_code == 404


def test_a_second_source_is_asked_whether_it_agrees(client: Client) -> None:
    keep()
    keep(replace(BASIS, source="courier", data_version="e" * 64))
    assert "results that two sources tell" in page(client, "/threat/measures/reactions/")


def test_what_was_reckoned_before_the_registers_changed_says_so(client: Client) -> None:
    keep(replace(BASIS, data_version="d" * 64), registers="0" * 64)
    assert "Reckoned before" in page(client, "/threat/measures/rates/")


def test_the_command_prints_every_measure_within_its_width(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keep()
    assert run(["threat", "show", "--measure", "all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert any("operations after attacks" in line for line in lines)
    assert run(["threat", "show", "--measure", "answers", "--format", "json"]) == 0
    (said,) = json.loads(capsys.readouterr().out)
    assert said["results"][0]["body"]["unknown"] == 0
    assert run(["threat", "show", "--measure", "list"]) == 0
    assert "near-repeats" in capsys.readouterr().out
    assert run(["threat", "show", "--measure", "none"]) == 11
