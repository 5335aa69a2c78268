"""Who a source means by the name of a side: found by name or by pattern, never a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from misaq.core.incidents.registers import Actor, ActorPattern
from misaq.core.incidents.words import ActorClass
from misaq.kernel.ids import Key, by_key

NOBODY = "Unidentified"
"""What stands for a side that the registry does not know, wherever it is shown."""


class How(Enum):
    """How a side's actor was found."""

    NAME = "NAME"
    PATTERN = "PATTERN"
    NOT_FOUND = "NOT_FOUND"
    NOT_GIVEN = "NOT_GIVEN"


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Who a side is.

    Attributes:
        how: how it was found.
        actor_class: its class; UNIDENTIFIED where it was not found or not given.
        actor: key of the actor; None where it was not found or not given.
        title: what to call it; never the source's own words, which may name a person.
        rule: key of the pattern that found it; None otherwise.
    """

    how: How
    actor_class: ActorClass = ActorClass.UNIDENTIFIED
    actor: Key | None = None
    title: str = NOBODY
    rule: Key | None = None


_NOT_GIVEN = ActorMatch(How.NOT_GIVEN)
_NOT_FOUND = ActorMatch(How.NOT_FOUND)


class ActorRegistry:
    """The actors of a pack, found by the names that sources print."""

    def __init__(self, actors: Iterable[Actor], patterns: Iterable[ActorPattern] = ()) -> None:
        """Make the registry; of two actors with one name the earlier is found."""
        self._actors: Mapping[Key, Actor] = by_key(actors)
        self._patterns = tuple(patterns)
        self._names: dict[tuple[str, str], Key] = {}
        self._found: dict[tuple[str, str], ActorMatch] = {}
        for actor in self._actors.values():
            self._names.setdefault(("", folded(actor.title)), actor.key)
            for name in actor.names:
                self._names.setdefault((name.source, folded(name.text)), actor.key)
        self._sources = frozenset(source for source, _ in self._names if source)

    def find(self, source: str, name: str) -> ActorMatch:
        """Return who the source means by the name; the same answer every time."""
        place = (source, name)
        if place not in self._found:
            self._found[place] = self._look_up(source, folded(name))
        return self._found[place]

    def get(self, key: Key) -> Actor | None:
        """Return the actor with the key; None where there is none."""
        return self._actors.get(key)

    def shown(self, source: str, name: str) -> str:
        """Return what may be kept and shown of a source's name of a side: no person's name.

        A name that the registry knows stays as its title; any other becomes "Unidentified".
        """
        return self.find(source, name).title if name.strip() else ""

    def _look_up(self, source: str, name: str) -> ActorMatch:
        if not name:
            return _NOT_GIVEN
        source = family(source, self._sources)
        key = self._names.get((source, name)) or self._names.get(("", name))
        if key is not None:
            return self._match(How.NAME, key, None)
        for pattern in self._patterns:
            if _fits(pattern, source, name):
                return self._match(How.PATTERN, pattern.actor, pattern.key)
        return _NOT_FOUND

    def _match(self, how: How, key: Key, rule: Key | None) -> ActorMatch:
        actor = self._actors.get(key)
        if actor is None:
            return _NOT_FOUND
        return ActorMatch(how, actor.actor_class, actor.key, actor.title, rule)


def family(source: str, known: frozenset[str]) -> str:
    """Return the source, or the known one that it is a kind of.

    Where "ucdp-ged" is known, "ucdp-ged-candidate" speaks its words.
    """
    if source in known:
        return source
    kinds = (one for one in known if source.startswith(f"{one}-"))
    return max(kinds, key=len, default=source)


def folded(text: str) -> str:
    """Return a name without capitals, marks and doubled spaces: "TTP - TA" gives "ttp ta"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join("".join(letters).split())


def _fits(pattern: ActorPattern, source: str, name: str) -> bool:
    if pattern.source and pattern.source != source:
        return False
    padded = f" {name} "
    starts = not pattern.starts or padded.startswith(f" {folded(pattern.starts)} ")
    return starts and (not pattern.contains or f" {folded(pattern.contains)} " in padded)
