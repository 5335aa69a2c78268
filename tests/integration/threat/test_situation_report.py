"""The monthly situation report: chosen on a page, read there, taken as a file, or by command."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.overview import situation_files
from misaq.apps.overview.situation_asking import asked_for
from misaq.apps.overview.situation_files import situation_file
from misaq.apps.overview.situation_perceived import perceptions_of
from misaq.apps.overview.situation_reading import situation_of, situation_report
from misaq.apps.perceptions.actions import record_assessment, record_scale
from misaq.apps.registers.actions import load_pack
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.reckoning import reckon_pack
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.records import Scale
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import Basis, ResultKind, Stored
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, Unavailable
from misaq.reports.document import Document
from misaq.reports.language import ENGLISH
from misaq.reports.render import Format
from tests.support.accounts import client_of, held, make_account
from tests.support.invented_country import invented_pack
from tests.support.invented_situation import BASIS, invented_months, invented_results
from tests.support.kept_forecasts import keep, made
from tests.support.pages import text_of, tree_of

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = date(2024, 3, 1)
REPORT, READ = "/threat/report/", "/threat/report/read/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Path) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_pack(actor=operator(7), at=AT, pack=invented_pack())


@pytest.fixture
def _reckoned() -> None:
    reckon_pack(actor=operator(7), at=AT, tell_line=lambda _line: None)


def keep_release(**more: Any) -> Basis:
    """Keep results of a release beside the pack's own totals."""
    basis = replace(BASIS, **more)
    months = [
        Stored(
            ResultKind.MONTHS, one.area, plain_of_months(one), BASIS.cannot_see, BASIS.cannot_see
        )
        for one in invented_months()
    ]
    others = [one for each in invented_results().values() for one in each]
    keep_results(actor=operator(7), at=AT, basis=basis, results=[*months, *others])
    return basis


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return text_of(answer.content)


def test_a_page_without_figures_says_what_to_do(client: Client) -> None:
    assert "misaq threat compute" in page(client, REPORT)
    assert "Nothing of the threat picture is reckoned" in page(client, READ, status=404)


@pytest.mark.usefixtures("_reckoned")
def test_the_last_month_is_shown_until_another_is_chosen(client: Client) -> None:
    assert "December 2019: The whole country" in page(client, REPORT)
    shown = page(client, f"{REPORT}?month=2019-03&area=XX1")
    assert "March 2019: North Province" in shown
    tree = tree_of(client.get(f"{REPORT}?month=2019-03&area=XX1").content)
    links = [link for link in tree.xpath("//main//a/@href") if "/threat/report" in link]
    assert {link.partition("?")[0].rpartition(".")[2] for link in links} >= {"pdf", "docx", "html"}
    assert all("month=2019-03" in link and "area=XX1" in link for link in links if "?" in link)


@pytest.mark.usefixtures("_reckoned")
def test_a_report_is_read_inside_the_site_without_a_style_of_its_own(client: Client) -> None:
    answer = client.get(f"{READ}?month=2019-03")
    tree = tree_of(answer.content)
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert not tree.xpath("//main//@style | //main//style | //main//script")
    assert len(tree.xpath("//h1")) == 1
    assert "Recorded attacks, operations and clashes, not told apart: events 2; deaths 4" in (
        text_of(answer.content)
    )
    assert "all of them together" in text_of(answer.content)


