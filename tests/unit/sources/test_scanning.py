"""Asking clamd: what it is sent, and what each answer means."""

from __future__ import annotations

import socket
import struct
import threading
from pathlib import Path

import pytest

from misaq.kernel.errors import Unavailable
from misaq.sources.uploads.scanning import (
    ClamdScanner,
    CommandScanner,
    ScanResult,
    scanner_of,
)

DATA = b"x" * 200_000


class Daemon:
    """A clamd of the test's own: takes one stream, and answers as it is told."""

    def __init__(self, address: Path, answer: bytes) -> None:
        self.received = b""
        self._answer = answer
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.bind(str(address))
        self._line.listen(1)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        caller, _ = self._line.accept()
        with caller, caller.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while size := struct.unpack(">I", stream.read(4))[0]:
                self.received += stream.read(size)
            caller.sendall(self._answer)

    def end(self) -> None:
        """Wait until it has answered."""
        self._thread.join(timeout=10)
        self._line.close()


def asked(folder: Path, answer: bytes) -> tuple[Daemon, ClamdScanner]:
    """Return a clamd that gives the answer, and a scanner that asks it."""
    address = folder / "clamd"
    return Daemon(address, answer), ClamdScanner(str(address))


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (b"stream: OK\0", ScanResult.CLEAN),
        (b"stream: Eicar-Test-Signature FOUND\0", ScanResult.INFECTED),
    ],
    ids=["clean", "infected"],
)
def test_the_whole_file_is_sent_and_the_answer_understood(
    tmp_path: Path, answer: bytes, result: ScanResult
) -> None:
    daemon, scanner = asked(tmp_path, answer)
    assert scanner.scan(DATA) is result
    daemon.end()
    assert daemon.received == DATA


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0"], ids=["nothing", "an error"]
)
def test_any_other_answer_is_none(tmp_path: Path, answer: bytes) -> None:
    daemon, scanner = asked(tmp_path, answer)
    with pytest.raises(Unavailable, match="quarantine"):
        scanner.scan(DATA)
    daemon.end()


def test_without_clamd_there_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        ClamdScanner(str(tmp_path / "nobody")).scan(DATA)


def test_the_settings_choose_the_scanner() -> None:
    assert scanner_of("", "") is None
    assert isinstance(scanner_of("clamscan -", ""), CommandScanner)
    assert isinstance(scanner_of("clamscan -", "/run/clamd"), ClamdScanner)
