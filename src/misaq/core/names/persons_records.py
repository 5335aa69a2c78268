"""What a printed name of a person is read into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from misaq.core.names.commonness import Commonness
from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_weights import Kind
from misaq.core.names.tokens import Word


class Part(NamedTuple):
    """One word of a name where it stands.

    Attributes:
        printed: as cleaned, alone.
        word: what it is.
        role: what it does here.
        bits: what it tells that two people carry it.
        place: its position in the name, from 0.
        omission: what it costs that another name lacks it.
        kind: what it may contradict.
    """

    printed: str
    word: Word
    role: TokenRole
    bits: float
    place: int
    omission: float
    kind: Kind


class Form(NamedTuple):
    """One of the names that a printed name gives: before and after "@" are two.

    Attributes:
        parts: its words, without particles.
        has_father: whether a father's name stands among them, after bin or ibn.
        run: its letters without spaces.
        begins: the first sound of its first word that is no title; empty where all are.
    """

    parts: tuple[Part, ...]
    has_father: bool
    run: str
    begins: str


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """A person's name, read. Two readings of one text are equal.

    Attributes:
        text: as printed.
        forms: every name it gives, the first printed first; empty where nothing is a letter.
        father: words of the father's name, where it is printed after s/o, d/o or walad.
        joined: the first form with that father's name in it, as bin would have it.
        commonness: the table that weighs its words.
    """

    text: str
    forms: tuple[Form, ...]
    father: Form | None
    joined: Form | None
    commonness: Commonness

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PersonName):
            return NotImplemented
        return self.text == other.text and self.commonness is other.commonness

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def keys(self) -> tuple[str, ...]:
        """What each word of the first form counts as, in order."""
        return tuple(part.word.key for part in self.forms[0].parts) if self.forms else ()
