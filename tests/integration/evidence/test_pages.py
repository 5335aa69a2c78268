"""The pages of stored files and of the two ledgers of a point."""

from __future__ import annotations

import io
import re

import pytest
from pytest_django import Settings

from misaq.apps.audit.queries import list_entries
from misaq.apps.changes.queries import list_changes
from misaq.apps.evidence.queries import list_claims, list_files, list_findings
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import PUBLIC
from misaq.core.access.roles import UserRole
from tests.integration.changes.browsing import Person, errors_in
from tests.support.uploaded_files import EXE, PDF, SVG, jpeg

pytestmark = pytest.mark.usefixtures("_loaded")

CLAIM = {
    "by": "MOO",
    "what": "There is one list now.",
    "shows": "delivered",
    "dated": "2026-05-01",
    "cites": "",
}
FINDING = {
    "by": "EXI",
    "what": "There are two lists.",
    "shows": "partly",
    "dated": "2026-05-20",
    "cites": "DAILY/M @ page 2",
}


def bytes_named(data: bytes, name: str) -> io.BytesIO:
    """Return a file to upload."""
    stream = io.BytesIO(data)
    stream.name = name
    return stream


def analyst() -> Person:
    """Return an analyst."""
    return Person(UserRole.ANALYST, "Ayla Tamseel")


def focal() -> Person:
    """Return a focal person of the Ministry of Order."""
    return Person(UserRole.FOCAL_PERSON, "Dania Tamseel", "MOO")


def verifier() -> Person:
    """Return a verifier."""
    return Person(UserRole.VERIFIER, "Bilal Misali")


def test_a_file_is_brought_opened_and_removed() -> None:
    who = analyst()
    who.get("/work/evidence/")
    address = who.post("/work/evidence/", {"file": bytes_named(PDF, "about Somebody.pdf")})
    (file,) = list_files(actor=who.actor)
    page = who.get(address)
    assert file.sha256 in page
    assert "Somebody" in page
    assert "Somebody" not in address
    response = who.browser.get(f"{address}open/")
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert "Somebody" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "application/pdf"
    reads = [e for e in list_entries(actor=PUBLIC) if e.object_table == "evidence:open"]
    assert [e.actor for e in reads] == [who.actor.id]
    who.post(address, {"act": "remove", "reason": ""}, status=400)
    who.post(address, {"act": "remove", "reason": "It names a child"})
    assert "It names a child" in who.get(address)
    who.get(f"{address}open/", status=409)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (SVG, "drawing.svg", "ends in none"),
        (SVG, "drawing.png", "no kind of file"),
        (EXE, "run.pdf", "no kind of file"),
        (PDF, "report.exe.pdf", "two endings"),
        (b"", "empty.txt", "empty"),
    ],
    ids=["svg", "svg as png", "program as pdf", "two endings", "empty"],
)
def test_what_is_refused_is_said_on_the_page(data: bytes, name: str, why: str) -> None:
    who = analyst()
    page = who.post("/work/evidence/", {"file": bytes_named(data, name)}, status=400)
    assert why in errors_in(page)
    assert list_files(actor=who.actor) == ()


def test_a_file_too_large_is_dropped_as_it_arrives(settings: Settings) -> None:
    settings.MISAQ_UPLOAD_LIMIT = 1024 * 1024
    who = analyst()
    large = bytes_named(b"x" * 2_000_000, "large.txt")
    page = who.post("/work/evidence/", {"file": large}, status=400)
    assert "a smaller scan" in errors_in(page)
    assert list_files(actor=who.actor) == ()


def test_without_an_answer_of_the_scanner_the_page_says_what_to_do(settings: Settings) -> None:
    settings.MISAQ_SCAN_COMMAND = "no-such-scanner-at-all"
    who = analyst()
    page = who.post("/work/evidence/", {"file": bytes_named(PDF, "a.pdf")}, status=503)
    assert "quarantine" in errors_in(page)
    (file,) = list_files(actor=who.actor)
    assert "Ask for the scan again" in who.get(f"/work/evidence/{file.id}/")
    who.get(f"/work/evidence/{file.id}/open/", status=409)


@pytest.mark.parametrize("role", [UserRole.AUDITOR, UserRole.ADMINISTRATOR], ids=str)
def test_who_works_with_no_evidence_does_not_open_it(role: UserRole) -> None:
    who = analyst()
    address = who.post("/work/evidence/", {"file": bytes_named(jpeg(), "seal.jpg")})
    other = Person(role, "Fariha Farzi")
    for each in ("/work/evidence/", address, f"{address}open/"):
        other.get(each, status=403)


def test_a_claim_and_the_finding_that_answers_it() -> None:
    claimant, checker, decider = focal(), verifier(), verifier()
    claimant.post("/work/evidence/", {"file": bytes_named(PDF, "list.pdf")})
    (file,) = list_files(actor=claimant.actor)
    claimant.get("/work/claim/P1.1/")
    there = claimant.post("/work/claim/P1.1/", {**CLAIM, "brought": [str(file.id)]})
    page = claimant.get(there)
    assert "There is one list now." in page
    assert "do not say the same" in page
    (made,) = list_claims(actor=claimant.actor)
    assert made.files == (file.id,)
    checker.get(f"/work/verify/P1.1/?claim={made.id}")
    checker.post("/work/verify/P1.1/", {**FINDING, "answers": str(made.id)})
    (found,) = list_findings(actor=checker.actor)
    assert (found.claimant, found.is_in_force) == (claimant.actor.id, False)
    step = f"/work/changes/{found.change}/step/"
    refused = checker.post(step, {"act": "accept", "version": "2"}, status=403)
    assert "handed in themselves" in refused
    decider.post(step, {"act": "accept", "version": "2"})
    page = claimant.get(there)
    assert "There are two lists." in page
    assert "accepted" in page
    points = get_registers(actor=PUBLIC).policies.commitments
    point = next(p for p in points if p.key == "P1.1")
    assert [e.shows.value for e in point.evidence][-2:] == ["delivered", "partly"]


