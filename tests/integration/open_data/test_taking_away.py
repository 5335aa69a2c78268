"""Downloads, linked data, feeds and calendars, as the site gives them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import etree

from misaq.apps.open_data.queries import list_states
from misaq.apps.registers.actions import load_pack
from misaq.cli.main import run as run_command
from misaq.core.access.actors import PUBLIC, operator
from misaq.reports.open_data.tables import KINDS
from tests.integration.open_data.conftest import LOADED_AT
from tests.integration.registers.small_pack import pack_of, source
from tests.support.pages import text_of, tree_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OTHERS = {
    "/data/catalogue.jsonld": "application/ld+json",
    "/framework.jsonld": "application/ld+json",
    "/institutions.jsonld": "application/ld+json",
    "/committees.jsonld": "application/ld+json",
    "/institutions/MOO.jsonld": "application/ld+json",
    "/committees/HC-ORDER.jsonld": "application/ld+json",
    "/law/instruments/EXA.jsonld": "application/ld+json",
    "/policies/points/P1.1.prov.json": "application/json",
    "/findings.atom": "application/atom+xml; charset=utf-8",
    "/institutions/MOO.atom": "application/atom+xml; charset=utf-8",
    "/committees/HC-ORDER.atom": "application/atom+xml; charset=utf-8",
    "/calendar.ics": "text/calendar; charset=utf-8",
    "/institutions/MOO.ics": "text/calendar; charset=utf-8",
    "/committees/HC-ORDER.ics": "text/calendar; charset=utf-8",
    "/data/latest/misaq.zip": "application/zip",
    "/data/latest/datapackage.json": "application/json",
    "/data/latest/findings.csv": "text/csv; charset=utf-8; header=present",
}


def change_the_data() -> None:
    load_pack(
        actor=operator(7),
        at=LOADED_AT + timedelta(days=1),
        pack=pack_of(sourcebook__sources=[source("A")]),
    )


@pytest.mark.parametrize(("address", "media_type"), OTHERS.items(), ids=OTHERS)
def test_each_form_is_open_to_every_site_and_asked_again_only_when_changed(
    reader: Client, address: str, media_type: str
) -> None:
    answer = reader.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == media_type
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    again = reader.get(address, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert reader.post(address).status_code == 405
    if "json" in media_type:
        json.loads(answer.content)


@pytest.mark.parametrize(
    "address",
    [
        "/institutions/NOBODY.jsonld",
        "/committees/NOBODY.jsonld",
        "/law/instruments/NOBODY.jsonld",
        "/policies/points/NOBODY.prov.json",
        "/institutions/NOBODY.atom",
        "/committees/NOBODY.ics",
        "/data/latest/nothing.csv",
        "/data/releases/2024-06-01_0123456789abcdef_2026.1_f1/misaq.zip",
        "/data/releases/2024-13-01_0123456789abcdef_2026.1_f1/misaq.zip",
        "/data/releases/2024-06-01_0123456789abcdef_1999.1_f1/misaq.zip",
    ],
)
def test_what_there_is_not_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_the_zip_has_what_its_descriptor_says(reader: Client) -> None:
    content = reader.get("/data/latest/misaq.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        described = json.loads(archive.read("datapackage.json"))
        for resource in described["resources"]:
            assert len(archive.read(resource["path"])) == resource["bytes"]
    assert {r["path"].rpartition(".")[0] for r in described["resources"]} == set(KINDS)


def test_a_release_stays_as_it_is_when_the_data_change(reader: Client) -> None:
    page = tree_of(reader.get("/data/").content)
    (address,) = (a for a in page.xpath("//a/@href") if "/releases/" in a)
    before = reader.get(address)
    assert before["Cache-Control"] == "public, max-age=31536000, immutable"
    change_the_data()
    assert reader.get(address).content == before.content
    latest = reader.get("/data/latest/misaq.zip").content
    assert latest != before.content


def test_csv_is_marked_for_spreadsheets_when_asked(reader: Client) -> None:
    plain = reader.get("/data/latest/law.clocks.csv")
    marked = reader.get("/data/latest/law.clocks.csv?bom=yes")
    assert marked.content == b"\xef\xbb\xbf" + plain.content
    assert plain["Content-Disposition"] == 'attachment; filename="law.clocks.csv"'


def test_a_feed_says_what_closed_since_an_earlier_state(reader: Client) -> None:
    def changes() -> set[str]:
        tree = etree.fromstring(reader.get("/findings.atom").content)
        return set(tree.xpath("//a:category[@label='change']/@term", namespaces=ATOM))

    assert changes() == {"STANDS"}
    change_the_data()
    assert "CLOSED" in changes()
    assert len(list_states(actor=PUBLIC)) == 2


def test_the_feed_of_an_institution_has_its_findings_alone(reader: Client) -> None:
    def ids(address: str) -> set[str]:
        tree = etree.fromstring(reader.get(address).content)
        return set(tree.xpath("//a:entry/a:id/text()", namespaces=ATOM))

    assert ids("/institutions/MOO.atom") < ids("/findings.atom")
    assert ids("/committees/HC-ORDER.atom") <= ids("/findings.atom")


def test_calendars_of_some_hold_part_of_the_calendar_of_all(reader: Client) -> None:
    def uids(address: str) -> set[str]:
        events = Calendar.from_ical(reader.get(address).content).walk("VEVENT")
        return {str(event["uid"]) for event in events}

    whole = uids("/calendar.ics")
    assert whole
    assert uids("/institutions/MOO.ics") <= whole
    assert uids("/committees/HC-ORDER.ics") <= whole


def test_the_page_of_due_dates_says_what_is_in_no_calendar(reader: Client) -> None:
    page = text_of(reader.get("/calendar/").content)
    assert "Left out of the calendar" in page
    assert "End the list that nobody can find" in page


RECORDS = {
    "/policies/points/P1.1/": 3,
    "/institutions/MOO/": 4,
    "/committees/HC-ORDER/": 4,
    "/law/instruments/EXA/": 2,
}


@pytest.mark.parametrize(("address", "least"), RECORDS.items(), ids=RECORDS)
def test_a_record_says_how_to_cite_it_and_leads_to_its_other_forms(
    reader: Client, address: str, least: int
) -> None:
    tree = tree_of(reader.get(f"{address}?as_of=2024-06-01").content)
    (box,) = tree.xpath("//section[contains(@class,'cite-this')]")
    said = box.text_content()
    for part in ("2024-06-01", "TY  - ELEC", "@misc{misaq-", f"http://testserver{address}"):
        assert part in said
    forms = tree.xpath("//head/link[@rel='alternate'][@type]/@href")
    assert len(forms) >= least - 1
    for form in forms:
        assert reader.get(form).status_code == 200, form
    replay = next(w for w in said.split() if w.startswith("http://testserver/api/v1/"))
    again = reader.get(replay.rstrip(".").removeprefix("http://testserver"))
    assert again.json()["as_of"] == "2024-06-01"


def test_a_page_kept_for_one_name_of_the_site_is_not_shown_at_another(
    reader: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        page = reader.get("/institutions/MOO/", headers={"host": host}).content.decode()
        assert f"http://{host}/institutions/MOO/" in page


def test_the_map_of_the_site_leads_to_pages_in_each_language(reader: Client) -> None:
    tree = etree.fromstring(reader.get("/sitemap.xml").content)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = tree.xpath("//s:loc/text()", namespaces=names)
    paths = [each.removeprefix("http://testserver") for each in found]
    assert len(set(paths)) == len(paths)
    for wanted in ("/", "/ur/", "/findings/", "/ur/data/", "/institutions/MOO/", "/api/"):
        assert wanted in paths
    for path in paths[:: max(1, len(paths) // 40)]:
        assert reader.get(path).status_code == 200, path
    alternates = tree.xpath("//*[local-name()='link']/@hreflang")
    assert set(alternates) == {"en", "ur"}
    assert "Sitemap: http://testserver/sitemap.xml" in reader.get("/robots.txt").content.decode()


def test_whom_to_tell_about_a_weakness_is_said_when_somebody_is_named(
    reader: Client, settings: Any
) -> None:
    settings.MISAQ_SECURITY_CONTACT = ""
    assert reader.get("/.well-known/security.txt").status_code == 404
    settings.MISAQ_SECURITY_CONTACT = "mailto:weakness@example.org"
    said = reader.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:weakness@example.org\n" in said
    assert "Expires: " in said


FETCHED = (
    "//link[contains('stylesheet icon preload manifest', @rel)]/@href | //script/@src | //img/@src"
    " | //iframe/@src | //source/@src | //video/@src | //object/@data | //embed/@src"
    " | //*[local-name()='image']/@href | //*[local-name()='use']/@href"
)


@pytest.mark.parametrize("prefix", ["", "/ur"], ids=["English", "Urdu"])
def test_no_page_fetches_anything_from_another_site(reader: Client, prefix: str) -> None:
    tree = etree.fromstring(reader.get("/sitemap.xml").content)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [
        p.removeprefix("http://testserver") for p in tree.xpath("//s:loc/text()", namespaces=names)
    ]
    pages = [p for p in found if p.startswith("/ur/") == bool(prefix)]
    styles = set()
    for page in pages:
        document = tree_of(reader.get(page).content)
        for address in document.xpath(FETCHED):
            whole = urljoin(f"http://testserver{page}", address)
            assert whole.startswith("http://testserver/"), (page, address)
            if ".css" in address:
                styles.add(address)
    assert styles
    for style in styles:
        sheet = reader.get(style).content.decode()
        assert re.findall(r"url\(\s*['\"]?((?:https?:)?//[^)]*)|@import", sheet) == []


def test_the_command_writes_what_the_site_gives(
    reader: Client,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("misaq.cli.export.open_database", lambda: None)
    assert run_command(["export", "--out", str(tmp_path / "data"), "--as-of", "2024-06-01"]) == 0
    assert "2024-06-01_" in capsys.readouterr().out
    for name in ("datapackage.json", "findings.csv", "law.clocks.json", "misaq.zip"):
        there = (tmp_path / "data" / name).read_bytes()
        assert there == reader.get(f"/data/latest/{name}?as_of=2024-06-01").content
    (tmp_path / "file").touch()
    assert run_command(["export", "--out", str(tmp_path / "file")]) == 15
