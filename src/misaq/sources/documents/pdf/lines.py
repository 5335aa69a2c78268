"""Words put on lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from misaq.sources.documents.pdf.content import Word

_GLUED = 0.12
_SHARED = 0.5
_RAISED = 0.85


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand beside each other, from left to right.

    Attributes:
        page: number of its page.
        words: at least one.
    """

    page: int
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper end."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower end."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Size of most of its letters, in points."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[word.size] += len(word.text)
        return counts.most_common(1)[0][0]

    @property
    def base(self) -> float:
        """Where its letters stand, as near as their boxes tell."""
        return max(word.bottom for word in self.words if word.size >= _RAISED * self.size)

    @property
    def bold(self) -> bool:
        """Whether every word with a letter in it is bold."""
        lettered = [word for word in self.words if any(c.isalnum() for c in word.text)]
        return bool(lettered) and all(word.bold for word in lettered)

    @property
    def text(self) -> str:
        """Its words, with a space where the page has one; raised figures as raised figures."""
        return joined(self.words, self.size)


def joined(words: Iterable[Word], size: float) -> str:
    """Return words as text; pieces of one word in two fonts are one word again.

    Args:
        size: of the line's letters, in points, against which small raised figures are told.
    """
    text = ""
    base: Word | None = None
    reach, after_mark = 0.0, False
    for word in words:
        raised = is_raised(word, base, size)
        glued = text and word.x0 - reach < _GLUED * size and not after_mark
        if raised and text[-1:].isdigit():
            glued = False  # "8,300" and the mark of note 1 are not 8,3001
        text += ("" if glued or not text else " ") + (
            _as_raised(word.text) if raised else word.text
        )
        base, reach = (base if raised else word), word.x1
        after_mark = raised and base is None
    return text


def is_raised(word: Word, base: Word | None, size: float) -> bool:
    """Whether a word is a small figure above the line, as the mark of a note is.

    Args:
        base: the word before it in usual letters; None when it opens the line.
        size: of the line's letters.
    """
    if word.size >= _RAISED * size or not word.text.isdecimal():
        return False
    return base is None or word.bottom < base.bottom - 0.05 * base.size


def _as_raised(figures: str) -> str:
    return figures.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def lines_of(words: Iterable[Word], page: int) -> list[TextLine]:
    """Return the lines of words, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top, each.x0)):
        row = next((each for each in reversed(rows[-6:]) if _beside(each, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    ordered = [tuple(sorted(row, key=lambda each: each.x0)) for row in rows]
    return sorted((TextLine(page, row) for row in ordered), key=lambda each: each.base)


def _beside(row: list[Word], word: Word) -> bool:
    """Whether a word shares at least half of its height, or of theirs, with the row's tallest."""
    tallest = max(row, key=lambda each: each.bottom - each.top)
    shared = min(tallest.bottom, word.bottom) - max(tallest.top, word.top)
    least = min(tallest.bottom - tallest.top, word.bottom - word.top)
    return shared > _SHARED * max(least, 0.1)


def body_size(lines: Iterable[TextLine]) -> float:
    """Return the size that most letters have, in points; 10 without any."""
    counts: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            counts[round(word.size * 2) / 2] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 10.0
