"""Between rows and the records of ``core/threat/picture``."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.threat.models import AreaObservationRow, BasisRow, ResultRow
from misaq.core.threat.indicators import AreaIndicator, AreaObservation
from misaq.core.threat.picture.plain import phrase_of_plain, plain_of_phrase
from misaq.core.threat.picture.records import Basis, ResultKind, Stored
from misaq.kernel.dates import parse_date
from misaq.kernel.provenance import Confidence


def to_basis(row: BasisRow) -> Basis:
    """Return the basis that a row holds."""
    return Basis(
        source=row.source,
        release=row.release,
        is_of_pack=row.is_of_pack,
        data_version=row.data_version,
        first_month=row.first_month,
        months=row.months,
        credit=row.credit,
        lets_rows_leave=row.lets_rows_leave,
        rules=row.rules,
    )


def to_basis_row(basis: Basis, at: datetime) -> BasisRow:
    """Return a row for a basis; it is not written yet."""
    return BasisRow(
        source=basis.source,
        release=basis.release,
        is_of_pack=basis.is_of_pack,
        data_version=basis.data_version,
        rules=basis.rules,
        first_month=basis.first_month,
        months=basis.months,
        credit=basis.credit,
        lets_rows_leave=basis.lets_rows_leave,
        computed_at=at,
    )


def to_stored(row: ResultRow) -> Stored:
    """Return the result that a row holds."""
    said, span = row.said, row.said["uncertainty"]
    return Stored(
        kind=ResultKind(row.kind),
        subject=row.subject,
        body=row.body,
        can=phrase_of_plain(said["can"]),
        cannot=phrase_of_plain(said["cannot"]),
        notes=tuple(phrase_of_plain(note) for note in said["notes"]),
        uncertainty=None if span is None else (span[0], span[1], phrase_of_plain(span[2])),
    )


def to_result_row(basis: BasisRow, stored: Stored) -> ResultRow:
    """Return a row for a result; it is not written yet."""
    span = stored.uncertainty
    return ResultRow(
        basis=basis,
        kind=stored.kind.value,
        subject=stored.subject,
        body=stored.body,
        said={
            "can": plain_of_phrase(stored.can),
            "cannot": plain_of_phrase(stored.cannot),
            "notes": [plain_of_phrase(note) for note in stored.notes],
            "uncertainty": None if span is None else [*span[:2], plain_of_phrase(span[2])],
        },
    )


def to_observation(row: AreaObservationRow) -> AreaObservation:
    """Return the observation that a row holds."""
    return AreaObservation(
        area=row.area,
        indicator=AreaIndicator(row.indicator),
        on=parse_date(row.on),
        value=row.value,
        source=row.source,
        total=row.total,
        confidence=Confidence(row.confidence),
    )


def to_observation_row(observation: AreaObservation, at: datetime) -> AreaObservationRow:
    """Return a row for an observation; it is not written yet."""
    return AreaObservationRow(
        area=observation.area,
        indicator=observation.indicator.value,
        on=observation.on.text,
        value=observation.value,
        total=observation.total,
        source=observation.source,
        confidence=observation.confidence.value,
        recorded_at=at,
    )
