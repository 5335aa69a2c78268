"""Documents made on the spot, about a country that does not exist."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from misaq.core.sourcebook.reading.passages import ReadText
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind
from misaq.core.sourcebook.reading.propose import propose
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.opening import open_bytes
from misaq.sources.documents.read import read_opened

FIXTURES = Path(__file__).parents[1] / "fixtures" / "documents"
SHARED_BRIEF = (
    Path(__file__).parents[3] / "shared/data/documents/pips-brief-10-internal-security.txt"
)

Line = str | tuple[str, str]
"""A paragraph, or (style, paragraph)."""


def read_named(name: str, data: bytes, limits: Limits | None = None) -> ReadText:
    """Read bytes as a document of that name."""
    limits = limits or Limits()
    return read_opened(open_bytes(name, data, limits), limits)


def read_text_of(text: str) -> ReadText:
    """Read a text as a text file."""
    return read_named("note.txt", text.encode())


def read_html_of(body: str) -> ReadText:
    """Read the body of a page."""
    return read_named("page.html", f"<html><body>{body}</body></html>".encode())


def of_kind(text: ReadText, kind: ProposalKind) -> list[Proposal]:
    """Return the proposals of one kind, without a country's own words."""
    return [each for each in propose(text) if each.kind is kind]


def pairs(text: ReadText) -> list[tuple[str | None, str]]:
    """Return (recommendation, mechanism) for every mechanism, in order."""
    return [(each.under, each.text) for each in of_kind(text, ProposalKind.MECHANISM)]


def texts(text: ReadText, kind: ProposalKind) -> list[str]:
    """Return the texts of the proposals of one kind."""
    return [each.text for each in of_kind(text, kind)]


def docx_bytes(document: Any) -> bytes:
    """Return a python-docx document as the bytes of its file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fill(cell: Any, lines: Sequence[Line]) -> None:
    """Write paragraphs into a cell of a python-docx table."""
    for at, line in enumerate(lines):
        style, words = line if isinstance(line, tuple) else (None, line)
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.text = words
        if style:
            paragraph.style = style


def docx_with_table(rows: Sequence[Sequence[Sequence[Line]]], heading: str = "") -> Any:
    """Return a python-docx document with one table; each cell is a list of paragraphs."""
    import docx

    document = docx.Document()
    if heading:
        document.add_heading(heading, 1)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, lines in enumerate(row):
            fill(table.cell(r, c), lines)
    return document


def read_docx_of(document: Any) -> ReadText:
    """Read a python-docx document."""
    return read_named("paper.docx", docx_bytes(document))


def rezipped(data: bytes, *, leave_out: str = "", add: dict[str, bytes] | None = None) -> bytes:
    """Return a zip without one member and with others added or replaced."""
    added, stream = add or {}, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            if name != leave_out and name not in added:
                new.writestr(name, old.read(name))
        for name, content in added.items():
            new.writestr(name, content)
    return stream.getvalue()
