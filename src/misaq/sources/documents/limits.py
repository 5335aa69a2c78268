"""How much of a document is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; beyond it the file is refused, never cut.

    Attributes:
        file_bytes: size of the file.
        unpacked_bytes: size of everything packed in it.
        members: files packed in it.
        passages: paragraphs, list items and cells in it.
        characters: letters and signs in all of them.
        longest: letters and signs in one of them.
        depth: how deep its elements may nest.
        cells: places in one table, spans counted.
        pages: pages of a PDF.
        page_objects: letters, lines and pictures on one page of a PDF.
        page_seconds: time of the processor for one page of a PDF.
        pdf_memory: memory for taking the letters out of a PDF, in bytes.
    """

    file_bytes: int = 20 * _MB
    unpacked_bytes: int = 100 * _MB
    members: int = 5_000
    passages: int = 50_000
    characters: int = 4_000_000
    longest: int = 200_000
    depth: int = 200
    cells: int = 100_000
    pages: int = 400
    page_objects: int = 60_000
    page_seconds: float = 20
    pdf_memory: int = 2048 * _MB
