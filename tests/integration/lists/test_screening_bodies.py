"""misaq screen against lists of which no file is kept: the bodies on record stand for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from misaq.apps.screening.searching import screen_organisation
from misaq.cli.main import run
from misaq.core.screening.query import read_query

pytestmark = pytest.mark.usefixtures("_loaded")


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.MISAQ_HOME = tmp_path


@pytest.mark.parametrize("lists", [(), ("--list", "BANNED")], ids=["all", "named"])
def test_the_command_finds_what_the_site_finds(
    lists: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--name", "Example Front", "--kind", "organisation", "--format", "json")
    assert run(["screen", *asked, *lists]) == 0
    told = json.loads(capsys.readouterr().out)
    site = screen_organisation(read_query({"name": "Example Front", "kind": "organisation"}))
    assert [result["reference"] for result in told["results"]] == [h.reference for h in site.hits]
    assert [result["list"] for result in told["results"]] == ["BANNED"]
    assert told["outcome"] == site.outcome.value == "ALERT"


def test_a_list_without_a_file_or_a_body_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["screen", "--name", "Harbour Front", "--kind", "organisation", "--list", "COUNCIL"]
    assert run(asked) == 11
    assert "kept are: BANNED" in capsys.readouterr().err
