"""Operations and assurances on record, each with what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from misaq.apps.incidents.queries import get_register
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept, list_results
from misaq.core.access.actors import PUBLIC
from misaq.core.incidents.registers import AreaAssurance, NamedOperation
from misaq.core.places.records import Level
from misaq.core.threat.picture.records import PARTS, Part, ResultKind, Stored
from misaq.kernel.errors import NotFound
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, say, tell

OUTCOMES: Mapping[str, Phrase] = {
    "LESS_THAN_EXPECTED": say("fewer attacks than would be expected without it"),
    "MORE_THAN_EXPECTED": say("more attacks than would be expected without it"),
    "AS_EXPECTED": say("not to be told from what happens without one"),
    "CANNOT_SAY": say("cannot be judged"),
}
"""What can be said of the year after an operation."""

RETURNS: Mapping[str, Phrase] = {
    "CAME_BACK": say("Attacks fell below half of the year before, and came back to it"),
    "NOT_BACK_YET": say("Attacks fell below half of the year before, and were not back by the end"),
    "NEVER_FELL": say("Attacks never fell below half of the year before"),
    "CANNOT_SAY": say("Too little is recorded to say whether attacks came back"),
}
"""Whether the level of before came back."""

NO_EVENTS = say(
    "The pack's own totals are of provinces and months: what happened in the districts of an "
    "operation is not in them. Add a release of a source with single events."
)
NO_SPAN = say("Its areas or its first month are not on record, or the release does not cover them.")


@dataclass(frozen=True, slots=True)
class Studied:
    """An operation on record with what is kept of it.

    Attributes:
        operation: the operation.
        stored: the study; None where there is none.
        words: what can be said, in a few words.
        why: why it cannot be judged; empty where it can.
    """

    operation: NamedOperation
    stored: Stored | None
    words: Phrase
    why: tuple[Phrase, ...]

    @property
    def body(self) -> Mapping[str, Any]:
        """The figures of the study; none where there is none."""
        return {} if self.stored is None else self.stored.body


@dataclass(frozen=True, slots=True)
class Assured:
    """An assurance on record with what followed.

    Attributes:
        assurance: what was said.
        stored: what was recorded before and after; None where nothing is kept.
        part: which events are counted.
        back: whether attacks came back; None where that was not looked at.
    """

    assurance: AreaAssurance
    stored: Stored | None
    part: Phrase
    back: Phrase | None


def list_studied(kept: Kept | None) -> tuple[Studied, ...]:
    """Return every operation on record, the earliest first."""
    found = {} if kept is None else _by_subject(kept, ResultKind.OPERATION)
    operations = sorted(get_register(actor=PUBLIC).operations, key=_begun)
    return tuple(_studied(one, found.get(str(one.key)), kept) for one in operations)


def get_studied(kept: Kept | None, key: str) -> Studied:
    """Return one operation.

    Raises:
        NotFound: there is no such operation on record.
    """
    found = next((one for one in list_studied(kept) if one.operation.key == key), None)
    if found is None:
        raise NotFound(
            tell("There is no operation {key} on record.", key=repr(key)),
            next_step=tell("Look for it in the list of operations."),
            rule="threat.operation",
        )
    return found


def list_assured(kept: Kept | None, area: str) -> tuple[Assured, ...]:
    """Return the assurances about an area or a part of it; of a province also the general ones."""
    found = {} if kept is None else _by_subject(kept, ResultKind.ASSURANCE)
    is_province = get_gazetteer(actor=PUBLIC).get(area).level is Level.PROVINCE
    mine = [
        one
        for one in get_register(actor=PUBLIC).assurances
        if _is_about(one, area) or (is_province and not one.areas)
    ]
    return tuple(_assured(one, found.get(str(one.key))) for one in mine)


def _is_about(assurance: AreaAssurance, area: str) -> bool:
    gazetteer = get_gazetteer(actor=PUBLIC)
    codes = [str(code) for code in assurance.areas]
    return any(
        area == gazetteer.series_province(code) or gazetteer.is_same_ground(area, code)
        for code in codes
    )


def list_all_assured(kept: Kept | None) -> tuple[Assured, ...]:
    """Return every assurance on record with what followed, the latest first."""
    found = {} if kept is None else _by_subject(kept, ResultKind.ASSURANCE)
    assurances = get_register(actor=PUBLIC).assurances
    latest = sorted(assurances, key=lambda one: one.given_on.earliest, reverse=True)
    return tuple(_assured(one, found.get(str(one.key))) for one in latest)


def cite_of(kept: Kept) -> Citations:
    """Return the sources of the pack's own totals; of a release its credit speaks instead."""
    if not kept.basis.is_of_pack:
        return ()
    totals = get_register(actor=PUBLIC).monthly
    return next((one.cite for one in totals if one.source == kept.basis.source), ())


def _by_subject(kept: Kept, kind: ResultKind) -> dict[str, Stored]:
    return {one.subject: one for one in list_results(actor=PUBLIC, kept=kept, kind=kind)}


def _begun(operation: NamedOperation) -> str:
    starts = operation.span.starts
    return "9" if starts is None else starts.earliest.isoformat()


def _studied(operation: NamedOperation, stored: Stored | None, kept: Kept | None) -> Studied:
    if stored is None:
        is_coarse = kept is None or kept.basis.is_of_pack
        reason = NO_EVENTS if is_coarse else NO_SPAN
        return Studied(operation, None, OUTCOMES["CANNOT_SAY"], (reason,))
    outcome = str(stored.body["outcome"])
    why = stored.notes if outcome == "CANNOT_SAY" else ()
    return Studied(operation, stored, OUTCOMES[outcome], why)


def _assured(assurance: AreaAssurance, stored: Stored | None) -> Assured:
    body = {} if stored is None else stored.body
    back = body.get("back")
    return Assured(
        assurance,
        stored,
        PARTS[Part(body["part"])] if body else PARTS[Part.UNTOLD],
        None if back is None else RETURNS[str(back["outcome"])],
    )