def test_all_that_is_wrong_with_a_claim_is_said_and_what_was_typed_stays() -> None:
    who = focal()
    page = who.post("/work/claim/P1.1/", {"what": "Half of it"}, status=400)
    for name in ("by", "shows", "dated"):
        assert f'href="#id_{name}"' in errors_in(page)
    assert "Half of it" in page
    page = who.post("/work/claim/P1.1/", {**CLAIM, "dated": "soon"}, status=400)
    assert "is not a date" in errors_in(page)


def test_a_focal_person_is_offered_only_what_they_speak_for() -> None:
    page = focal().get("/work/claim/P1.1/")
    offered = re.findall(r'<option value="([A-Z-]+)"', page)
    assert offered == ["MOO"]
    page = verifier().get("/work/verify/P1.1/")
    assert {"MOO", "BUREAU", "GOV"} & set(re.findall(r'<option value="([A-Z-]+)"', page)) == set()


def test_a_point_of_another_institution_is_not_claimed() -> None:
    other = Person(UserRole.FOCAL_PERSON, "Chand Farzi", "PARL")
    page = other.post("/work/claim/P1.1/", CLAIM, status=400)
    assert "MOO" in errors_in(page)
    other.get("/work/claim/P9.9/", status=404)


def test_the_rights_gate_goes_through_a_change_with_its_source() -> None:
    officer, decider = Person(UserRole.RIGHTS_OFFICER, "Emad Misali", "xx"), verifier()
    officer.get("/work/rights/P1.1/")
    officer.post("/work/rights/P1.1/", {"gate": "failed"}, status=400)
    data = {"gate": "failed", "cite": "REPORT/M @ page 3", "reason": "The report says so"}
    address = officer.post("/work/rights/P1.1/", data)
    (change,) = list_changes(actor=officer.actor)
    decider.post(f"{address}step/", {"act": "accept", "version": change.version})
    points = get_registers(actor=PUBLIC).policies.commitments
    point = next(p for p in points if p.key == "P1.1")
    assert point.rights_gate.value == "failed"
    assert "REPORT" in {cite.source for cite in point.cite}
    elsewhere = Person(UserRole.RIGHTS_OFFICER, "Haris Misali", "North")
    elsewhere.post("/work/rights/P1.1/", data | {"gate": "passed"}, status=403)


@pytest.mark.parametrize("prefix", ["", "/ur"], ids=["english", "urdu"])
def test_every_page_opens_in_both_languages(prefix: str) -> None:
    who = focal()
    address = who.post("/work/evidence/", {"file": bytes_named(PDF, "a.pdf")})
    for each in ("/work/evidence/", address, "/work/points/P1.1/", "/work/claim/P1.1/"):
        who.get(f"{prefix}{each}")
    verifier().get(f"{prefix}/work/verify/P1.1/")
    Person(UserRole.RIGHTS_OFFICER, "Emad Misali", "xx").get(f"{prefix}/work/rights/P1.1/")


def test_points_are_opened_by_key_and_a_focal_person_sees_those_of_their_institution() -> None:
    page = focal().get("/work/points/")
    assert 'href="/work/points/P1.1/"' in page
    assert 'href="/work/points/P1.2/"' in page  # its plan as a whole is led by them
    assert 'href="/work/points/P1.1/"' not in analyst().get("/work/points/")
    opened = analyst().browser.get("/work/points/?key=P2.1")
    assert opened.headers["Location"] == "/work/points/P2.1/"
    analyst().get("/work/points/?key=no such", 404)


def test_what_waits_for_somebody_leads_to_where_it_is_said() -> None:
    writer, reader = analyst(), verifier()
    about = "/work/comments/point/P1.1/"
    writer.post(about, {"words": "@bilal.misali is this so?"})
    assert about in reader.get("/work/")
    reader.get(about)
    assert about not in reader.get("/work/")


@pytest.mark.parametrize("prefix", ["", "/ur"], ids=["english", "urdu"])
def test_a_half_filled_claim_is_kept_and_opened_again_in_either_language(prefix: str) -> None:
    who = focal()
    who.post("/work/evidence/", {"file": bytes_named(PDF, "a.pdf")})
    half = {"what": "Half of it", "dated": "some", "brought": ["1"], "act": "draft"}
    assert who.post(f"{prefix}/work/claim/P1.1/", half) == f"{prefix}/work/drafts/"
    page = who.get(f"{prefix}/work/drafts/")
    found = re.search(r'href="([^"]*claim/P1\.1/\?draft=\d+)"', page)
    assert found is not None
    assert found[1].startswith(f"{prefix}/work/claim/")
    page = who.get(found[1])
    assert "Half of it" in page
    assert re.search(r'name="brought" value="1"[^>]* checked', page)
    number = {"draft": "1", "draft_version": "0", "what": "Older", "act": "draft"}
    assert "Older" in who.post(f"{prefix}/work/claim/P1.1/", number, status=409)
    whole = {**CLAIM, "draft": "1", "draft_version": "1"}
    who.post(f"{prefix}/work/claim/P1.1/", whole)
    assert "claim/P1.1" not in who.get(f"{prefix}/work/drafts/")
