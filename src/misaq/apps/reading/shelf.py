"""Where the bytes of uploaded documents lie, and pictures of their pages. The one place that knows.

The folder is MISAQ_HOME's, which no web server serves; bytes are named by their hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from misaq.core.sourcebook.reading.passages import Box
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.pdf.drawing import draw_page
from misaq.sources.uploads.store import FileStore


def document_store() -> FileStore:
    """Return where the bytes are kept."""
    return FileStore(Path(settings.MISAQ_HOME) / "documents")


def limits() -> Limits:
    """Return what a document may cost that is read while somebody waits for the page."""
    return Limits(
        file_bytes=settings.MISAQ_UPLOAD_LIMIT,
        pages=200,
        passages=10_000,
        characters=2_000_000,
        longest=50_000,
        page_seconds=10,
    )


def picture_of(sha256: str, page: int, boxes: Iterable[Box]) -> bytes:
    """Return a page as PNG with the boxes marked; drawn once and kept.

    Raises:
        NotFound: the bytes of the document are not here.
        Unavailable: the page cannot be drawn.
    """
    marked = tuple(box for box in boxes if box.page == page)
    name = hashlib.sha256(repr((sha256, page, marked)).encode()).hexdigest()
    kept = Path(settings.MISAQ_HOME) / "pictures" / name[:2] / f"{name}.png"
    if kept.is_file():
        return kept.read_bytes()
    picture = draw_page(document_store().read(sha256), page, marked, limits())
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = kept.with_suffix(".part")
    part.write_bytes(picture)
    part.replace(kept)
    return picture
