"""Totals that say what they are made of: attacks and operations are never one number unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from misaq.core.incidents.words import Nature
from misaq.kernel.words import Phrase, join, say

NATURES: dict[Nature, Phrase] = {
    Nature.ATTACK: say("attacks"),
    Nature.OPERATION: say("state operations"),
    Nature.FOREIGN_FORCE: say("force of another state or across the border"),
    Nature.CLASH: say("clashes in which nobody says who attacked, or of sides below the state"),
    Nature.CROWD: say("violence of crowds"),
    Nature.OUTSIDE: say("events without violence"),
    Nature.UNKNOWN: say("events that no rule could class"),
}
"""What each part of a total is called."""


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one nature.

    Attributes:
        nature: which.
        events: how many.
        deaths: their deaths, best figure; what is not said counts as none and is in ``unsaid``.
        deaths_low: lowest figure.
        deaths_high: highest figure.
        unsaid: events whose deaths are not said.
    """

    nature: Nature
    events: int
    deaths: int = 0
    deaths_low: int = 0
    deaths_high: int = 0
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class MixedTotal:
    """A total over events of several natures.

    It is no number: it cannot be printed or added without its parts. Who wants the one number asks
    for :meth:`summed`, and gets the sentence that must stand beside it.

    Attributes:
        parts: one for each nature that has events, in the order of the natures.
    """

    parts: tuple[Part, ...]

    def of(self, nature: Nature) -> Part:
        """Return one part; of nought events where there are none."""
        return next((part for part in self.parts if part.nature is nature), Part(nature, 0))

    @property
    def is_mixed(self) -> bool:
        """Whether more than one nature is in it."""
        return len(self.parts) > 1

    def summed(self) -> tuple[int, Phrase]:
        """Return the number of all events, and the sentence that says what it is made of."""
        return sum(part.events for part in self.parts), self.said()

    def deaths_summed(self) -> tuple[int, Phrase]:
        """Return the deaths in all events, and the sentence that says what they are made of."""
        return sum(part.deaths for part in self.parts), self.said_of_deaths()

    def said(self) -> Phrase:
        """Return how many events of which nature there are, in a sentence."""
        if not self.parts:
            return say("No event is on record.")
        if not self.is_mixed:
            only = self.parts[0]
            return say("{count} {what}.", count=only.events, what=NATURES[only.nature])
        return say(
            "{parts}. These are different things, and their sum says little.",
            parts=join([_counted(part.events, part.nature) for part in self.parts]),
        )

    def said_of_deaths(self) -> Phrase:
        """Return how many died in events of which nature, in a sentence."""
        if not self.parts:
            return say("No event is on record.")
        return say(
            "Deaths in {parts}.",
            parts=join([_died(part.deaths, part.nature) for part in self.parts]),
        )

    def __add__(self, other: MixedTotal) -> MixedTotal:
        """Return both together, part by part."""
        return total_of((*self.parts, *other.parts))


def total_of(parts: Iterable[Part]) -> MixedTotal:
    """Return the total of parts; several of one nature are added, those without events left out."""
    found: dict[Nature, Part] = {}
    for part in parts:
        found[part.nature] = _added(found.get(part.nature, Part(part.nature, 0)), part)
    return MixedTotal(tuple(found[one] for one in Nature if one in found and found[one].events))


def _added(one: Part, other: Part) -> Part:
    return Part(
        one.nature,
        one.events + other.events,
        one.deaths + other.deaths,
        one.deaths_low + other.deaths_low,
        one.deaths_high + other.deaths_high,
        one.unsaid + other.unsaid,
    )


def _counted(count: int, nature: Nature) -> Phrase:
    return say("{count} {what}", count=count, what=NATURES[nature])


def _died(count: int, nature: Nature) -> Phrase:
    return say("{what}: {count}", count=count, what=NATURES[nature])
