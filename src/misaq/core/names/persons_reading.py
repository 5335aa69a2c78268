"""Reading a printed name of a person into its words, what each does, and what they weigh."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from misaq.core.names.commonness import SHIPPED, Commonness
from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_records import Form, Part, PersonName
from misaq.core.names.persons_splitting import names_in, words_in_order
from misaq.core.names.persons_weights import Kind, kind_of, omission_of
from misaq.core.names.tokens import Word, words_of
from misaq.core.names.variants import NAMES_OF_RESPECT, TITLES
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

LONGEST = 1_000
"""Characters; what the readers of lists take as a name."""
MOST_WORDS = 200
"""As many as fill such a text; more are letters, or signs that stand for many words."""
MOST_FORMS = 60
"""Names that one printed name may give."""


@lru_cache(maxsize=1 << 13)
def read_person(text: str, commonness: Commonness = SHIPPED) -> PersonName:
    """Return the name that a text prints; one without a letter has no forms.

    Args:
        text: as printed, in any script.
        commonness: how many people carry each word.

    Raises:
        InputRefused: the text is longer, or of more words or names, than any name.
    """
    if len(text) > LONGEST:
        raise InputRefused(
            tell("A name of {length} characters is no name.", length=len(text)),
            next_step=tell("Give one name of at most {longest} characters.", longest=LONGEST),
        )
    names = names_in(text)
    if len(names) > MOST_FORMS:
        raise InputRefused(
            tell("{count} names in one are a list.", count=len(names)),
            next_step=tell("Give one name with at most {most} aliases.", most=MOST_FORMS - 1),
        )
    read = [(_form(own, commonness), _form(parent, commonness)) for own, parent in names]
    forms = tuple(own for own, _ in read if own is not None)
    father = next((parent for _, parent in read if parent is not None), None)
    joined = _joined(forms[0], father) if forms and father is not None else None
    return PersonName(text, forms, father, joined, commonness)


def _form(printed: str, commonness: Commonness) -> Form | None:
    if not printed:
        return None
    words = words_in_order(printed)
    if len(words) > MOST_WORDS:
        raise InputRefused(
            tell("A name of {count} words is no name.", count=len(words)),
            next_step=tell("Give one name of at most {most} words.", most=MOST_WORDS),
        )
    return _weighed(words, commonness) if words else None


def _weighed(words: list[tuple[str, TokenRole]], commonness: Commonness) -> Form:
    read = [
        (piece, word, _weight_of(word, role, commonness))
        for printed, role in words
        for piece, word in words_of(printed)
    ]
    if all(weight.role is TokenRole.TITLE for _, _, weight in read):
        read = [(piece, word, _of_name(word, commonness)) for piece, word, _ in read]
    parts: list[Part] = []
    has_first = has_father = False
    for piece, word, weight in read:
        role, bits, omission, as_first, kind = weight
        if not has_first and role is not TokenRole.TITLE:
            has_first, omission = True, as_first
        has_father = has_father or role is TokenRole.FATHER
        parts.append(Part(piece, word, role, bits, len(parts), omission, kind))
    begins = next((part.word.sound[:1] for part in parts if part.kind is not Kind.OTHER), "")
    return Form(tuple(parts), has_father, "".join([printed for printed, _ in words]), begins)


class _Weight(NamedTuple):
    role: TokenRole
    bits: float
    omission: float
    omission_as_first: float
    kind: Kind


@lru_cache(maxsize=1 << 15)
def _weight_of(word: Word, role: TokenRole, commonness: Commonness) -> _Weight:
    """Return what a word does and weighs where the words around it leave it a role."""
    if role is TokenRole.NAME:
        if len(word.letters) == 1 and word.letters.isascii():
            role = TokenRole.INITIAL
        elif word.key in TITLES or word.key in NAMES_OF_RESPECT:
            role = TokenRole.TITLE
    return _weight(word, role, commonness)


def _of_name(word: Word, commonness: Commonness) -> _Weight:
    """Return the weight of a title that is all there is of a name."""
    return _weight(word, TokenRole.NAME, commonness)


def _weight(word: Word, role: TokenRole, commonness: Commonness) -> _Weight:
    bits = commonness.bits_of(word.key)
    return _Weight(
        role=role,
        bits=bits,
        omission=omission_of(word, role, bits, is_first=False),
        omission_as_first=omission_of(word, role, bits, is_first=True),
        kind=kind_of(word, role),
    )


def _joined(own: Form, father: Form) -> Form:
    """Return a name with the father's name in it."""
    parts = [*own.parts]
    for part in father.parts:
        role = TokenRole.FATHER if part.role is TokenRole.NAME else part.role
        omission = omission_of(part.word, role, part.bits, is_first=False)
        kind = kind_of(part.word, role)
        parts.append(part._replace(role=role, place=len(parts), omission=omission, kind=kind))
    return Form(tuple(parts), True, own.run + father.run, own.begins or father.begins)
