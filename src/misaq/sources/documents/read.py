"""Any document that is read, as passages and tables."""

from __future__ import annotations

from pathlib import Path

from misaq.core.sourcebook.reading.passages import Block, DocumentKind, ReadText
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.decoding import decode
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.opening import OpenedFile, open_document, refuse


def read_document(path: Path, limits: Limits | None = None) -> ReadText:
    """Return a text, DOCX, HTML or PDF file as passages with anchors.

    Args:
        path: the file; its content decides what it is.
        limits: what it may cost; None for the usual limits.

    Raises:
        NotFound: there is no such file.
        InputRefused: not a document that is read; every problem of the file is in it.
    """
    limits = limits or Limits()
    return read_opened(open_document(path, limits), limits)


def read_opened(opened: OpenedFile, limits: Limits) -> ReadText:
    """Return an opened file as passages, as :func:`read_document` does."""
    blocks, notes = _blocks(opened, limits)
    if not blocks:
        refuse(opened.name, [Problem(opened.name, tell("has no text in it."))])
    return ReadText(opened.name, opened.sha256, opened.kind, blocks, notes)


def _blocks(opened: OpenedFile, limits: Limits) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    # Each format's library is loaded only for a file that needs it.
    match opened.kind:
        case DocumentKind.TEXT:
            from misaq.sources.documents.text import read_text

            return read_text(decode(opened), limits), ()
        case DocumentKind.HTML:
            from misaq.sources.documents.html_tree import read_html

            return read_html(decode(opened), limits, opened.name), ()
        case DocumentKind.DOCX:
            from misaq.sources.documents.docx_body import read_docx

            return read_docx(opened, limits), ()
        case DocumentKind.PDF:
            from misaq.sources.documents.pdf.read import read_pdf

            return read_pdf(opened, limits)
