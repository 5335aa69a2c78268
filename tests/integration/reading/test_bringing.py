"""What is brought to be read is kept whole, or refused with words that help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries
from misaq.apps.reading.actions import upload_document
from misaq.apps.reading.models import DocumentRow, PassageRow, ProposalRow
from misaq.apps.reading.queries import (
    find_same_document,
    get_document,
    list_documents,
    list_passages_around,
    list_proposals,
)
from misaq.apps.reading.records import Confidence, Document
from misaq.apps.reading.shelf import document_store
from misaq.core.access.actors import PUBLIC
from misaq.core.sourcebook.reading.decisions import ProposalState
from misaq.core.sourcebook.reading.passages import DocumentKind
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound
from tests.integration.reading.conftest import ANALYST, AT, AUDITOR, OTHER, VERIFIER, bring
from tests.support.documents import docx_bytes, rezipped
from tests.support.pdfs import pdf_of, typeset_named, words_at


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("The quays are closed at night.")
    return docx_bytes(document)


def test_a_pdf_is_kept_with_its_passages_and_what_it_seems_to_say(paper: Document) -> None:
    assert (paper.kind, paper.name) == (DocumentKind.PDF, "inquiry.pdf")
    proposals = list_proposals(actor=ANALYST, document=paper.id)
    mechanisms = [each for each in proposals if each.kind is ProposalKind.MECHANISM]
    assert len(mechanisms) == 3
    assert {each.confidence for each in mechanisms} == {Confidence.INFERRED}
    assert {each.state for each in proposals} == {ProposalState.PROPOSED}
    near = list_passages_around(actor=ANALYST, document=paper.id, passage=mechanisms[0].passage)
    assert len(near) == paper.passages
    assert all(each.page == 1 and each.boxes for each in near)
    kept = document_store().read(paper.sha256)
    assert (len(kept), kept[:5]) == (paper.size, b"%PDF-")


def test_the_audit_has_the_hash_and_counts_and_no_name(paper: Document) -> None:
    entry = list_entries(actor=AUDITOR)[-1]
    assert entry.event == "reading.document-added"
    assert entry.facts["sha256"] == paper.sha256
    assert entry.facts["proposals"] == paper.proposals
    assert "inquiry" not in str(entry)


def test_the_same_bytes_are_read_once(page: Document) -> None:
    again = bring("other-name.html", document_store().read(page.sha256))
    assert again == page
    assert DocumentRow.objects.count() == 1
    assert find_same_document(actor=OTHER, sha256=page.sha256) == page


def test_a_page_without_pages_shows_what_stands_around(page: Document) -> None:
    near = list_passages_around(actor=ANALYST, document=page.id, passage=3)
    assert [each.number for each in near] == list(range(1, 19))
    assert list_passages_around(actor=ANALYST, document=page.id, passage=999) == ()


def test_documents_are_listed_the_last_first(page: Document, paper: Document) -> None:
    assert [each.id for each in list_documents(actor=VERIFIER)] == [paper.id, page.id]


def _bomb() -> bytes:
    return rezipped(_word(), add={"word/media/x.bin": b"\0" * 120_000_000})


REFUSED = {
    "no ending": ("paper", b"words", "ends in none"),
    "a picture": ("paper.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99, "not read"),
    "a spreadsheet": ("paper.csv", b"a,b", "not read"),
    "two endings": ("paper.exe.pdf", pdf_of([words_at((9, 9, "x"))]), "two endings"),
    "hidden direction": ("paper\u202etxt.pdf", pdf_of([words_at((9, 9, "x"))]), "hidden sign"),
    "a text called docx": ("paper.docx", b"The quays are closed.", "the name says DOCX"),
    "a pdf called text": ("paper.txt", typeset_named("figures"), "the name says TXT"),
    "a text called pdf": ("paper.pdf", b"The quays are closed.", "is called a PDF and is none"),
    "a word called page": ("paper.html", _word(), "ends in none"),
    "a zip bomb": ("paper.docx", _bomb(), ""),
    "a macro": ("paper.docx", rezipped(_word(), add={"word/vbaProject.bin": b"x"}), ""),
    "a pdf that starts programs": (
        "paper.pdf",
        pdf_of([words_at((9, 9, "x"))], catalog="/OpenAction << /S /Launch /F (run.exe) >>"),
        "starts programs",
    ),
    "no words": ("paper.html", b"<html><body> </body></html>", "no text"),
    "empty": ("paper.txt", b"", "empty"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_and_nothing_is_left(case: str, tmp_path: Path) -> None:
    name, data, words = REFUSED[case]
    with pytest.raises(InputRefused) as refusal:
        bring(name, data)
    assert words in str(refusal.value)
    assert refusal.value.next_step or any(each.next_step for each in refusal.value.problems)
    assert not DocumentRow.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_too_large_is_refused_as_it_comes(settings: Any) -> None:
    settings.MISAQ_UPLOAD_LIMIT = 100
    with pytest.raises(InputRefused, match="larger than"):
        bring("paper.txt", b"words " * 50)


def test_a_scanner_is_asked_before_anything_is_opened(settings: Any, tmp_path: Path) -> None:
    settings.MISAQ_SCAN_COMMAND = "/bin/false"
    with pytest.raises(InputRefused, match="virus scanner"):
        bring("paper.txt", b"The quays are closed.")
    settings.MISAQ_SCAN_COMMAND = "/bin/true"
    assert bring("paper.txt", b"The quays are closed.").passages == 1


def test_a_page_with_script_is_read_as_words() -> None:
    found = bring("a.htm", b"<html><script>alert(1)</script><p>The quays are closed.</p></html>")
    assert found.name == "a.html"
    near = list_passages_around(actor=ANALYST, document=found.id, passage=1)
    assert [each.text for each in near] == ["The quays are closed."]


@pytest.mark.parametrize("actor", [PUBLIC, AUDITOR, VERIFIER], ids=lambda each: each.id)
def test_who_may_not_bring(actor: Any) -> None:
    with pytest.raises(NotAllowed):
        upload_document(actor=actor, at=AT, name="a.txt", chunks=[b"x"], language="en")


@pytest.mark.parametrize("actor", [PUBLIC, AUDITOR], ids=lambda each: each.id)
def test_who_may_not_read(actor: Any, page: Document) -> None:
    for ask in (
        lambda: list_documents(actor=actor),
        lambda: get_document(actor=actor, document=page.id),
        lambda: list_proposals(actor=actor, document=page.id),
        lambda: list_passages_around(actor=actor, document=page.id, passage=1),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_an_unknown_document_is_not_found() -> None:
    with pytest.raises(NotFound):
        get_document(actor=ANALYST, document=99)


def test_the_database_holds_what_the_actions_promise(page: Document) -> None:
    proposal = ProposalRow.objects.filter(document=page.id).first()
    assert proposal is not None
    for broken in (
        {"state": "ACCEPTED"},
        {"state": "PROPOSED", "decided_by": "user:1"},
        {"text": "Other words"},
        {"state": "MAYBE"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProposalRow.objects.filter(id=proposal.id).update(**broken)
    passage = PassageRow.objects.first()
    assert passage is not None
    passage.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        passage.save(force_insert=True)
