"""A file opened for reading: its bytes, what they are, and everything that speaks against them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from misaq.core.sourcebook.reading.passages import DocumentKind
from misaq.kernel.errors import InputRefused, NotFound, Problem
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits

_BRING = "Bring the document as DOCX, HTML, PDF or UTF-8 text."
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6]|ul|ol|dl|meta)\b", re.I)

_KNOWN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     "is an old Office file (.doc) or a DOCX locked with a password.",
     "Open it in a word processor, take the password off, and save it as DOCX."),
    (b"{\\rtf", "is RTF, which is not read.", "Open it in a word processor and save it as DOCX."),
    (b"\x1f\x8b", "is packed with gzip.", "Unpack it and bring the document inside."),
    (b"\x89PNG", "is a picture.", "Type its text and bring it as DOCX, HTML or text."),
    (b"\xff\xd8\xff", "is a picture.", "Type its text and bring it as DOCX, HTML or text."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The bytes of a document.

    Attributes:
        name: file name without its folder.
        data: every byte of it.
        sha256: their hash, 64 hexadecimal digits.
        kind: what they are, by their content; the file's ending decides only between text and HTML.
    """

    name: str
    data: bytes
    sha256: str
    kind: DocumentKind


def open_document(path: Path, limits: Limits) -> OpenedFile:
    """Return the bytes of a document and what they are.

    Raises:
        NotFound: there is no such file.
        InputRefused: a folder, unreadable, empty, too large, or of a kind that is not read.
    """
    data = _read_bytes(path, limits)
    return open_bytes(path.name, data, limits)


def open_bytes(name: str, data: bytes, limits: Limits) -> OpenedFile:
    """Return bytes as a document, as :func:`open_document` does for a file."""
    problems: list[Problem] = []
    if len(data) > limits.file_bytes:
        problems.append(
            Problem(name, _too_large(limits), tell("Split it, or leave out its pictures."))
        )
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        problems.append(Problem(name, tell("is empty."), _BRING))
    for signature, what, next_step in _KNOWN:
        if data.lstrip(b" \t\r\n\xef\xbb\xbf")[: len(signature)] == signature:
            problems.append(Problem(name, what, next_step))
    if name.casefold().endswith(".pdf") and not _is_pdf(data):
        what = "is called a PDF and is none: it does not begin as one."
        problems.append(
            Problem(name, what, tell("Ask for the file again, or give it its true ending."))
        )
    if problems:
        refuse(name, problems)
    return OpenedFile(name, data, hashlib.sha256(data).hexdigest(), _kind(name, data))


def refuse(name: str, problems: list[Problem]) -> None:
    """Refuse a document for all its problems at once.

    Raises:
        InputRefused: always.
    """
    raise InputRefused(
        tell("{name} cannot be read.", name=name),
        next_step=_BRING if not any(problem.next_step for problem in problems) else "",
        rule="read.document",
        problems=tuple(problems),
    )


def _too_large(limits: Limits) -> str:
    return f"is larger than {limits.file_bytes / 1024 / 1024:g} MB."


def _read_bytes(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            refuse(
                path.name, [Problem(path.name, tell("is a folder."), tell("Name one file in it."))]
            )
        if not path.exists():
            raise NotFound(
                tell("There is no file {path}.", path=path),
                next_step=tell("Check the name and the folder."),
            )
        if not path.is_file():
            refuse(
                path.name, [Problem(path.name, tell("is no ordinary file."), tell("Name a file."))]
            )
        with path.open("rb") as file:
            # One byte more than allowed tells a file that is too large without reading it all.
            return file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be a file's"
        problem = Problem(
            path.name,
            tell("cannot be opened: {why}.", why=why),
            tell("Check the name and its rights."),
        )
        raise InputRefused(
            tell("{name} cannot be read.", name=path.name),
            next_step="",
            rule="read.document",
            problems=(problem,),
        ) from error


def _is_pdf(data: bytes) -> bool:
    # Readers of PDF look for its mark in the first kilobyte: mail programs put lines before it.
    at = data[:1024].find(b"%PDF-")
    return at == 0 or (at > 0 and b"obj" in data[at : at + 4096])


def _kind(name: str, data: bytes) -> DocumentKind:
    if _is_pdf(data):
        return DocumentKind.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return DocumentKind.DOCX
    if name.casefold().endswith((".html", ".htm", ".xhtml")):
        return DocumentKind.HTML
    head = data[:4096].replace(b"\0", b"")
    starts_marked = head.lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")[:1] == b"<"
    return DocumentKind.HTML if starts_marked and _HTML.search(head) else DocumentKind.TEXT
