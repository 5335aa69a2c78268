"""Asking a virus scanner about a file: a program on this machine, or clamd behind a socket."""

from __future__ import annotations

import shlex
import socket
import struct
import subprocess
from enum import Enum
from typing import Protocol

from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell

_SECONDS = 120
_CHUNK = 64 * 1024


class ScanResult(Enum):
    """What a scanner says."""

    CLEAN = "CLEAN"
    INFECTED = "INFECTED"


class Scanner(Protocol):
    """Something that can be asked about bytes."""

    def scan(self, data: bytes) -> ScanResult:
        """Return what it says.

        Raises:
            Unavailable: it cannot be asked, or does not say.
        """


class CommandScanner:
    """A program that reads the file from its standard input.

    It says clean with exit code 0 and infected with 1, as clamscan does; any other code, and no
    answer within two minutes, is no answer.
    """

    def __init__(self, command: str) -> None:
        self._command = shlex.split(command)

    def scan(self, data: bytes) -> ScanResult:
        """Return what the program says; see :class:`Scanner`."""
        try:
            done = subprocess.run(  # noqa: S603 -- the operator's own command, without a shell
                self._command,
                input=data,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise _silent() from error
        if done.returncode not in {0, 1}:
            raise _silent()
        return ScanResult.INFECTED if done.returncode else ScanResult.CLEAN


class ClamdScanner:
    """The clamd daemon behind a Unix socket, asked with INSTREAM."""

    def __init__(self, address: str) -> None:
        self._address = address

    def scan(self, data: bytes) -> ScanResult:
        """Return what clamd says; see :class:`Scanner`."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(_SECONDS)
                line.connect(self._address)
                answer = _ask(line, data)
        except OSError as error:
            raise _silent() from error
        if answer.endswith(b" FOUND"):
            return ScanResult.INFECTED
        if answer.endswith(b" OK"):
            return ScanResult.CLEAN
        raise _silent()


def scanner_of(command: str, clamd: str) -> Scanner | None:
    """Return the scanner that the settings name; None when they name none."""
    if clamd:
        return ClamdScanner(clamd)
    return CommandScanner(command) if command else None


def _ask(line: socket.socket, data: bytes) -> bytes:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), _CHUNK):
        part = data[start : start + _CHUNK]
        line.sendall(struct.pack(">I", len(part)) + part)
    line.sendall(struct.pack(">I", 0))
    answer = b""
    while chunk := line.recv(4096):
        answer += chunk
    return answer.rstrip(b"\0\n")


def _silent() -> Unavailable:
    return Unavailable(
        tell(
            "The virus scanner does not answer. The file waits in quarantine, where nobody "
            "opens it."
        ),
        next_step=tell(
            "Ask for the scan again from the page of the file; if it stays so, tell whoever "
            "runs this site."
        ),
        rule="evidence.scanner",
    )
