"""The pages of the room, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from misaq.apps.reading.queries import get_proposal, list_proposals
from misaq.apps.reading.records import Document
from misaq.core.access.roles import UserRole
from misaq.core.sourcebook.reading.decisions import ProposalState
from misaq.core.sourcebook.reading.proposals import ProposalKind
from tests.integration.reading.conftest import ANALYST
from tests.support import pages
from tests.support.accounts import held, signed_in
from tests.support.documents import FIXTURES
from tests.support.pdfs import pdf_of, typeset_named


def tree_of(answer: Any) -> Any:
    """Return an answer as a tree."""
    return pages.tree_of(answer.content)


def text_of(answer: Any) -> str:
    """Return the words of an answer, with single spaces."""
    return " ".join(tree_of(answer).text_content().split())


@pytest.fixture
def analyst() -> Client:
    return signed_in(held(UserRole.ANALYST))


def _mechanism(document: Document) -> int:
    proposals = list_proposals(actor=ANALYST, document=document.id)
    return next(each.number for each in proposals if each.kind is ProposalKind.MECHANISM)


def _send(client: Client, name: str, data: bytes) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post("/reading/new/", {"file": file, "language": "en"})


def _state(document: Document, number: int) -> ProposalState:
    return get_proposal(actor=ANALYST, document=document.id, number=number).state


def test_an_empty_list_says_what_to_do(analyst: Client) -> None:
    assert "No document has been brought yet" in text_of(analyst.get("/reading/"))


def test_a_document_is_brought_and_shown(analyst: Client) -> None:
    sent = _send(analyst, "inquiry.pdf", typeset_named("borderless"))
    assert sent.status_code == 302
    shown = text_of(analyst.get(sent["Location"]))
    assert "inquiry.pdf" in shown
    assert "Train the pilots" in shown
    assert "inquiry.pdf" in text_of(analyst.get("/reading/"))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"Dear Clerk", "is called a PDF and is none"),
        ("a.pdf", pdf_of([b""]), "no text"),
        ("a.exe", b"MZ", "ends in none"),
        ("a.txt", b"", "empty"),
    ],
    ids=["no pdf", "no words", "a program", "empty"],
)
def test_a_refused_document_says_why_at_the_form(
    analyst: Client, name: str, data: bytes, words: str
) -> None:
    answer = _send(analyst, name, data)
    assert answer.status_code == 400
    assert words in text_of(answer)


def test_a_document_beyond_the_limit_is_refused(analyst: Client, settings: Any) -> None:
    settings.MISAQ_UPLOAD_LIMIT = 1000
    answer = _send(analyst, "a.txt", b"words " * 1000)
    assert answer.status_code == 400
    assert "larger than" in text_of(answer)


def test_a_proposal_stands_beside_its_marked_passage(analyst: Client, page: Document) -> None:
    number = _mechanism(page)
    answer = analyst.get(f"/reading/{page.id}/{number}/")
    proposal = get_proposal(actor=ANALYST, document=page.id, number=number)
    [marked] = tree_of(answer).xpath("//mark")
    assert marked.text_content() == proposal.found
    assert "Port Authority" in text_of(answer)
    assert not tree_of(answer).xpath("//img[contains(@class, 'reading-page')]")


def test_a_pdf_shows_the_page_with_the_passage_marked(analyst: Client, paper: Document) -> None:
    number = _mechanism(paper)
    answer = analyst.get(f"/reading/{paper.id}/{number}/")
    [image] = tree_of(answer).xpath("//img[@class='reading-page']")
    assert image.get("alt")
    drawn = analyst.get(image.get("src"))
    assert drawn["Content-Type"] == "image/png"
    assert drawn.content.startswith(b"\x89PNG")
    assert drawn["Cache-Control"] == "private, no-store"
    assert analyst.get(image.get("src")).content == drawn.content
    assert analyst.get(f"/reading/{paper.id}/passage/1/page/9.png").status_code == 404


def test_a_decision_leads_to_the_next_that_waits(analyst: Client, page: Document) -> None:
    number = _mechanism(page)
    sent = analyst.post(f"/reading/{page.id}/{number}/decide/", {"step": "ACCEPT", "version": "1"})
    assert sent["Location"] == f"/reading/{page.id}/{number + 1}/"
    assert _state(page, number) is ProposalState.ACCEPTED
    shown = text_of(analyst.get(f"/reading/{page.id}/{number}/"))
    assert "Take the decision back" in shown
    assert "What was decided" in shown


def test_the_words_are_amended_and_the_decision_taken_back(analyst: Client, page: Document) -> None:
    number = _mechanism(page)
    way = f"/reading/{page.id}/{number}/decide/"
    typed = {"step": "AMEND", "version": "1", "text": "A second lane opens.", "reason": ""}
    assert analyst.post(way, typed).status_code == 302
    assert "A second lane opens." in text_of(analyst.get(f"/reading/{page.id}/{number}/"))
    back = analyst.post(way, {"step": "UNDO", "version": "2", "reason": "Mistaken"})
    assert back["Location"] == f"/reading/{page.id}/{number}/"
    assert _state(page, number) is ProposalState.PROPOSED


def test_what_was_typed_stays_when_it_is_refused(analyst: Client, page: Document) -> None:
    typed = {"step": "AMEND", "version": "1", "text": " ", "reason": "Because of the lanes"}
    answer = analyst.post(f"/reading/{page.id}/{_mechanism(page)}/decide/", typed)
    assert answer.status_code == 400
    assert tree_of(answer).xpath("//input[@value='Because of the lanes']")
    assert tree_of(answer).xpath("//details[@id='amend'][@open]")


def test_the_second_person_is_shown_both(analyst: Client, page: Document) -> None:
    number = _mechanism(page)
    way = f"/reading/{page.id}/{number}/decide/"
    analyst.post(way, {"step": "REJECT", "version": "1", "reason": ""})
    other = signed_in(held(UserRole.VERIFIER))
    typed = {"step": "AMEND", "version": "1", "text": "A second lane opens."}
    answer = other.post(way, typed)
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "What stands now" in shown
    assert "What you sent" in shown
    assert "A second lane opens." in shown
    assert _state(page, number) is ProposalState.REJECTED


@pytest.mark.parametrize(
    "typed",
    [{}, {"step": "MAYBE", "version": "1"}, {"step": "ACCEPT"}, {"step": "ACCEPT", "version": "x"}],
    ids=["nothing", "no such step", "no version", "no number"],
)
def test_a_form_of_no_page_is_refused(
    analyst: Client, page: Document, typed: dict[str, str]
) -> None:
    assert analyst.post(f"/reading/{page.id}/1/decide/", typed).status_code == 400


def test_an_accepted_proposal_is_handed_in_as_a_change(analyst: Client, paper: Document) -> None:
    number = _mechanism(paper)
    here = f"/reading/{paper.id}/{number}/"
    analyst.post(f"{here}decide/", {"step": "ACCEPT", "version": "1"})
    assert "Add it to a policy" in text_of(analyst.get(here))
    typed = {"version": "2", "policy": "P1", "number": "", "source": "ACT"}
    assert analyst.post(f"{here}change/", typed).status_code == 400
    sent = analyst.post(f"{here}change/", {**typed, "number": "9"})
    assert sent.status_code == 302
    assert "was made from it" in text_of(analyst.get(here))


def test_what_was_accepted_can_be_taken_away(analyst: Client, page: Document) -> None:
    number = _mechanism(page)
    analyst.post(f"/reading/{page.id}/{number}/decide/", {"step": "ACCEPT", "version": "1"})
    answer = analyst.get(f"/reading/{page.id}/accepted.yml")
    assert "attachment" in answer["Content-Disposition"]
    assert b"kind: mechanism" in answer.content


def test_states_narrow_the_list(analyst: Client, page: Document) -> None:
    analyst.post(f"/reading/{page.id}/1/decide/", {"step": "REJECT", "version": "1", "reason": ""})
    rejected = tree_of(analyst.get(f"/reading/{page.id}/?state=REJECTED"))
    assert len(rejected.xpath("//ul[@class='tasks']/li")) == 1
    whole = tree_of(analyst.get(f"/reading/{page.id}/?state=NONSENSE"))
    assert len(whole.xpath("//ul[@class='tasks']/li")) == page.proposals


@pytest.mark.parametrize("address", ["/reading/", "/reading/new/", "/reading/1/", "/reading/1/1/"])
def test_somebody_unknown_is_sent_to_sign_in(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


def test_an_auditor_opens_no_document(page: Document) -> None:
    client = signed_in(held(UserRole.AUDITOR))
    assert client.get(f"/reading/{page.id}/").status_code == 403


def test_who_reads_sees_no_forms_to_decide(page: Document) -> None:
    client = signed_in(held(UserRole.FOCAL_PERSON, "MOO"))
    answer = client.get(f"/reading/{page.id}/1/")
    assert answer.status_code == 200
    assert not tree_of(answer).xpath("//form[contains(@action, 'decide')]")
    assert "Bring a document" not in text_of(client.get("/reading/"))
    refused = client.post(f"/reading/{page.id}/1/decide/", {"step": "ACCEPT", "version": "1"})
    assert refused.status_code == 403


@pytest.mark.parametrize("address", ["/reading/99/", "/reading/99/1/", "/reading/99/accepted.yml"])
def test_what_is_not_there_is_not_found(analyst: Client, address: str) -> None:
    assert analyst.get(address).status_code == 404


def test_urdu_words_of_a_document_turn_by_themselves(analyst: Client) -> None:
    sent = _send(analyst, "urdu.html", (FIXTURES / "urdu.html").read_bytes())
    answer = analyst.get(f"/ur{sent['Location']}1/")
    assert answer.status_code == 200
    assert tree_of(answer).xpath("//mark")
    assert tree_of(answer).xpath("//p[@id='passage'][@dir='auto']")
