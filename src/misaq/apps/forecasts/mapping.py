"""Between rows and what is kept of a forecast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from misaq.apps.forecasts.kept import (
    ClassesTold,
    Head,
    Kept,
    Made,
    Scoring,
    Terms,
    beside_seal,
    scoring_seal,
)
from misaq.apps.forecasts.models import (
    ClassTallyRow,
    IssuedAreaRow,
    IssuedRow,
    ScoredAreaRow,
    ScoringRow,
)
from misaq.apps.forecasts.summing import summary_of
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.by_class import ClassTally, Enough
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.outcomes import Loss, Outcome, Scored
from misaq.core.threat.forecasting.parts import Parts, read_parts, taken_apart
from misaq.core.threat.forecasting.sealing import seal
from misaq.core.threat.forecasting.skill_card import card_of_plain, plain_card
from misaq.kernel.ids import fingerprint


def to_head(row: IssuedRow) -> Head:
    """Return what holds for all of a forecast."""
    return Head(
        row=row.pk,
        seal=row.seal,
        issued_at=row.issued_at,
        source=row.source,
        release=row.release,
        data_version=row.data_version,
        code=row.code,
        rules=row.rules,
        seed=row.seed,
        level=Level(row.level),
        measure=Measure(row.measure),
        threat_class=row.threat_class,
        origin=row.origin,
        terms=terms_of(row),
    )


def terms_of(row: IssuedRow) -> Terms:
    """Return what holds for the figures of a row."""
    return Terms(row.is_of_pack, row.credit, row.lets_rows_leave, row.is_looking_back)


def to_kept(row: IssuedRow, areas: Iterable[IssuedAreaRow], lead: int | None = None) -> Kept:
    """Return a forecast with what it says of the areas given; of one month ahead, or of all."""
    found = list(areas)
    parts = Parts(row.head, {one.area: one.body for one in found})
    known = {one.area: tuple(one.known) for one in found}
    return Kept(to_head(row), read_parts(parts, lead), card_of_plain(row.card), known)


def to_parts(row: IssuedRow, areas: Iterable[IssuedAreaRow]) -> Parts:
    """Return a forecast as it was taken apart."""
    return Parts(row.head, {one.area: one.body for one in areas})


def to_issued_row(made: Made, at: datetime) -> IssuedRow:
    """Return a row for a forecast; it is not written yet."""
    issued, terms, card = made.issued, made.terms, plain_card(made.card)
    return IssuedRow(
        seal=seal(issued),
        beside_seal=beside_seal(card, plain_known(made.known), terms),
        source=issued.data.source,
        release=issued.data.release,
        is_of_pack=terms.is_of_pack,
        level=issued.level.value,
        measure=issued.measure.value,
        threat_class=issued.threat_class,
        origin=issued.origin,
        data_version=version_of(issued.data.digest, issued.data.registers),
        code=issued.making.code,
        rules=issued.making.rules,
        seed=issued.making.seed,
        credit=terms.credit,
        lets_rows_leave=terms.lets_rows_leave,
        is_looking_back=terms.is_looking_back,
        head=taken_apart(issued).head,
        card=card,
        issued_at=at,
    )


def version_of(digest: str, registers: str) -> str:
    """Return what stands for everything that was known."""
    return fingerprint(digest, registers)


def plain_known(known: Mapping[str, tuple[int, ...]]) -> dict[str, list[int]]:
    """Return the months behind a forecast as plain values."""
    return {area: list(months) for area, months in known.items()}


def to_area_rows(row: IssuedRow, made: Made) -> Iterator[IssuedAreaRow]:
    """Yield a row for each area; none is written yet."""
    for position, (area, body) in enumerate(taken_apart(made.issued).areas.items()):
        known = list(made.known[area])
        yield IssuedAreaRow(issued=row, area=area, position=position, body=body, known=known)


def to_scoring(row: ScoringRow) -> Scoring:
    """Return the scoring that a row holds."""
    return Scoring(
        row=row.pk,
        issued=row.issued_id,
        release=row.release,
        scored_at=row.scored_at,
        outcomes=row.outcomes,
        waiting=row.waiting,
        summary=row.summary,
    )


def to_scoring_row(issued: IssuedRow, scored: Scored, at: datetime) -> ScoringRow:
    """Return a row for a scoring; it is not written yet."""
    truth, summary = scored.truth, summary_of(scored)
    outcomes = plain_outcomes(scored.outcomes)
    return ScoringRow(
        issued=issued,
        seal=scoring_seal(outcomes, summary),
        source=truth.source,
        release=truth.release,
        data_version=version_of(truth.digest, truth.registers),
        outcomes=len(scored.outcomes),
        waiting=scored.waiting,
        summary=summary,
        scored_at=at,
    )


def to_scored_rows(row: ScoringRow, scored: Scored) -> Iterator[ScoredAreaRow]:
    """Yield a row for each area; none is written yet."""
    for area, outcomes in plain_outcomes(scored.outcomes).items():
        yield ScoredAreaRow(scoring=row, area=area, outcomes=outcomes)


def plain_outcomes(outcomes: Iterable[Outcome]) -> dict[str, list[dict[str, Any]]]:
    """Return outcomes by area as plain values, read back alike."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in outcomes:
        found.setdefault(one.area, []).append(asdict(one))
    return dict(json.loads(json.dumps(found)))


def to_outcomes(row: ScoredAreaRow) -> tuple[Outcome, ...]:
    """Return what happened in an area."""
    return tuple(
        Outcome(
            **{
                **one,
                "most": tuple(one["most"]),
                "shown": Loss(**one["shown"]),
                "beside": Loss(**one["beside"]),
            }
        )
        for one in row.outcomes
    )


def to_tally_row(told: ClassesTold, at: datetime) -> ClassTallyRow:
    """Return a row for the choice of classes; it is not written yet."""
    return ClassTallyRow(
        source=told.source,
        release=told.release,
        data_version=told.data_version,
        rules=told.rules,
        origin=told.origin,
        tallies=[{**asdict(one), "years": list(one.years), "enough": one.enough.value}
                 for one in told.tallies],
        left_out=list(told.left_out),
        tallied_at=at,
    )  # fmt: skip


def to_classes_told(row: ClassTallyRow) -> ClassesTold:
    """Return the choice of classes that a row holds."""
    return ClassesTold(
        source=row.source,
        release=row.release,
        data_version=row.data_version,
        rules=row.rules,
        origin=row.origin,
        tallies=tuple(_to_tally(one) for one in row.tallies),
        left_out=tuple(row.left_out),
    )


def _to_tally(said: Mapping[str, Any]) -> ClassTally:
    before, latest = said["years"]
    return ClassTally(
        said["threat_class"],
        said["events"],
        said["deaths"],
        (before, latest),
        Enough(said["enough"]),
    )
