"""How answers and alerts are shown: words and tones, one shape for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from misaq.apps.lists.queries import list_source_lists
from misaq.apps.pages.tones import Look, Tone
from misaq.apps.screening.actions.asking import AnsweredPerson
from misaq.apps.screening.records import AlertFile
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.evidence import Bearing, EvidenceLine
from misaq.core.screening.alerts import REASONS, REOPEN_REASONS, Disposition, PastDecision
from misaq.core.screening.answer import Answer, Hit, HitClass, Outcome
from misaq.core.screening.public_door import Door
from misaq.core.screening.sentences import (
    common_in_words,
    held_back_in_words,
    line_in_words,
    settles,
    speaks_against,
    speaks_for,
)
from misaq.kernel.words import Phrase, say

RANKS: Mapping[HitClass, Look] = MappingProxyType(
    {
        HitClass.POSSIBLE: Look(say("possible"), Tone.OPEN),
        HitClass.PROBABLE: Look(say("probable"), Tone.MINOR),
        HitClass.STRONG: Look(say("strong"), Tone.SERIOUS),
        HitClass.CONFLICT: Look(say("conflict"), Tone.GRAVE),
    }
)
DISPOSITIONS: Mapping[Disposition, Look] = MappingProxyType(
    {
        Disposition.FALSE_MATCH: Look(say("false: somebody else"), Tone.GOOD),
        Disposition.TRUE_MATCH: Look(say("true: the same person"), Tone.GRAVE),
    }
)


DOORS: Mapping[Door, Phrase] = MappingProxyType(
    {
        Door.PAGE: say("the page"),
        Door.API: say("the API"),
        Door.RECONCILE: say("spreadsheets (reconciliation API)"),
    }
)


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as a page shows it.

    Attributes:
        look: how much speaks for it.
        name: the listed name that met best.
        source_list: key of the list.
        as_of: day of the list.
        reference: of the entry.
        speaks_for: what speaks for it.
        speaks_against: what speaks against it.
        settles: what would settle it.
        common: how many carry the name.
        alert: number of its alert; 0 where none was raised.
    """

    look: Look
    name: str
    source_list: str
    as_of: str
    reference: str
    speaks_for: tuple[Phrase, ...]
    speaks_against: tuple[Phrase, ...]
    settles: Phrase
    common: Phrase
    alert: int = 0


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer as a page shows it.

    Attributes:
        row: row of the file.
        outcome: what it came to, in a tag.
        hits: the strongest first.
        more: how many weaker hits are left off.
        held_back: why nothing was alerted; None where that is not so.
        told: how what was given was read, where it is written in another way.
    """

    row: int
    outcome: Look
    hits: tuple[ShownHit, ...]
    more: int
    held_back: Phrase | None
    told: tuple[Phrase, ...] = ()


_OUTCOMES = {
    Outcome.CLEAR: Look(say("nothing found"), Tone.GOOD),
    Outcome.HELD_BACK: Look(say("a common name only"), Tone.OPEN),
    Outcome.ALERT: Look(say("alert"), Tone.SERIOUS),
}


def shown_answer(answer: Answer, *, row: int = 1, alerts: tuple[int, ...] = ()) -> ShownAnswer:
    """Return the answer as a page shows it."""
    numbers = alerts or (0,) * len(answer.hits)
    return ShownAnswer(
        row=row,
        outcome=_OUTCOMES[answer.outcome],
        hits=tuple(shown_hit(h, n) for h, n in zip(answer.hits, numbers, strict=True)),
        more=answer.more_hits,
        held_back=None if answer.held_back is None else held_back_in_words(answer.held_back),
        told=answer.query.told,
    )


def shown_hit(hit: Hit, alert: int = 0) -> ShownHit:
    """Return the hit as a page shows it."""
    return ShownHit(
        look=RANKS[hit.rank],
        name=hit.name.text,
        source_list=hit.version.source_list,
        as_of=hit.version.as_of.isoformat(),
        reference=hit.reference,
        speaks_for=speaks_for(hit),
        speaks_against=speaks_against(hit),
        settles=settles(hit),
        common=common_in_words(hit.commonness),
        alert=alert,
    )


def shown_people(answered: Iterable[AnsweredPerson]) -> tuple[ShownAnswer, ...]:
    """Return the answers about people, row by row."""
    return tuple(shown_answer(a.answer, row=a.asked.row, alerts=a.alerts) for a in answered)


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """The evidence of an alert in words, by which way it speaks."""

    speaks_for: tuple[Phrase, ...]
    speaks_against: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]


def shown_evidence(file: AlertFile) -> ShownEvidence:
    """Return the evidence of an alert in words."""
    return ShownEvidence(
        tuple(_of(file.lines, Bearing.FOR)),
        tuple(_of(file.lines, Bearing.AGAINST)),
        tuple(_of(file.lines, Bearing.MISSING)),
    )


def _of(lines: Iterable[EvidenceLine], bearing: Bearing) -> Iterator[Phrase]:
    return (line_in_words(line) for line in lines if line.bearing is bearing)


def reasons_of(file: AlertFile) -> tuple[Phrase, ...]:
    """Return why an alert was decided as it was."""
    decided = file.alert.decided
    if decided is None:
        return ()
    return tuple(REASONS[decided.disposition][reason] for reason in decided.reasons)


@dataclass(frozen=True, slots=True)
class ShownPast:
    """An earlier decision of an alert as a page shows it."""

    past: PastDecision
    disposition: Look
    reasons: tuple[Phrase, ...]
    why: Phrase


def shown_past(file: AlertFile) -> tuple[ShownPast, ...]:
    """Return the decisions that stood until the alert was opened again, the first one first."""
    return tuple(
        ShownPast(
            each,
            DISPOSITIONS[each.decided.disposition],
            tuple(REASONS[each.decided.disposition][reason] for reason in each.decided.reasons),
            REOPEN_REASONS[each.why],
        )
        for each in file.alert.past
    )


def list_choices() -> list[tuple[str, str]]:
    """Return the lists on record with their keys, to choose among."""
    return [
        (each.source_list.key, f"{each.source_list.title} ({each.source_list.key})")
        for each in list_source_lists(actor=PUBLIC)
    ]
