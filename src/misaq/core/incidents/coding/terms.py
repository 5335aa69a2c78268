"""What a source's own words mean in ours, by the pack's vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from misaq.core.incidents.coding.actors import family, folded
from misaq.core.incidents.registers import Vocabulary, Word
from misaq.core.incidents.words import Form, Tactic, Target

ANY = "*"
"""The word that means every event of its source."""

FIELDS = ("kind", "tactic", "target")
"""Fields of an event in which such words stand."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of an event mean.

    Attributes:
        form: what happened; None where no word says.
        tactic: how.
        target: aimed at what.
        unread: fields whose words are in no vocabulary, in order.
    """

    form: Form | None = None
    tactic: Tactic | None = None
    target: Target | None = None
    unread: tuple[str, ...] = ()


class Terms:
    """The words of a pack's vocabularies, found by source and field."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        """Make the table; of two meanings of one word the earlier is found."""
        self._words: dict[tuple[str, str, str], Word] = {}
        self._meanings: dict[tuple[str, str, str, str], Meaning] = {}
        for vocabulary in vocabularies:
            for word in vocabulary.words:
                text = ANY if word.text == ANY else folded(word.text)
                self._words.setdefault((vocabulary.source, vocabulary.field, text), word)
        self._sources = frozenset(source for source, _, _ in self._words)

    def meaning(self, source: str, kind: str, tactic: str, target: str) -> Meaning:
        """Return what an event's words mean; a word that is not known is named, not guessed."""
        told = (source, kind, tactic, target)
        if told not in self._meanings:
            self._meanings[told] = self._meaning(*told)
        return self._meanings[told]

    def _meaning(self, source: str, kind: str, tactic: str, target: str) -> Meaning:
        found: list[Word] = []
        unread: list[str] = []
        for field, text in zip(FIELDS, (kind, tactic, target), strict=True):
            word = self.find(source, field, text)
            if word is not None:
                found.append(word)
            elif text.strip():
                unread.append(field)
        return Meaning(
            form=next((w.form for w in found if w.form is not None), None),
            tactic=next((w.tactic for w in found if w.tactic is not None), None),
            target=next((w.target for w in found if w.target is not None), None),
            unread=tuple(unread),
        )

    def find(self, source: str, field: str, text: str) -> Word | None:
        """Return the term for a word; of "type/sub-type" the finest part that is known.

        A source whose every event is of one form has the word "*".
        """
        known = family(source, self._sources)
        for part in _finest_first(text):
            word = self._words.get((known, field, folded(part)))
            if word is not None:
                return word
        return self._words.get((known, field, ANY))


def _finest_first(text: str) -> Iterator[str]:
    """Yield a text, then what follows each of its slashes, then what stands before each.

    A slash also stands inside words ("Air/drone strike"), so the longest part comes first.
    """
    parts = text.split("/")
    yield text
    yield from ("/".join(parts[at:]) for at in range(1, len(parts)))
    yield from ("/".join(parts[:at]) for at in range(len(parts) - 1, 0, -1))
