"""The threat picture: reckoned once, kept, and shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.models import BasisRow
from misaq.apps.threat.queries import choose_basis, list_bases, site_state
from misaq.apps.threat.reckoning import reckon_pack
from misaq.cli.main import WIDTH, run
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.threat.picture.records import Basis, ResultKind, Stored
from misaq.kernel.errors import NotAllowed, NotFound
from misaq.kernel.words import say
from tests.support.pages import text_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Any) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_examplia(AT)


def reckon() -> bool:
    return reckon_pack(actor=operator(7), at=AT, tell_line=lambda _line: None)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return text_of(answer.content)


def study(**more: Any) -> Stored:
    body = {
        "areas": ["XX1"], "month": 2019 * 12 + 2, "before": 12, "after": 3, "raw": -0.75,
        "outcome": "LESS_THAN_EXPECTED", "expected": 9.0, "excess": -0.66, "p": 0.01,
        "detectable": -0.9, "false_share": 0.042, "placebos": 200,
    }  # fmt: skip
    return Stored(
        ResultKind.OPERATION,
        "CLEAR-HILLS",
        {**body, **more},
        say("It can."),
        say("It cannot."),
        (say("A note."),),
        (2.0, 30.0, say("how")),
    )


def release(version: str) -> Basis:
    """Return a basis; pages are kept by the version of its data, so each test has its own."""
    return Basis("gazette", "2", False, version * 64, 2018 * 12, 36, credit="By the gazette.")


def test_pages_say_what_to_do_while_nothing_is_reckoned(client: Client) -> None:
    assert "misaq threat compute" in page(client, "/threat/")
    assert "North Province" in page(client, "/threat/")
    assert "cannot be judged" in page(client, "/threat/operations/CLEAR-HILLS/")
    assert "the hills were cleared" in page(client, "/threat/XX1/")


def test_the_packs_totals_are_shown_by_year_and_month(client: Client) -> None:
    before = site_state()
    assert reckon()
    assert site_state() != before
    assert "North Province" in page(client, "/threat/?year=2019")
    assert "Most deaths are recorded in North Province: 9" in page(client, "/threat/?year=2019")
    assert "in North Province: 3," in page(client, "/threat/?year=2019&month=2")
    assert "No deaths are recorded." in page(client, "/threat/?year=2018")
    assert "in North Province: 9," in page(client, "/threat/?year=nonsense")
    assert "What it cannot see" in page(client, "/threat/")
    shown = page(client, "/threat/XX1/")
    assert "4 events; 9 deaths, 9 to 9" in shown
    assert "not in the data" in shown
    assert "ماہانہ" in page(client, "/ur/threat/XX1/")


def test_the_same_data_is_reckoned_once() -> None:
    assert reckon()
    assert not reckon()
    (kept,) = list_bases(actor=PUBLIC)
    assert not keep_results(actor=operator(7), at=AT, basis=kept.basis, results=())
    events = [e.event for e in list_entries(actor=operator(7)) if e.event == "picture.reckoned"]
    assert len(events) == 1


def test_newer_data_takes_the_place_of_older_and_the_older_stays() -> None:
    later = AT + timedelta(days=1)
    keep_results(actor=operator(7), at=AT, basis=release("a"), results=(study(),))
    newer = Basis("gazette", "3", False, "b" * 64, 2018 * 12, 48)
    assert keep_results(actor=operator(7), at=later, basis=newer, results=())
    assert [one.basis.release for one in list_bases(actor=PUBLIC)] == ["3"]
    assert BasisRow.objects.count() == 2


def test_who_imports_nothing_keeps_nothing() -> None:
    with pytest.raises(NotAllowed):
        keep_results(actor=PUBLIC, at=AT, basis=release("b"), results=())


def test_a_study_prints_what_was_expected_and_how_often_it_is_wrong(client: Client) -> None:
    keep_results(actor=operator(7), at=AT, basis=release("c"), results=(study(),))
    shown = page(client, "/threat/operations/CLEAR-HILLS/")
    assert "fewer attacks than would be expected without it" in shown
    assert "0.042 (200 windows)" in shown
    assert "By the gazette." in shown
    assert "Why it cannot be judged" not in shown
    assert "Clear Hills" in page(client, "/threat/operations/")


def test_a_study_that_cannot_be_judged_says_why(client: Client) -> None:
    blank = dict.fromkeys(("expected", "p", "false_share", "placebos", "excess"))
    cannot = study(outcome="CANNOT_SAY", **blank)
    keep_results(actor=operator(7), at=AT, basis=release("d"), results=(cannot,))
    shown = page(client, "/threat/operations/CLEAR-HILLS/")
    assert "Why it cannot be judged" in shown
    assert "A note." in shown


def test_sources_are_chosen_and_never_added(client: Client) -> None:
    reckon()
    keep_results(actor=operator(7), at=AT, basis=release("e"), results=())
    assert [one.basis.key for one in list_bases(actor=PUBLIC)] == ["gazette", "gazette:pack"]
    assert "in North Province: 9," in page(client, "/threat/?source=gazette:pack")
    assert "in North Province" not in page(client, "/threat/?source=gazette")
    with pytest.raises(NotFound):
        choose_basis(actor=PUBLIC, key="none")
    page(client, "/threat/?source=none", status=404)


def test_every_month_is_a_file_where_the_terms_allow(client: Client) -> None:
    assert len(client.get("/threat/months.csv").content.decode().splitlines()) == 1
    reckon()
    _, *rows = client.get("/threat/months.csv").content.decode().splitlines()
    assert [row.split(",")[5:9] for row in rows] == [
        ["2019-02", "1", "3", "3"], ["2019-03", "2", "4", "4"], ["2019", "1", "2", "2"],
    ]  # fmt: skip
    kept_back = replace(release("f"), lets_rows_leave=False)
    keep_results(actor=operator(7), at=AT, basis=kept_back, results=())
    assert client.get("/threat/months.csv").status_code == 403
    assert "months.csv" not in client.get("/threat/").content.decode()


def test_what_is_not_on_record_is_not_found(client: Client) -> None:
    page(client, "/threat/XX9/", status=404)
    page(client, "/threat/operations/NONE/", status=404)


def test_each_measure_says_what_it_cannot_show(client: Client) -> None:
    assert "Not that the operation caused it" in page(client, "/threat/measures/")


def test_the_command_reckons_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["threat", "show"]) == 0
    assert "misaq threat compute" in capsys.readouterr().out
    assert run(["threat", "compute"]) == 0
    assert "gazette 1, the pack's totals" in capsys.readouterr().out
    assert run(["threat", "compute"]) == 0
    assert "Nothing changed" in capsys.readouterr().out
    assert run(["threat", "show", "--year", "2019"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= WIDTH
    assert "North Province" in out
    assert run(["threat", "show", "--year", "2019", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["area"], row["events"], row["deaths_best"]) == ("XX1", 4, 9)
