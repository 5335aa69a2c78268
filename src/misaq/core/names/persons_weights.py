"""What the words of a name weigh: for when they meet, lack, or contradict. All in bits.

Chosen on the part of the development pairs that is not held back; see ``benchmarks/names.py``.
"""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from misaq.core.names.comparison import TokenRole
from misaq.core.names.tokens import Word
from misaq.core.names.variants import NAMES_OF_RESPECT

TITLE_WORTH = 0.4
"""Share of its bits that a title is worth when it meets."""
KUNYA_WORTH = 0.6
JOINED_WORTH = 0.8
"""Share of its bits that a run of words is worth that the other name writes as one."""
INITIAL_WORTH = 0.2
NEAR_COST = 1.0
LEAST_WORTH = 0.3
CONTRADICTION = 7.0
"""Cost of two names in one place, beyond that of lacking both."""
CONTRADICTION_OF_LIGHT = 4.5
"""The same where one of them is often left out."""
INVERSION = 2.0
MOST_OUT_OF_ORDER = 4.0
HELD_DOWN = 0.38
"""Share of the score that a name without evidence lacks, halved every ``HALVED_BY`` bits."""
HALVED_BY = 5.5
TOLD_BY_CONTRADICTION = 43.0
"""Bits of contradiction that halve the score, however much else agrees."""

OMITTED_BASE = 0.8
OMITTED_SHARE = 0.1
OMITTED_MOST = 4.3
FIRST_WORD = 6.0
"""Cost of lacking the first word, a person's own name, beyond what its rarity costs."""
NAME_TOO = 1.0
"""Cost of lacking a title that may be a name, beyond that of a title."""
OMITTED = MappingProxyType(
    {"muhammad": 0.4, "khan": 1.7, "syed": 1.0, "abd": 0.8, "allah": 0.8, "din": 0.8}
)
OMITTED_ROLE = MappingProxyType(
    {
        TokenRole.TITLE: 0.2,
        TokenRole.INITIAL: 1.5,
        TokenRole.KUNYA: 3.0,
        TokenRole.FATHER: 0.8,
    }
)


class Kind(Enum):
    """What a word left over may contradict."""

    NAME = "NAME"
    LIGHT = "LIGHT"
    """A name that is often left out, so that another in its place says little."""
    FATHER = "FATHER"
    OTHER = "OTHER"


def kind_of(word: Word, role: TokenRole) -> Kind:
    """Return what a word may contradict."""
    if role is TokenRole.NAME:
        return Kind.LIGHT if word.key in OMITTED else Kind.NAME
    return Kind.FATHER if role is TokenRole.FATHER else Kind.OTHER


def omission_of(word: Word, role: TokenRole, bits: float, is_first: bool) -> float:
    """Return what it costs that the other name lacks a word.

    Args:
        word: the word.
        role: what it does.
        bits: what it tells that two people carry it.
        is_first: whether it is the person's own name.
    """
    fixed = OMITTED_ROLE.get(role)
    if fixed is not None:
        return fixed + NAME_TOO if word.key in NAMES_OF_RESPECT else fixed
    light = OMITTED.get(word.key)
    if light is not None:
        return light
    cost = min(OMITTED_MOST, OMITTED_BASE + OMITTED_SHARE * bits)
    return cost + FIRST_WORD if is_first else cost
