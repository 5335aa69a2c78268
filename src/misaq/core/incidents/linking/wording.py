"""What sources' words for areas, actors and methods come to when two sources are compared.

Only words that hold in any country stand here. A country's own spellings of its areas are matched
before, by its gazetteer, and arrive as P-codes.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from misaq.core.incidents.records import SourceEvent
from misaq.core.names.folding import skeleton, words_in


class Tactic(IntEnum):
    """By what means, as far as sources agree on words."""

    DRONE_OR_AIR = 0
    SUICIDE = 1
    EXPLOSIVE = 2
    SHOOTING = 3
    ABDUCTION = 4


class Role(IntEnum):
    """Whose doing it was."""

    ATTACK = 0
    STATE_OPERATION = 1


_TACTICS = (
    (Tactic.DRONE_OR_AIR, r"drone|unmanned|air ?strike|air/drone|missile strike"),
    (Tactic.SUICIDE, r"suicid"),
    (Tactic.EXPLOSIVE, r"bomb|explo|blast|mine\b|ied\b|grenade|rocket|shell|mortar"),
    (Tactic.SHOOTING, r"shoot|firearm|gun|armed assault|armed clash|assassinat|ambush|sniper"),
    (Tactic.ABDUCTION, r"kidnap|abduct|hostage|hijack"),
)
_AREA_WORDS = frozenset(
    {
        "agencies", "agency", "area", "city", "district", "division", "frontier", "of", "province",
        "region", "territory", "the",
    }
)  # fmt: skip
_NOBODY = frozenset(
    {"", "civilians", "unknown", "unidentified", "unidentified armed group", "not known"}
)


@lru_cache(maxsize=50_000)
def fold_area(name: str) -> str:
    """Return an area's name without case, points and the word for what sort of area it is."""
    return " ".join(word for word in words_in(name) if word not in _AREA_WORDS)


@lru_cache(maxsize=200_000)
def place_words(name: str) -> frozenset[str]:
    """Return the words of a place by their consonants, each also joined with the next.

    Sources spell a village as one word or two, and write its vowels as they hear them.
    """
    words = [word for word in words_in(name) if word not in _AREA_WORDS and not word.isdigit()]
    joined = [one + other for one, other in pairwise(words)]
    return frozenset(skeleton(word) or word for word in (*words, *joined))


@lru_cache(maxsize=50_000)
def fold_actor(name: str) -> str:
    """Return an actor's name without case and points; empty for nobody in particular."""
    words = " ".join(words_in(name))
    return "" if words in _NOBODY else words


@lru_cache(maxsize=50_000)
def _tactic_in(words: str) -> Tactic | None:
    return next((tactic for tactic, said in _TACTICS if re.search(said, words)), None)


def tactic_of(event: SourceEvent) -> Tactic | None:
    """Return by what means, from the source's own words; None where they do not say."""
    if event.is_suicide:
        return Tactic.SUICIDE
    return _tactic_in(f"{event.tactic} {event.kind}".casefold())


def role_of(event: SourceEvent) -> Role | None:
    """Return whose doing it was, from who died; None where that does not say.

    Where the dead are mostly of the second side the first side struck, and sources that name a
    government name it first. It is a stand-in, for sources that do not say who began.
    """
    first, second = event.killed_side_a, event.killed_side_b
    if first is None or second is None:
        return None
    others = first + (event.killed_civilians or 0)
    if second == others:
        return None
    return Role.STATE_OPERATION if second > others else Role.ATTACK
