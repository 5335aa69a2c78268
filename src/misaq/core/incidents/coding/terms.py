"""What a source's own words mean in ours, by the pack's table of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from misaq.core.incidents.coding.actors import folded
from misaq.core.incidents.coding.words import Form, Tactic, Target
from misaq.core.incidents.registers import Term

ANY = "*"
"""The term that means every event of its source."""

FIELDS = ("kind", "tactic", "target")
"""Fields of an event in which a term may stand."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of an event mean.

    Attributes:
        form: what happened; None where no term says.
        tactic: how.
        target: aimed at what.
        terms: keys of the terms used, in the order of the fields.
        unread: fields whose words are in no term, in order.
    """

    form: Form | None = None
    tactic: Tactic | None = None
    target: Target | None = None
    terms: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class Terms:
    """The terms of a pack, found by source, field and word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Make the table; of two terms with one word the earlier is found."""
        self._terms: dict[tuple[str, str, str], Term] = {}
        for term in terms:
            word = ANY if term.term == ANY else folded(term.term)
            self._terms.setdefault((term.source, term.field, word), term)

    def meaning(self, source: str, kind: str, tactic: str, target: str) -> Meaning:
        """Return what an event's words mean; a word that no term knows is named, not guessed."""
        found: list[Term] = []
        unread: list[str] = []
        for field, text in zip(FIELDS, (kind, tactic, target), strict=True):
            term = self.find(source, field, text)
            if term is not None:
                found.append(term)
            elif text.strip():
                unread.append(field)
        return Meaning(
            form=next((t.form for t in found if t.form is not None), None),
            tactic=next((t.tactic for t in found if t.tactic is not None), None),
            target=next((t.target for t in found if t.target is not None), None),
            terms=tuple(term.key for term in found),
            unread=tuple(unread),
        )

    def find(self, source: str, field: str, text: str) -> Term | None:
        """Return the term for a word; of "type/sub-type" the finest part that a term knows.

        A source whose every event is of one form has the term "*".
        """
        for word in _finest_first(text):
            term = self._terms.get((source, field, folded(word)))
            if term is not None:
                return term
        return self._terms.get((source, field, ANY))


def _finest_first(text: str) -> Iterator[str]:
    """Yield a text, then what follows each of its slashes, then what stands before each.

    A slash also stands inside words ("Air/drone strike"), so the longest part comes first.
    """
    parts = text.split("/")
    yield text
    yield from ("/".join(parts[at:]) for at in range(1, len(parts)))
    yield from ("/".join(parts[:at]) for at in range(len(parts) - 1, 0, -1))
