"""In which language a picture speaks, and which way it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from misaq.reports.characters import visible
from misaq.reports.charts.records import Words
from misaq.reports.inline import Ref
from misaq.reports.references import isolate

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _POP = "\u2066", "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Speech:
    """A language of pictures.

    Attributes:
        code: the tag of the language ("en", "ur").
        is_rtl: whether it is written right to left; then time runs right to left too.
        render: words in, the same in this language out; nothing in them is marked.
    """

    code: str = "en"
    is_rtl: bool = False
    render: Callable[[Words], str] = str

    def say(self, words: Words) -> str:
        """Return the words in the language; what cannot be shown is written out."""
        return visible(self.render(words))

    def label(self, words: Words) -> str:
        """Return the words for a drawing, whose lines run left to right.

        In Urdu they are set apart by invisible marks, and so is every number and code in them.
        """
        text = self.say(words)
        if not self.is_rtl or not text:
            return text
        if isinstance(words, str) and not _has_arabic(text):
            return text
        parts = (
            f"{_LEFT_TO_RIGHT}{p.text}{_POP}" if isinstance(p, Ref) else str(p)
            for p in isolate(text)
        )
        return f"{_RIGHT_TO_LEFT}{''.join(parts)}{_POP}"


def _has_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


ENGLISH = Speech()