FILES = {
    "pdf": (b"%PDF", "application/pdf"),
    "docx": (
        b"PK",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": (b"<!doctype html>", "application/octet-stream"),
}


@pytest.mark.usefixtures("_reckoned")
def test_a_report_is_a_file_to_keep(client: Client) -> None:
    for ending, (begins, kind) in FILES.items():
        answer = client.get(f"/threat/report.{ending}?month=2019-03")
        assert answer.content.startswith(begins), ending
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == (
            f'attachment; filename="SITREP-2019-03-ALL-gazette-pack-en.{ending}"'
        )


@pytest.mark.usefixtures("_reckoned")
def test_an_urdu_report_is_in_urdu(client: Client) -> None:
    answer = client.get(f"/ur{READ}?month=2019-03")
    assert tree_of(answer.content).get("dir") == "rtl"
    assert "ur.html" in client.get("/ur/threat/report.html?month=2019-03")["Content-Disposition"]


HOSTILE = {
    400: (
        "month=2019-13", "month=2019-00", "month=2019", "month=2019-1", "month=0000-01",
        "month=٢٠١٩-٠١", "month=2019-01%00", "month=%27%22%3E%3Cscript%3E", "month=" + "9" * 5000,
    ),
    404: (
        "month=9999-12", "month=1900-01", "area=XX101", "area=XX9", "area=../../etc/passwd",
        "area=%3Cb%3E", "area=" + "x" * 5000, "source=none", "source=" + "x" * 5000,
    ),
}  # fmt: skip


@pytest.mark.usefixtures("_reckoned")
def test_what_cannot_be_a_report_is_refused(client: Client) -> None:
    for status, queries in HOSTILE.items():
        for query in queries:
            for address in (REPORT, READ, "/threat/report.pdf"):
                answer = client.get(f"{address}?{query}")
                assert answer.status_code == status, (address, query[:40])
                assert b"<script>" not in answer.content
                assert len(answer.content) < 20_000


@pytest.mark.usefixtures("_reckoned")
def test_a_month_that_is_not_covered_says_which_are(client: Client) -> None:
    assert "it covers 2018-01 to 2019-12" in page(client, f"{REPORT}?month=2020-01", status=404)
    keep_release(months=36)
    said = page(client, f"{REPORT}?month=2020-01&source=gazette:pack", status=404)
    assert "a source that covers this one: gazette" in said


def test_an_ending_that_is_no_kind_of_file_is_no_address(client: Client) -> None:
    for ending in ("exe", "pdf/", "PDF", "pdf%0a"):
        assert client.get(f"/threat/report.{ending}").status_code in {301, 404}


@pytest.mark.usefixtures("_reckoned")
def test_a_report_gathers_what_is_on_record_of_its_area_by_then() -> None:
    keep_release()

    def of(month: str, area: str) -> Any:
        asked = asked_for(actor=PUBLIC, month=month, area=area, source="gazette")
        return situation_of(actor=PUBLIC, asked=asked, day=DAY, language=ENGLISH)

    whole, north, south = of("2019-07", ""), of("2019-07", "XX1"), of("2019-07", "XX2")
    assert [str(one.operation.key) for one in whole.operations] == ["CLEAR-HILLS"]
    assert [str(one.assurance.key) for one in north.assurances] == ["HILLS-CLEARED"]
    assert [str(one.key) for one in north.notable] == ["TARN-2019"]
    assert (south.operations, south.assurances, south.notable) == ((), (), ())
    assert of("2019-02", "XX1").operations == ()
    assert of("2019-06", "XX1").assurances != ()
    assert of("2019-05", "XX1").assurances == ()
    assert [one.basis.key for one in whole.others] == ["gazette:pack"]
    assert {gap.code for gap in whole.gaps} > {gap.code for gap in north.gaps} >= {"INC001"}
    assert ResultKind.MONTHS not in whole.results
    assert whole.stored(ResultKind.NEAR_REPEAT, "") is not None
    assert whole.forecasts == ()


def test_a_forecast_stands_in_the_report_of_its_month_and_of_the_year_after() -> None:
    keep_release()
    head = keep(made())

    def of(month: str) -> Any:
        asked = asked_for(actor=PUBLIC, month=month, source="gazette")
        return situation_of(actor=PUBLIC, asked=asked, day=DAY, language=ENGLISH)

    for month in ("2018-12", "2019-11"):
        (one,) = of(month).forecasts
        assert (one.seal, one.is_looking_back) == (head.seal, False)
        assert one.issued.areas == ("XX1", "XX2")
    assert of("2019-12").forecasts == ()
    before = of("2018-11")
    assert (before.forecasts, before.later_forecast) == ((), head.origin)


def test_a_file_is_made_once_and_readers_do_not_wait_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: list[str] = []

    def make() -> Document:
        times.append("once")
        raise InputRefused("not today", next_step="none")

    monkeypatch.setattr(situation_files, "render", lambda _document, _form: b"file")
    monkeypatch.setattr(situation_files, "_PATIENCE", 0.01)
    state = ("a test of its own", "1")
    with pytest.raises(InputRefused):
        situation_file(state, Format.PDF, make)
    found = situation_file(state, Format.PDF, lambda: None)  # type: ignore[arg-type, return-value]
    assert found == situation_file(state, Format.PDF, make) == b"file"
    assert times == ["once"]
    holding = threading.Thread(target=situation_files._making.acquire)
    holding.start()
    holding.join()
    with pytest.raises(Unavailable):
        situation_file((*state, "2"), Format.PDF, make)
    situation_files._making.release()


@pytest.mark.usefixtures("_reckoned")
def test_the_command_writes_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    asked = ["threat", "report", "--month", "2019-03", "--as-of", "2024-03-01"]
    assert run([*asked, "--out", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    text = out.read_text(encoding="utf-8")
    assert "Situation report, March 2019: The whole country" in text
    assert "misaq threat report --month 2019-03 --source gazette:pack" in text
    again = tmp_path / "again"
    assert run([*asked, "--format", "html", "--out", str(again)]) == 0
    assert (tmp_path / "again.html").read_bytes() == out.read_bytes()


REFUSED = {
    ("--month", "2019-13", "--out", "a.pdf"): 10,
    ("--month", "2030-01", "--out", "a.pdf"): 11,
    ("--area", "XX101", "--out", "a.pdf"): 11,
    ("--source", "none", "--out", "a.pdf"): 11,
    ("--out", "a"): 10,
    ("--out", "a.pdf", "--format", "docx"): 10,
    ("--out", "no/such/folder/a.html"): 10,
    ("--language", "fr", "--out", "a.pdf"): 11,
}


@pytest.mark.usefixtures("_reckoned")
def test_the_command_refuses_what_the_page_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for more, code in REFUSED.items():
        assert run(["threat", "report", *more]) == code, more
    assert list(tmp_path.glob("a*")) == []


def test_a_source_nobody_reckoned_has_no_report() -> None:
    with pytest.raises(NotFound):
        asked_for(actor=PUBLIC)


def said_of(area: str, *days: str) -> None:
    """Record what an institution said of an area."""
    scale = Scale("BUREAU", ("calm", "tense", "grave"), Measure.EVENTS, (0, 2, 6), "DAILY")
    record_scale(actor=operator(7), at=AT, scale=scale)
    cells = {
        "institution": "BUREAU", "area": area, "class": "", "said_on": "", "months": "1",
        "level": "grave", "probability": "", "source": "DAILY", "recorded_by": "MOO",
        "published": "no",
    }  # fmt: skip
    for day in days:
        record_assessment(actor=operator(7), at=AT, cells={**cells, "said_on": day})


@pytest.mark.usefixtures("_reckoned")
def test_members_have_an_edition_with_what_institutions_said_and_each_reading_is_noted(
    client: Client,
) -> None:
    keep_release()
    said_of("XX1", "2019-05-02")
    address = "/threat/report-members.html?month=2019-07&source=gazette"
    assert client.get(address).status_code == 302
    assert client_of(make_account(held(UserRole.ADMINISTRATOR))).get(address).status_code == 403
    answer = client_of(make_account(held(UserRole.ANALYST))).get(address)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "MEMBERS" in answer.headers["Content-Disposition"]
    assert "FOR MEMBERS ALONE" in answer.content.decode()
    reads = [one for one in list_entries(actor=operator(7)) if one.event == "page.read"]
    assert [one.object_table for one in reads] == ["overview:situation-members"]
    everybody = client.get("/threat/report.html?month=2019-07&source=gazette").content.decode()
    assert "What institutions assess" not in everybody


@pytest.mark.usefixtures("_reckoned")
def test_what_was_said_is_of_the_area_and_by_the_end_of_the_month() -> None:
    keep_release()
    said_of("XX1", "2019-05-02", "2019-06-02", "2019-07-02")

    def of(month: str, area: str) -> Any:
        asked = asked_for(actor=PUBLIC, month=month, area=area, source="gazette")
        return perceptions_of(actor=operator(7), asked=asked, is_here=lambda code: code == "XX1")

    over, last = of("2019-07", "").words
    assert [str(one.standing.assessment.stated_on)[:7] for one in (over, last)] == [
        "2019-06", "2019-07",
    ]  # fmt: skip
    assert (over.standing.assessment.level, over.events is None) == ("grave", False)
    assert of("2019-04", "").words == ()
    asked = asked_for(actor=PUBLIC, month="2019-07", source="gazette")
    with pytest.raises(NotAllowed):
        situation_report(actor=PUBLIC, asked=asked, day=DAY, language=ENGLISH, is_internal=True)


@pytest.mark.usefixtures("_reckoned")
def test_the_command_writes_the_edition_of_members(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    asked = ["threat", "report", "--month", "2019-03", "--members", "--out", str(out)]
    assert run(asked) == 0
    assert "No assessment of this area" in out.read_text(encoding="utf-8")
