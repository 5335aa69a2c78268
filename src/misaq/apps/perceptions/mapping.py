"""Between rows and the records of ``core/threat/perceptions``."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.perceptions.models import AssessmentRow, ScaleRow, WithdrawalRow
from misaq.apps.perceptions.records import Filed, Withdrawal
from misaq.core.incidents.deciding import Handling, Ruling
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.records import Assessment, Scale


def to_scale(row: ScaleRow) -> Scale:
    """Return the scale that a row holds."""
    return Scale(
        institution=row.institution,
        levels=tuple(row.levels),
        measure=Measure(row.measure),
        floors=tuple(row.floors),
        cite=row.source,
    )


def to_scale_row(scale: Scale, at: datetime) -> ScaleRow:
    """Return a row for a scale; it is not written yet."""
    return ScaleRow(
        institution=scale.institution,
        levels=list(scale.levels),
        measure=scale.measure.value,
        floors=list(scale.floors),
        source=scale.cite,
        recorded_at=at,
    )


def to_assessment(row: AssessmentRow) -> Assessment:
    """Return the assessment that a row holds."""
    return Assessment(
        institution=row.institution,
        area=row.area,
        threat_class=row.threat_class,
        stated_on=row.stated_on,
        horizon=row.horizon,
        source=row.source,
        recorded_by=row.recorded_by,
        level=row.level,
        probability=row.probability,
        is_published=row.is_published,
    )


def to_filed(row: AssessmentRow) -> Filed:
    """Return the assessment with the number of its row."""
    is_withdrawn = row.superseded_at is not None and not hasattr(row, "corrected_by")
    return Filed(
        row.pk,
        to_assessment(row),
        row.recorded_at,
        row.superseded_at,
        row.reason,
        is_withdrawn=is_withdrawn,
    )


def to_withdrawal(row: WithdrawalRow) -> Withdrawal:
    """Return what a row says of a withdrawal."""
    ruling = Ruling(row.ruling) if row.ruling else None
    handling = Handling(
        row.handed_in_by, row.handed_in_at, ruling, row.decided_by, row.decided_at, row.reason
    )
    return Withdrawal(row.pk, row.assessment_id, row.why, handling)


def to_assessment_row(said: Assessment, at: datetime) -> AssessmentRow:
    """Return a row for an assessment; it is not written yet."""
    return AssessmentRow(
        institution=said.institution,
        area=said.area,
        threat_class=said.threat_class,
        stated_on=said.stated_on,
        horizon=said.horizon,
        level=said.level,
        probability=said.probability,
        source=said.source,
        recorded_by=said.recorded_by,
        is_published=said.is_published,
        recorded_at=at,
    )
