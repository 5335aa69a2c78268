"""Organisations beside the spells for which authorities listed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.core.bodies.records import Bodies, Body, Relation, Spell, Standing
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

STANDING_WORDS: dict[Standing, Phrase] = {
    Standing.PROSCRIBED: say("proscribed"),
    Standing.OBSERVED: say("under observation"),
    Standing.UN_LISTED: say("listed by the United Nations"),
}
"""What a spell puts an organisation under, in words."""

_NONE_NOW = "NONE"


@dataclass(frozen=True, slots=True)
class SpellAt:
    """A spell, and whether it ran on a day."""

    spell: Spell
    runs: Certainty
    words: Phrase


@dataclass(frozen=True, slots=True)
class Listing:
    """An organisation with its spells, the earliest first; those of unknown start come last."""

    body: Body
    spells: tuple[SpellAt, ...]

    @property
    def running(self) -> tuple[SpellAt, ...]:
        """The spells that ran on the day, surely or perhaps."""
        return tuple(spell for spell in self.spells if spell.runs is not Certainty.NO)


def list_listings(bodies: Bodies, day: date) -> tuple[Listing, ...]:
    """Return every organisation with its spells, in register order."""
    spells: dict[Key, list[Spell]] = defaultdict(list)
    for spell in bodies.spells:
        spells[spell.body].append(spell)
    return tuple(Listing(body, spells_at(spells[body.key], day)) for body in bodies.bodies)


def spells_at(spells: Sequence[Spell], day: date) -> tuple[SpellAt, ...]:
    """Return spells with whether they ran on the day."""
    ordered = sorted(spells, key=_start)
    return tuple(SpellAt(s, s.span.holds(day), STANDING_WORDS[s.standing]) for s in ordered)


def relations_of(bodies: Bodies, key: Key) -> tuple[Relation, ...]:
    """Return the relations in which the organisation stands on either side."""
    return tuple(r for r in bodies.relations if key in (r.source_body, r.target_body))


def narrow_listings(listings: Sequence[Listing], asked: Mapping[str, str]) -> Narrowed[Listing]:
    """Return the organisations that fit the query; words are looked for in every name."""
    facets: tuple[Facet[Listing], ...] = (
        Facet(
            "standing",
            say("Standing on the day"),
            _standings,
            _standing_words,
            order=(*(standing.value for standing in Standing), _NONE_NOW),
        ),
    )
    return narrow(listings, facets, asked, text_of=_names)


def _start(spell: Spell) -> tuple[bool, date]:
    starts = spell.span.starts
    return (True, date.max) if starts is None else (False, starts.earliest)


def _standings(listing: Listing) -> tuple[str, ...]:
    running = dict.fromkeys(one.spell.standing.value for one in listing.running)
    return tuple(running) or (_NONE_NOW,)


def _standing_words(value: str) -> Phrase | str:
    words: dict[str, Phrase] = {key.value: phrase for key, phrase in STANDING_WORDS.items()}
    return {**words, _NONE_NOW: say("none on record")}.get(value, value)


def _names(listing: Listing) -> str:
    return " ".join((listing.body.key, listing.body.title, *(n.text for n in listing.body.names)))
