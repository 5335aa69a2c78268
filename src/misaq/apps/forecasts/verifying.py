"""Whether forecasts stand as they were issued: their rows, their seals and the audit agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from misaq.apps.audit.chain import Entry
from misaq.apps.audit.queries import list_acts
from misaq.apps.forecasts.kept import (
    ISSUED,
    SCORED,
    TABLE,
    Head,
    Held,
    HeldScoring,
    beside_seal,
    scoring_seal,
)
from misaq.apps.forecasts.mapping import version_of
from misaq.apps.forecasts.queries import list_held, list_held_scorings
from misaq.core.access.actors import Actor
from misaq.core.threat.forecasting.parts import seal_of_parts
from misaq.kernel.words import Phrase, say

CHANGED = say("it was changed after it was issued: the seal does not hold")
BESIDE_CHANGED = say("its score card or the months behind it were changed")
COLUMNS_CHANGED = say("its row says something else than the forecast itself")
NOT_SEALED = say("the audit does not know it: nobody issued it here")
GONE = say("the audit says that it was issued, and it is not here")
SCORES_CHANGED = say("its outcomes or scores were changed")
SCORES_NOT_SEALED = say("the audit does not know this scoring")
SCORES_GONE = say("the audit says that it was scored so, and the scores are not here")


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where the audit holds the seal of a forecast.

    Attributes:
        place: number of the row in the chain.
        at: when it was written.
        hash: of that row.
    """

    place: int
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class Verified:
    """One forecast, held against its seal.

    Attributes:
        seal: of the forecast.
        sealed: where the audit holds it; None where it does not.
        faults: what is wrong; empty where all agrees.
    """

    seal: str
    sealed: Sealed | None
    faults: tuple[Phrase, ...]


def find_sealed(*, actor: Actor, head: Head) -> Sealed | None:
    """Return where the audit holds the seal of a forecast."""
    found = list_acts(actor=actor, event=ISSUED, table=TABLE, key=head.seal)
    return _sealed(found[0]) if found else None


def verify_all(*, actor: Actor) -> tuple[Verified, ...]:
    """Return every forecast that is kept, and every one that the audit knows and that is gone.

    The chain of the audit itself is verified apart (`misaq audit verify`).
    """
    acts = {one.object_key: one for one in list_acts(actor=actor, event=ISSUED, table=TABLE)}
    scored = list_acts(actor=actor, event=SCORED, table=TABLE)
    scorings = list(list_held_scorings(actor=actor))
    found = [
        _verified(held, acts.get(held.head.seal), scorings, scored)
        for held in list_held(actor=actor)
    ]
    here = {one.seal for one in found}
    gone = [
        Verified(seal, _sealed(act), (GONE,)) for seal, act in acts.items() if seal not in here
    ]  # fmt: skip
    return (*found, *gone)


def _verified(
    held: Held, act: Entry | None, scorings: list[HeldScoring], scored: tuple[Entry, ...]
) -> Verified:
    seal = held.head.seal
    mine = [one for one in scorings if one.issued == seal]
    noted = [one for one in scored if one.object_key == seal]
    faults = (*_faults(held, act), *_faults_of_scores(mine, noted, held.head.source))
    return Verified(seal, None if act is None else _sealed(act), faults)


def _faults(held: Held, act: Entry | None) -> Iterator[Phrase]:
    facts = {} if act is None else act.facts
    if act is None:
        yield NOT_SEALED
    if seal_of_parts(held.parts) != held.head.seal:
        yield CHANGED
    stated = beside_seal(held.card, held.known, held.head.terms)
    if stated != held.beside_seal or (act is not None and stated != facts.get("beside")):
        yield BESIDE_CHANGED
    was_then = act is None or act.at == held.head.issued_at
    if not (was_then and _columns_agree(held)):
        yield COLUMNS_CHANGED


def _columns_agree(held: Held) -> bool:
    head, said = held.head, held.parts.head
    data, making = said["data"], said["making"]
    return (
        head.source, head.release, head.level.value, head.measure.value, head.threat_class,
        head.origin, head.code, head.rules, head.seed, head.data_version,
    ) == (
        data["source"], data["release"], said["level"], said["measure"], said["threat_class"],
        said["origin"], making["code"], making["rules"], making["seed"],
        version_of(data["digest"], data["registers"]),
    )  # fmt: skip


def _faults_of_scores(
    scorings: list[HeldScoring], noted: list[Entry], source: str
) -> Iterator[Phrase]:
    for one in scorings:
        count = sum(len(months) for months in one.outcomes.values())
        if scoring_seal(one.outcomes, one.summary) != one.seal or count != one.count:
            yield SCORES_CHANGED
        if one.source != source or not any(_is_noted(one, act) for act in noted):
            yield SCORES_NOT_SEALED
    if not all(any(_is_noted(one, act) for one in scorings) for act in noted):
        yield SCORES_GONE


def _is_noted(one: HeldScoring, act: Entry) -> bool:
    """Return whether the audit says of a scoring what its row says, column by column."""
    stated = {
        "seal": one.seal, "data": one.data_version, "release": one.release,
        "outcomes": one.count, "waiting": one.waiting,
    }  # fmt: skip
    # An earlier version of Misaq did not write down the name of the release.
    said = {"release": one.release, **act.facts}
    return act.at == one.scored_at and all(said.get(name) == stated[name] for name in stated)


def _sealed(act: Entry) -> Sealed:
    return Sealed(act.seq, act.at, act.hash)
