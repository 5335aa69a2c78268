"""Bytes that somebody brings, as a text that was read and what it seems to say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.core.sourcebook.reading.passages import DocumentKind, ReadText
from misaq.core.sourcebook.reading.proposals import Proposal
from misaq.core.sourcebook.reading.propose import propose
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.opening import open_bytes
from misaq.sources.documents.read import read_opened
from misaq.sources.documents.words_file import installed_words
from misaq.sources.uploads.kinds import check_name, inspect
from misaq.sources.uploads.scanning import Scanner, ScanResult

_PAGE = re.compile(r"\.(?:x?html?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read."""

    text: ReadText
    proposals: tuple[Proposal, ...]


def take_in(name: str, data: bytes, limits: Limits, scanner: Scanner | None) -> Taken:
    """Return a document as it was read, and what it seems to say.

    Content decides what it is, and its name has to agree.

    Args:
        scanner: asked about the bytes before anything opens them; None when the site names none.

    Raises:
        InputRefused: it is of no kind that is read, damaged, dangerous or too large; every
            problem of it is listed.
        Unavailable: the scanner does not answer.
    """
    kept = _checked_name(name)
    if scanner is not None and scanner.scan(data) is ScanResult.INFECTED:
        raise InputRefused(
            tell("The virus scanner found something in this file."),
            next_step=tell("Ask who gave it to you for a clean one."),
            rule="reading.infected",
        )
    opened = open_bytes(kept, data, limits)
    # A page is only ever read as text here, never handed out again; the other kinds are looked
    # into for what readers of them would run.
    if not (opened.kind is DocumentKind.HTML and _PAGE.search(kept)):
        inspect(kept, data)
    text = read_opened(opened, limits)
    return Taken(text, propose(text, installed_words()))


def _checked_name(name: str) -> str:
    if not _PAGE.search(name):
        kept = check_name(name)
        if not re.search(r"\.(?:pdf|docx|txt)$", kept, re.IGNORECASE):
            raise _unread_kind()
        return kept
    # Endings of pages are not among those that are kept as evidence.
    return f"{check_name(_PAGE.sub('.txt', name)).removesuffix('.txt')}.html"


def _unread_kind() -> InputRefused:
    return InputRefused(
        tell("Files of this kind are not read."),
        next_step=tell("Bring PDF, DOCX, HTML or plain text."),
        rule="reading.kind",
    )
