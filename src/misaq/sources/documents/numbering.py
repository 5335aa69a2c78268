"""Anchors handed out while a document is read."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.sourcebook.reading.markers import find_marker
from misaq.core.sourcebook.reading.passages import Anchor, Box, Passage, hash_text
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: table, row and column, each from 1."""

    table: int
    row: int
    column: int


class PassageCounter:
    """Makes passages of one document and numbers them in reading order."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._characters = 0

    def make(
        self,
        text: str,
        *,
        lines: tuple[int, int] | None = None,
        cell: CellPlace | None = None,
        place: str = "",
        level: int | None = None,
        heading: int = 0,
        marker: str | None = None,
        gap: int = 0,
        raw: tuple[str, ...] = (),
        boxes: tuple[Box, ...] = (),
    ) -> Passage:
        """Return the next passage.

        Args:
            text: as written; white space between words becomes one space, nothing else changes.
            marker: what the caller found; None to look for a typed marker.

        Raises:
            InputRefused: the document has more passages, or more text, than the limits.
        """
        self._count += 1
        if self._count > self._limits.passages:
            raise InputRefused(
                tell(
                    "The document has more than {passages} paragraphs and cells.",
                    passages=f"{self._limits.passages:,}",
                ),
                next_step=tell("Split it into parts and read each part."),
                rule="read.passages",
            )
        self._check_length(len(text))
        text = " ".join(text.split())
        anchor = Anchor(
            passage=self._count,
            sha256=hash_text(text),
            lines=lines,
            paragraph=self._count if lines is None else None,
            table=cell.table if cell else None,
            row=cell.row if cell else None,
            column=cell.column if cell else None,
            place=place,
            boxes=boxes,
        )
        found = find_marker(text) if marker is None else marker
        if level is None and found and not heading:
            level = 0
        return Passage(text, anchor, found, level, heading, gap, raw)

    def _check_length(self, length: int) -> None:
        """Refuse what would keep the site busy for minutes: no paper of a government is so long."""
        self._characters += length
        if length > self._limits.longest or self._characters > self._limits.characters:
            raise InputRefused(
                tell(
                    "The document has more than {characters} letters, or more than {longest} in "
                    "one paragraph.",
                    characters=f"{self._limits.characters:,}",
                    longest=f"{self._limits.longest:,}",
                ),
                next_step=tell("Split it into parts and read each part."),
                rule="read.characters",
            )
