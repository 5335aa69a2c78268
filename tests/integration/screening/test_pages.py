"""The pages: what is typed stays out of addresses, files are small, cells are no formulas."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.screening.actions import decide_alert
from misaq.apps.screening.models import AlertRow, QueryRow, RedressRow, SubscriptionRow
from misaq.core.access.actors import Held, operator
from misaq.core.access.roles import UserRole
from misaq.core.screening.alerts import Disposition, Reason
from tests.integration.screening.test_asking import ask
from tests.support.accounts import client_of, held, make_account
from tests.support.pages import tree_of
from tests.support.screened import NOW, PERSONS, load_entries, officer, person

BANK = held(UserRole.BANK_COMPLIANCE_OFFICER, "MOO")
FILE, PERSON = "/work/screening/file/", "/work/screening/person/"
LISTED = {"purpose": "ACCOUNT", "name": "Zorawar Misalkhel", "birth": "1970"}


def browser(*roles: Held, name: str = "Iqra Farzi") -> Client:
    """Return a browser of somebody with the roles; an officer of MOO when none are given."""
    return client_of(make_account(*(roles or (BANK,)), name=name))


def sheet(text: str, name: str = "people.csv") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def test_one_person_is_answered_on_the_page_and_nothing_stands_in_an_address() -> None:
    answer = browser().post(PERSON, LISTED)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert f"/work/screening/alerts/{AlertRow.objects.get(reference='XP.1').pk}/" in page
    told = [str(entry) for entry in list_entries(actor=operator(7))]
    assert not [each for each in told if "zorawar" in each.lower()]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({**LISTED, "purpose": ""}, 400),
        ({**LISTED, "purpose": "BEFORE_LISTING"}, 400),
        ({**LISTED, "name": ""}, 400),
        ({**LISTED, "name": "x" * 501}, 400),
        ({**LISTED, "name": "Zorawar\u0007"}, 400),
        ({**LISTED, "name": "..."}, 400),
        ({**LISTED, "birth": "yesterday"}, 400),
        ({**LISTED, "name": "Zorawar\u202e Misalkhel\u200b"}, 200),
        ({**LISTED, "name": "<script>alert(1)</script>"}, 200),
        ({**LISTED, "cnic": "' OR 1=1 --"}, 200),
        ({**LISTED, "redress_number": "%00"}, 200),
    ],
)
def test_odd_input_is_answered_or_refused_in_words(typed: dict[str, str], status: int) -> None:
    answer = browser().post(PERSON, typed)
    assert answer.status_code == status
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert (status == 200) is (QueryRow.objects.count() == 1)


def test_a_small_file_is_answered_row_by_row_and_not_kept() -> None:
    rows = "name,father,birth\nZorawar Misalkhel,,1970\nQuvil Brastenhoff,Ormund,\n"
    answer = browser().post(FILE, {"purpose": "ACCOUNT", "file": sheet(rows)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Row" in tree_of(answer.content).xpath("string(//main)")
    assert "rastenhoff" not in page
    row = QueryRow.objects.get()
    assert (row.asked, row.alerted, row.is_file) == (2, 1, True)


def test_a_cell_of_an_answer_is_never_a_formula() -> None:
    hostile = person("XP.7", "=HYPERLINK Misalkhel", "+cmd Misalkhel", born="1970")
    load_entries(PERSONS, (hostile,), as_of=NOW.date())
    rows = "name,birth\n=HYPERLINK Misalkhel,1970\n"
    answer = browser().post(FILE, {"purpose": "ACCOUNT", "file": sheet(rows), "as_csv": "on"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(answer.content.decode())))
    assert len(lines) > 1
    assert [c for line in lines for c in line if c[:1] in {"=", "+", "-", "@", "\t"}] == []


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (sheet("name\n" + "Quvil Brastenhoff\n" * 201), "misaq screen"),
        (sheet("colour\nred\n"), "header"),
        (sheet("name\nGood Name\n...\n"), "row 3"),
        (sheet("", "people.csv"), "empty"),
        (sheet("PK\x03\x04", "people.xlsx"), "spreadsheet"),
        (sheet("<html></html>", "people.csv"), "web page"),
        (sheet("name\nA\n", "people.exe"), "ending"),
    ],
    ids=["mass", "no name", "a bad row", "empty", "no sheet", "a page", "an ending"],
)
def test_a_file_that_cannot_be_screened_is_refused_whole(
    file: SimpleUploadedFile, words: str
) -> None:
    file.seek(0)
    answer = browser().post(FILE, {"purpose": "ACCOUNT", "file": file})
    assert answer.status_code == 400
    assert words in tree_of(answer.content).xpath("string(//main)")
    assert QueryRow.objects.count() == 0


def test_whoever_raised_an_alert_finds_no_form_and_cannot_send_one() -> None:
    own, colleague = browser(), browser(name="Jamil Tamseel")
    own.post(PERSON, LISTED)
    address = f"/work/screening/alerts/{AlertRow.objects.get(reference='XP.1').pk}/"
    assert not tree_of(own.get(address).content).xpath('//input[@name="disposition"]')
    decision = {"disposition": "FALSE_MATCH", "reasons": ["OTHER_FATHER"]}
    assert own.post(address, decision).status_code == 403
    assert browser(held(UserRole.BANK_COMPLIANCE_OFFICER, "MFA")).get(address).status_code == 404
    assert colleague.post(address, decision).status_code == 302
    assert colleague.post(address, decision).status_code == 409
    assert AlertRow.objects.get(reference="XP.1").disposition == "FALSE_MATCH"


def test_a_freeze_is_recorded_and_its_report_from_the_page() -> None:
    browser().post(PERSON, LISTED)
    number = AlertRow.objects.get(reference="XP.1").pk
    colleague, address = browser(name="Jamil Tamseel"), f"/work/screening/alerts/{number}/"
    row = AlertRow.objects.get(pk=number)
    day = {"day": str(row.raised_at.date()), "hour": row.raised_at.strftime("%H:%M:%S")}
    wanted: dict[str, Any] = {"disposition": "TRUE_MATCH", "reasons": ["SAME_NUMBER"]}
    assert colleague.post(address, wanted).status_code == 400
    assert colleague.post(address, {**wanted, "day": day["day"]}).status_code == 400
    assert colleague.post(address, {**wanted, **day}).status_code == 302
    page = tree_of(colleague.get(address).content).xpath("string(//main)")
    assert "The clock recorded under" in page
    assert colleague.post(f"{address}report/", {}).status_code == 400
    early = {"day": "2001-01-01", "hour": "10:00"}
    assert colleague.post(f"{address}report/", early).status_code == 400
    assert colleague.post(f"{address}report/", day).status_code == 302
    assert AlertRow.objects.get(pk=number).reported_at is not None
    for ending in ("html", "docx"):
        paper = colleague.get(f"{address}file.{ending}")
        assert paper.status_code == 200
        assert "attachment" in paper["Content-Disposition"]


def test_a_decided_alert_shows_by_whom_and_the_desk_lists_it() -> None:
    bank, colleague = officer(), officer("Jamil Tamseel")
    number = ask(bank, name="Zorawar Misalkhel", birth="1970").alerts[0]
    decide_alert(
        actor=colleague, at=NOW + timedelta(hours=1), number=number,
        disposition=Disposition.FALSE_MATCH, reasons=(Reason.OTHER_BIRTH,),
    )  # fmt: skip
    page = tree_of(browser(name="Another Farzi").get("/work/screening/").content)
    assert "Jamil Tamseel" in page.xpath("string(//section[@aria-labelledby='decided'])")


def test_a_number_is_proposed_issued_by_a_second_and_revoked_from_the_page() -> None:
    desk = held(UserRole.HOME_DEPARTMENT_DESK, "xx")
    first, second = browser(desk), browser(held(UserRole.RIGHTS_OFFICER, "xx"), name="Emad Misali")
    typed = {
        "case": "R-1", "kinds": ["PASSPORT"], "passport": "ZZ1234567",
        "source_list": PERSONS, "references": "XP.1\n\nXP.2",
    }  # fmt: skip
    assert first.post("/work/redress/new/", {**typed, "passport": ""}).status_code == 400
    assert first.post("/work/redress/new/", typed).status_code == 302
    address = f"/work/redress/{RedressRow.objects.get().pk}/"
    assert first.post(address, {"act": "confirm"}).status_code == 403
    issued = second.post(address, {"act": "confirm"})
    assert issued["Cache-Control"] == "private, no-store"
    shown = tree_of(issued.content).xpath("string(//*[@role='status']//strong)").strip()
    assert shown.count("-") == 3
    assert shown not in second.get(address).content.decode()
    assert second.post(address, {"act": "confirm"}).status_code == 409
    assert first.post(address, {"act": "revoke", "reason": ""}).status_code == 400
    assert first.post(address, {"act": "revoke", "reason": "LOST"}).status_code == 200
    assert RedressRow.objects.get().revoked_at is not None
    assert second.get("/work/redress/").status_code == 200
    assert second.get("/work/redress/tombstones/").status_code == 200


def test_an_office_subscribes_and_acknowledges_from_the_page() -> None:
    bank = browser()
    wanted = {"source_list": PERSONS, "channel": "WEBHOOK", "address": "https://10.0.0.1/"}
    assert bank.post("/work/subscriptions/", wanted).status_code == 400
    assert bank.post("/work/subscriptions/", {}).status_code == 400
    told = bank.post("/work/subscriptions/", {**wanted, "address": "https://bank.example/"})
    secret = tree_of(told.content).xpath("string(//*[@role='status']//strong)").strip()
    assert len(secret) > 40
    assert secret not in bank.get("/work/subscriptions/").content.decode()
    again = {**wanted, "address": "https://bank.example/"}
    assert bank.post("/work/subscriptions/", again).status_code == 409
    address = f"/work/subscriptions/{SubscriptionRow.objects.get().pk}/"
    assert bank.post(address, {"act": "received", "uid": "none"}).status_code == 404
    other = browser(held(UserRole.BANK_COMPLIANCE_OFFICER, "MFA"))
    assert other.get(address).status_code == 404
    assert bank.post(address, {"act": "end"}).status_code == 302
    assert bank.post(address, {"act": "end"}).status_code == 409


@pytest.mark.parametrize("role", [UserRole.ANALYST, UserRole.AUDITOR, UserRole.ADMINISTRATOR])
def test_no_other_role_screens_anybody(role: UserRole) -> None:
    other = browser(held(role))
    for address in (PERSON, FILE, "/work/screening/", "/work/redress/", "/work/subscriptions/"):
        assert other.get(address).status_code == 403
        assert other.post(address, LISTED).status_code in {403, 405}


def test_the_public_page_finds_organisations_and_refuses_what_is_no_name() -> None:
    found = Client().post("/screening/", {"q": "Lantern Relief Trust"})
    assert "XB.2" in found.content.decode()
    assert Client().post("/screening/", {"q": "..."}).status_code == 400
    assert Client().post("/screening/", {"q": "x" * 501}).status_code == 400
    assert Client().get("/screening/").status_code == 200
