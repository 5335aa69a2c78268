"""Between rows and the records of ``core/incidents/linking``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from misaq.apps.incidents.models import EventJudgementRow, LinkRow, LinkRunRow
from misaq.core.incidents.linking.judgements import EventJudgement, EventReason
from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.records import Coverage, EventLine, Link, Linking
from misaq.core.lists.evidence import Agreement
from misaq.core.lists.judgements import Verdict
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy


@dataclass(frozen=True, slots=True)
class LinkRun:
    """Two sources linked once, as it is kept.

    Attributes:
        number: of the run.
        left_source: key of the first source.
        left_release: names of its releases.
        right_source: key of the second.
        right_release: names of its releases.
        seed: of the shifts.
        shifts: how many.
        first_day: first day that both cover; None where they share none.
        last_day: the last.
        compared: pairs compared.
        linked: settled pairs.
        possible: pairs that need a person.
        parts: further events that may be parts of a linked one.
        by_chance: links found after a shift, on average.
        precision: share of links that chance does not explain; None where it cannot be said.
        precision_low: lower end of its interval.
        precision_high: upper end.
        judgements: binding judgements that it followed.
        left_side: what became of the first source's events, as numbers.
        right_side: of the second's.
        made_at: when.
    """

    number: int
    left_source: str
    left_release: str
    right_source: str
    right_release: str
    seed: int
    shifts: int
    first_day: date | None
    last_day: date | None
    compared: int
    linked: int
    possible: int
    parts: int
    by_chance: float
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    judgements: int
    left_side: Mapping[str, Any]
    right_side: Mapping[str, Any]
    made_at: datetime


class LinkKind(Enum):
    """What a run says of two events."""

    LINK = "LINK"
    """Settled: one event."""
    POSSIBLE = "POSSIBLE"
    """It may be one event; a person has to look."""
    PART = "PART"
    """One may be a part of what the other counts whole; a person has to look."""
    DOUBLE = "DOUBLE"
    """Two of one source, alike in day, area and number of dead; a person has to look."""


@dataclass(frozen=True, slots=True)
class KeptLink:
    """Two events as a run found them.

    Attributes:
        number: of the row.
        kind: what the run says.
        link: the pair, with its evidence.
    """

    number: int
    kind: LinkKind
    link: Link


def to_run(row: LinkRunRow) -> LinkRun:
    """Return the run that a row holds."""
    return LinkRun(
        number=row.pk,
        **{name: getattr(row, name) for name in LinkRun.__dataclass_fields__ if name != "number"},
    )


def to_run_row(
    told: Linking,
    *,
    releases: tuple[str, str],
    data_version: str,
    seed: int,
    judgements: int,
    by: str,
    at: datetime,
) -> LinkRunRow:
    """Return a row for a run; it is not written yet."""
    first, last = told.days
    shifts = told.precision
    return LinkRunRow(
        left_source=told.left.source,
        left_release=releases[0],
        right_source=told.right.source,
        right_release=releases[1],
        data_version=data_version,
        seed=seed,
        shifts=shifts.rounds,
        first_day=date.fromordinal(first) if last >= first else None,
        last_day=date.fromordinal(last) if last >= first else None,
        compared=told.compared,
        linked=len(told.links),
        possible=len(told.possible),
        parts=len(told.parts),
        by_chance=shifts.by_chance,
        precision=shifts.estimate,
        precision_low=shifts.low,
        precision_high=shifts.high,
        cut=told.cut,
        judgements=judgements,
        conflicts=len(told.conflicts),
        left_side=_side(told.left),
        right_side=_side(told.right),
        made_by=by,
        made_at=at,
    )


def _side(side: Coverage) -> dict[str, Any]:
    return {
        "events": side.events,
        "inside": side.inside,
        "matched": side.matched,
        "attacks": side.attacks,
        "attacks_matched": side.attacks_matched,
        "left_over": len(side.left_over),
        "duplicates": len(side.duplicates),
        "duplicates_by_chance": side.duplicates_by_chance,
    }


def to_link_row(run: LinkRunRow, kind: LinkKind, link: Link) -> LinkRow:
    """Return a row for a link; it is not written yet.

    What a source prints of sides is left out: it may name a side after a person.
    """
    part_of = link.part_of or ("", "")
    return LinkRow(
        run=run,
        kind=kind.value,
        left_source=link.left[0],
        left_event=link.left[1],
        right_source=link.right[0],
        right_event=link.right[1],
        part_of_source=part_of[0],
        part_of_event=part_of[1],
        by=link.by.value,
        probability=link.probability,
        real=link.real,
        bits=link.bits,
        chance=link.chance,
        base_bits=link.base_bits,
        rivals=link.rivals,
        lines=[
            {
                "fact": line.fact.value,
                "agreement": line.agreement.value,
                "bits": line.bits,
                "left": "" if line.fact is Fact.ACTOR else line.left,
                "right": "" if line.fact is Fact.ACTOR else line.right,
                "apart": line.apart,
            }
            for line in link.lines
        ],
    )


def to_kept_link(row: LinkRow) -> KeptLink:
    """Return the link that a row holds."""
    kind = LinkKind(row.kind)
    lines = tuple(
        EventLine(
            Fact(line["fact"]),
            Agreement(line["agreement"]),
            line["bits"],
            line["left"],
            line["right"],
            line["apart"],
        )
        for line in row.lines
    )
    link = Link(
        left=(row.left_source, row.left_event),
        right=(row.right_source, row.right_event),
        by=LinkedBy(row.by),
        outcome=Outcome.SAME if kind is LinkKind.LINK else Outcome.NEEDS_A_PERSON,
        probability=row.probability,
        real=row.real,
        bits=row.bits,
        chance=row.chance,
        base_bits=row.base_bits,
        lines=lines,
        rivals=row.rivals,
        part_of=(row.part_of_source, row.part_of_event) if row.part_of_source else None,
    )
    return KeptLink(row.pk, kind, link)


def to_event_judgement(row: EventJudgementRow) -> EventJudgement:
    """Return the row as a judgement."""
    return EventJudgement(
        number=row.pk,
        one=(row.left_source, row.left_event),
        other=(row.right_source, row.right_event),
        verdict=Verdict(row.verdict),
        reasons=tuple(EventReason(reason) for reason in row.reasons),
        judged_by=row.judged_by,
        judged_at=row.judged_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        note=row.note,
    )
