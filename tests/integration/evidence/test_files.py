"""Files: what is kept, what is refused, who opens them, what stays when they go."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from misaq.apps.audit.queries import list_entries
from misaq.apps.evidence.actions import remove_file, scan_again, upload
from misaq.apps.evidence.models import FileRow
from misaq.apps.evidence.queries import list_files, read_file
from misaq.apps.evidence.records import EvidenceFile, ScanState
from misaq.core.access.actors import PUBLIC, Actor
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict, Unavailable
from tests.integration.changes.people import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    FOCAL,
    NOBODY,
    VERIFIER,
    later,
)
from tests.support.uploaded_files import (
    CSV,
    EXE,
    HTML,
    PDF,
    SVG,
    TEXT,
    bomb,
    jpeg,
    package,
    png,
    zipped,
)

pytestmark = pytest.mark.django_db

ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'
FORMULA = package("xl/workbook.xml", **{"xl__worksheets__s.xml": b"<f>1+1</f>"})


def kept(
    data: bytes = PDF, name: str = "minutes.pdf", actor: Actor = ANALYST, expires: str = ""
) -> EvidenceFile:
    """Return a file that somebody uploaded."""
    return upload(actor=actor, at=later(), name=name, chunks=[data], expires=expires)


def files_in(home: Path) -> list[str]:
    """Return every file below the folder of evidence."""
    return sorted(path.name for path in (home / "evidence").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("minutes.pdf", PDF, "PDF"),
        ("letter.docx", package(), "DOCX"),
        ("table.xlsx", package("xl/workbook.xml"), "XLSX"),
        ("table.csv", CSV, "CSV"),
        ("note.txt", TEXT, "TXT"),
        ("note.txt", "Ünïcode".encode("utf-16"), "TXT"),
        ("seal.png", png(), "PNG"),
        ("seal.jpg", jpeg(), "JPEG"),
        ("Minutes of 2.5.2016.PDF", PDF, "PDF"),
    ],
    ids=["pdf", "docx", "xlsx", "csv", "txt", "utf-16", "png", "jpeg", "dots in the name"],
)
def test_what_it_is_decides_its_content(home: Path, name: str, data: bytes, kind: str) -> None:
    file = kept(data, name)
    assert (file.kind, file.scan, file.name) == (kind, ScanState.NOT_SCANNED, name)
    assert files_in(home) == [hashlib.sha256(data).hexdigest()] == [file.sha256]
    assert read_file(actor=VERIFIER, number=file.id).data == data


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("bomb.docx", bomb(), "swells"),
        ("drawing.svg", SVG, "ends in none"),
        ("drawing.txt", SVG, "is no kind of file"),
        ("drawing.png", SVG, "is no kind of file"),
        ("page.txt", HTML, "is no kind of file"),
        ("page.csv", b"a,b\n<script>alert(1)</script>,c\n", "is no kind of file"),
        ("run.pdf", EXE, "is no kind of file"),
        ("run.txt", b"#!/bin/sh\nrm -r x\n", "is no kind of file"),
        ("files.docx", zipped({"a.txt": b"a"}), "is no kind of file"),
        (
            "macro.docx",
            package(**{"word__vbaProject.bin": b"x"}),
            "macros",
        ),
        ("program.docx", package(**{"word__run.exe": b"MZ"}), "holds a program"),
        (
            "entity.docx",
            package(**{"word__a.xml": ENTITIES}),
            "entities",
        ),
        ("outside.docx", package(**{"..__..__up.xml": b"<a/>"}), "outside itself"),
        ("polyglot.pdf", PDF + zipped({"a.txt": b"a"}) + b"%%EOF\n", "something else at once"),
        ("polyglot.png", png() + zipped({"a.txt": b"a"}), "damaged picture"),
        ("polyglot.jpg", jpeg() + zipped({"a.txt": b"a"}), "after its end"),
        ("polyglot.docx", package() + b"%PDF-1.4 %%EOF", "is no kind of file|after its end"),
        ("short.pdf", PDF[:20], "without its end"),
        ("starts.pdf", PDF.replace(b"<<>>", b"<</S/Launch>>"), "starts programs"),
        ("cut.png", png()[:-8], "damaged picture"),
        ("huge.png", png(width=60_000, height=60_000), "pixels"),
        ("wrong.pdf", TEXT, "the name says PDF"),
        ("wrong.docx", package("xl/workbook.xml"), "the name says DOCX"),
        ("report.exe.pdf", PDF, "two endings"),
        ("report.pdf.exe", PDF, "ends in none"),
        ("report", PDF, "ends in none"),
        ("report\u202efdp.pdf", PDF, "hidden sign"),
        ("a" * 300 + ".pdf", PDF, "characters"),
        ("bytes.txt", b"\x00\x01\x02", "is no kind of file"),
        ("empty.txt", b"", "is empty"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_hostile_or_broken_file_is_refused_and_leaves_nothing(
    home: Path, name: str, data: bytes, why: str
) -> None:
    with pytest.raises(InputRefused, match=why):
        kept(data, name)
    assert files_in(home) == []
    assert not FileRow.objects.exists()


def test_a_file_beyond_the_limit_ends_at_the_chunk_that_goes_beyond(
    home: Path, settings: Settings
) -> None:
    settings.MISAQ_UPLOAD_LIMIT = 1024 * 1024
    asked = []

    def chunks() -> object:
        for number in range(100):
            asked.append(number)
            yield b"x" * 300_000

    with pytest.raises(InputRefused, match="larger than 1 MB"):
        upload(actor=ANALYST, at=later(), name="a.txt", chunks=chunks())  # type: ignore[arg-type]
    assert len(asked) == 4
    assert files_in(home) == []


def test_what_the_camera_wrote_into_a_picture_is_taken_out() -> None:
    for name, data in (
        ("place.jpg", jpeg(exif=b"GPS 33.7 N 73.0 E")),
        ("place.png", png((b"eXIf", b"GPS 33.7 N"), (b"tEXt", b"Author\0Somebody"))),
    ):
        file = kept(data, name)
        opened = read_file(actor=ANALYST, number=file.id).data
        assert b"GPS" not in opened
        assert b"Somebody" not in opened
        assert "taken out" in " ".join(file.notes)
        assert (file.sha256 == file.uploaded_sha256) is False


@pytest.mark.parametrize(
    ("name", "data", "note"),
    [
        ("a.csv", b'a,b\n=HYPERLINK("x"),1\n', "begin like formulas"),
        ("a.csv", b"a,b\n@SUM(1),1\n", "begin like formulas"),
        (
            "a.xlsx",
            FORMULA,
            "formulas",
        ),
        ("a.pdf", PDF.replace(b"<<>>", b"<</JavaScript(x)>>"), "script"),
        ("a.docx", package(**{"word__embeddings__a.bin": b"x"}), "packed in it"),
    ],
    ids=["csv formula", "csv at", "xlsx formula", "pdf script", "packed files"],
)
def test_whoever_opens_it_is_told(name: str, data: bytes, note: str) -> None:
    assert note in " ".join(kept(data, name).notes)


def test_a_number_below_zero_is_no_formula() -> None:
    assert kept(b"a,b\n-5,+3\n", "a.csv").notes == ()


def test_the_same_bytes_are_kept_once(home: Path) -> None:
    first, second = kept(), kept(name="again.pdf", actor=FOCAL)
    assert first == second
    assert len(files_in(home)) == 1


def test_names_of_files_are_in_no_audit_row() -> None:
    kept(name="about Somebody.pdf")
    row = list_entries(actor=PUBLIC)[-1]
    assert (row.event, row.object_key.isdecimal()) == ("evidence.file-added", True)
    assert "Somebody" not in str(row)


@pytest.mark.parametrize("actor", [AUDITOR, ADMINISTRATOR, NOBODY, PUBLIC], ids=str)
def test_only_who_works_with_evidence_brings_or_opens_it(actor: Actor) -> None:
    file = kept()
    with pytest.raises(NotAllowed):
        kept(TEXT, "a.txt", actor=actor)
    with pytest.raises(NotAllowed):
        read_file(actor=actor, number=file.id)
    with pytest.raises(NotAllowed):
        list_files(actor=actor)


def test_removed_it_stays_as_a_tombstone(
    home: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = kept()
    with pytest.raises(NotAllowed):
        remove_file(actor=FOCAL, at=later(), number=file.id, reason="I want to")
    with pytest.raises(InputRefused):
        remove_file(actor=ANALYST, at=later(), number=file.id, reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        gone = remove_file(actor=VERIFIER, at=later(), number=file.id, reason="It names a child")
        assert files_in(home) != []  # until the record of it is kept
    assert (gone.sha256, gone.removed_reason) == (file.sha256, "It names a child")
    assert files_in(home) == []
    with pytest.raises(StateConflict, match="was removed"):
        read_file(actor=ANALYST, number=file.id)
    with pytest.raises(StateConflict, match="removed already"):
        remove_file(actor=ANALYST, at=later(), number=file.id, reason="Again")
    assert kept().id != file.id


def test_bytes_that_were_altered_are_not_handed_out(home: Path) -> None:
    file = kept()
    (path,) = [p for p in (home / "evidence").rglob("*") if p.is_file()]
    path.write_bytes(b"%PDF-something else")
    with pytest.raises(Unavailable, match="no longer those"):
        read_file(actor=ANALYST, number=file.id)
    path.unlink()
    with pytest.raises(NotFound, match="not here"):
        read_file(actor=ANALYST, number=file.id)


def test_a_full_disk_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk of this site is full"):
        kept()
    assert files_in(home) == []
    assert not FileRow.objects.exists()


def script(folder: Path, code: str) -> str:
    """Return the command of a scanner that does what the code says."""
    path = folder / "scanner.py"
    path.write_text(f"import sys\ndata = sys.stdin.buffer.read()\n{code}\n")
    return f"{sys.executable} {path}"


SCANS = "sys.exit(1 if b'VIRUS' in data else 0)"


def test_a_scanned_file_is_said_to_be_clean(settings: Settings, tmp_path: Path) -> None:
    settings.MISAQ_SCAN_COMMAND = script(tmp_path, SCANS)
    file = kept()
    assert (file.scan, file.is_open) == (ScanState.CLEAN, True)
    assert read_file(actor=ANALYST, number=file.id).data == PDF


def test_an_infected_file_is_gone_and_leaves_its_tombstone(
    settings: Settings,
    tmp_path: Path,
    home: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MISAQ_SCAN_COMMAND = script(tmp_path, SCANS)
    with django_capture_on_commit_callbacks(execute=True):
        file = kept(b"VIRUS\n", "a.txt")
    assert (file.scan, file.is_open) == (ScanState.INFECTED, False)
    assert files_in(home) == []


@pytest.mark.parametrize("command", ["", "no-such-scanner-at-all"], ids=["fails", "is not there"])
def test_without_an_answer_the_file_stays_in_quarantine(
    settings: Settings, tmp_path: Path, home: Path, command: str
) -> None:
    settings.MISAQ_SCAN_COMMAND = command or script(tmp_path, "sys.exit(2)")
    with pytest.raises(Unavailable, match="waits in quarantine"):
        kept()
    (file,) = list_files(actor=ANALYST)
    assert (file.scan, file.is_open) == (ScanState.WAITING, False)
    assert (home / "evidence" / "quarantine" / file.sha256[:2] / file.sha256).is_file()
    with pytest.raises(StateConflict, match="waits for the virus scanner"):
        read_file(actor=ANALYST, number=file.id)
    settings.MISAQ_SCAN_COMMAND = script(tmp_path, SCANS)
    assert scan_again(actor=ANALYST, at=later(), number=file.id).is_open
    with pytest.raises(StateConflict, match="does not wait"):
        scan_again(actor=ANALYST, at=later(), number=file.id)


def test_the_database_keeps_infected_bytes_from_being_open() -> None:
    file = kept()
    held = pytest.raises(IntegrityError, match="evidence_infected_is_removed")
    with held, transaction.atomic():
        FileRow.objects.filter(id=file.id).update(scan="INFECTED")
