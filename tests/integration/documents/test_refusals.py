"""What is not read is refused with words that help, and with the right exit code."""

from __future__ import annotations

import io
import os
import signal
import zipfile
from pathlib import Path

import docx
import pytest

from misaq.apps.reading.taking import take_in
from misaq.kernel.errors import InputRefused, NotFound
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.read import read_document
from tests.support.documents import docx_bytes, read_named, rezipped

SMALL = Limits(file_bytes=100_000, unpacked_bytes=1_000_000, passages=50, depth=40, cells=100)


def _paper(text: str = "Some words.") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    return docx_bytes(document)


def _bomb() -> bytes:
    return rezipped(_paper(), add={"word/media/x.bin": b"\0" * 2_000_000})


def _lying_bomb() -> bytes:
    """A zip whose directory says that its large member is small."""
    data = bytearray(_bomb())
    true, false = (2_000_000).to_bytes(4, "little"), (20).to_bytes(4, "little")
    return bytes(data.replace(true, false))


def _entities() -> bytes:
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'
    return rezipped(_paper(), add={"word/document.xml": xml})


_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 50


def _wordless() -> bytes:
    return rezipped(_paper(), leave_out="word/document.xml")


REFUSED = {
    "empty": ("a.txt", b"", "is empty"),
    "white space": ("a.txt", b" \n\t\r\n ", "is empty"),
    "a mark and nothing else": ("a.txt", b"\xef\xbb\xbf", "is empty"),
    "no-break spaces": ("a.txt", "\u00a0\u2003\n".encode(), "white space"),
    "old doc or locked docx": ("a.docx", _OLD_OFFICE, "password"),
    "rtf": ("a.rtf", b"{\\rtf1 x}", "RTF"),
    "binary": ("a.txt", b"abc\0\x01\x02\xffdef", "NUL byte at offset 3"),
    "control characters": ("a.txt", b"one\ntwo\x07", "U+0007 on line 2"),
    "latin-1 text": ("a.txt", "caf\u00e9 au lait".encode("latin-1"), "0xe9 at offset 3"),
    "undeclared 1252 html": ("a.html", b"<p>caf\xe9</p>", "offset 6"),
    "broken utf-16": ("a.txt", b"\xff\xfea\x00b", "UTF-16"),
    "too large": ("a.txt", b"word " * 30_000, "larger than"),
    "too many passages": ("a.txt", b"Word.\n\n" * 60, "50 paragraphs"),
    "zip of something else": ("a.docx", _wordless(), "no DOCX"),
    "cut zip": ("a.docx", _paper()[:-200], "damaged"),
    "zip bomb": ("a.docx", _bomb(), "unpacks to more than"),
    "zip bomb that lies": ("a.docx", _lying_bomb(), ""),
    "entities": ("a.docx", _entities(), "entities"),
    "broken xml": ("a.docx", rezipped(_paper(), add={"word/document.xml": b"<w:doc"}), "damaged"),
    "docx without words": ("a.docx", _paper(""), "no text"),
    "html without words": ("a.html", b"<html><body><p> </p></body></html>", "no text"),
    "deep html": ("a.html", b"<div>" * 60 + b"x" + b"</div>" * 60, "deep"),
    "wide table": ("a.html", b"<table><tr><td colspan=900 rowspan=900>x<tr><td>y</table>", "cells"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    name, data, words = REFUSED[case]
    with pytest.raises(InputRefused) as refusal:
        read_named(name, data, SMALL)
    said = str(refusal.value)
    assert words in said
    assert refusal.value.exit_code == 10
    assert refusal.value.next_step or all(each.next_step for each in refusal.value.problems)


def test_all_problems_of_a_file_are_said_together() -> None:
    with pytest.raises(InputRefused) as refusal:
        read_named("a.txt", b"{\\rtf" + b"x" * 200_000, SMALL)
    assert len(refusal.value.problems) == 2


def test_a_locked_member_is_refused() -> None:
    data = bytearray(_paper())
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(InputRefused, match="password"):
        read_named("a.docx", bytes(data))


def test_a_spreadsheet_is_named_as_one() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputRefused, match="spreadsheet"):
        read_named("a.xlsx", stream.getvalue())


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="folder"):
        read_document(tmp_path)


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as refusal:
        read_document(tmp_path / "none.txt")
    assert refusal.value.exit_code == 11


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises((InputRefused, NotFound)):
        read_document(Path("a\0b"))


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputRefused, match="ordinary"):
        read_document(tmp_path / "pipe")


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(InputRefused, match="Permission denied"):
        read_document(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "repeated", ["Word ", "The Members Said ", "Rs ", "W-", "January ", "Ministry of Ministry of "]
)
def test_no_words_repeated_without_end_keep_the_reader_busy(repeated: str) -> None:
    def stop(*_: object) -> None:
        raise AssertionError("It took more than ten seconds of the processor.")

    text = repeated * (30_000 // len(repeated))
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10)
    try:
        take_in("a.txt", text.encode(), Limits(), None)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("text", ["w" * 300, "words of it\n\n" * 100], ids=["one", "many"])
def test_a_text_without_end_is_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="letters") as refusal:
        take_in("a.txt", text.encode(), Limits(characters=900, longest=200), None)
    assert refusal.value.rule == "read.characters"
