"""An incident entered here as a page shows it: words for codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from misaq.apps.incidents.entry_words import (
    GROUPS,
    OUTCOMES,
    RULINGS,
    STANDINGS,
    TIERS,
)
from misaq.apps.incidents.queries.handed import entry_number
from misaq.apps.incidents.wording import DAY_WORDS, PLACE_WORDS
from misaq.apps.pages.tones import Tone
from misaq.core.incidents.deciding import EntryVersion, Handling
from misaq.core.incidents.entries import KINDS, Entry, Toll
from misaq.core.incidents.operations import Outcomes
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of an incident in words.

    Attributes:
        version: the version.
        name: its identifier.
        what: what it was.
        day_known: how well the time is known.
        place_known: how well the place is known.
        standing: how it stands, as a source would be asked.
        tier: which forces led; None where not known or not asked.
        tolls: the killed and the injured: in all, lowest, highest, and each group that is known.
        outcomes: what came of an operation, as far as it is known.
        state: what became of the version, in a word or two, and how strongly it calls.
    """

    version: EntryVersion
    name: str
    what: Phrase
    day_known: Phrase
    place_known: Phrase
    standing: Phrase
    tier: Phrase | None
    tolls: tuple[tuple[Phrase, Toll, tuple[tuple[Phrase, int], ...]], ...]
    outcomes: tuple[tuple[Phrase, int], ...]
    state: tuple[Tone, Phrase]

    @property
    def entry(self) -> Entry:
        """What it says."""
        return self.version.entry


def shown_versions(versions: Iterable[EntryVersion]) -> tuple[ShownVersion, ...]:
    """Return versions in words, in their order."""
    return tuple(map(shown_version, versions))


def shown_version(version: EntryVersion) -> ShownVersion:
    """Return one version in words."""
    entry = version.entry
    operation = entry.operation
    return ShownVersion(
        version=version,
        name=entry_number(version.number),
        what=KINDS[entry.what],
        day_known=DAY_WORDS[entry.date_precision],
        place_known=PLACE_WORDS[entry.place_precision],
        standing=STANDINGS[entry.standing],
        tier=None if operation is None or operation.tier is None else TIERS[operation.tier],
        tolls=tuple(
            (words, toll, _groups(toll))
            for words, toll in ((say("Killed"), entry.killed), (say("Injured"), entry.injured))
        ),
        outcomes=() if operation is None else _outcomes(operation.outcomes),
        state=_state(version),
    )


def _state(version: EntryVersion) -> tuple[Tone, Phrase]:
    if not version.is_withdrawal or version.handling.superseded_at is not None:
        return state_of(version.handling)
    if version.handling.waits:
        return Tone.MINOR, say("withdrawal: waits for a second person")
    if version.handling.stands:
        return Tone.PLAIN, say("withdrawn")
    return Tone.PLAIN, say("withdrawal rejected")


def state_of(handling: Handling) -> tuple[Tone, Phrase]:
    """Return what became of something handed in, and how strongly that calls."""
    if handling.ruling is None:
        return Tone.MINOR, say("waits for a second person")
    if handling.superseded_at is not None:
        return Tone.PLAIN, say("replaced by a later version")
    return (Tone.GOOD if handling.stands else Tone.PLAIN), RULINGS[handling.ruling]


def _groups(toll: Toll) -> tuple[tuple[Phrase, int], ...]:
    found = ((words, getattr(toll, name)) for name, words in GROUPS.items())
    return tuple((words, count) for words, count in found if count is not None)


def _outcomes(outcomes: Outcomes) -> tuple[tuple[Phrase, int], ...]:
    known = {one.name: getattr(outcomes, one.name) for one in fields(outcomes)}
    return tuple(
        (words, known[name]) for name, words in OUTCOMES.items() if known[name] is not None
    )
