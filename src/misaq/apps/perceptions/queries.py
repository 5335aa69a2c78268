"""Reading what institutions assessed, for those who may; what was published, for anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet, Value

from misaq.apps.database.asking import ask_again
from misaq.apps.forecasts.queries import site_state as earlier_state
from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.perceptions.mapping import to_filed, to_scale, to_withdrawal
from misaq.apps.perceptions.models import AssessmentRow, ScaleRow, WithdrawalRow
from misaq.apps.perceptions.records import Filed, Withdrawal
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.one_state import once
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may, may
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.rows import Known, read_assessments
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


def _visible_to(actor: Actor) -> QuerySet[AssessmentRow]:
    """Return the rows that the actor may see: all, or what its institution itself published."""
    rows = AssessmentRow.objects.select_related("corrected_by").order_by("stated_on", "id")
    return rows if may(actor, Permission.READ_PERCEPTIONS) else rows.filter(is_published=True)


def list_assessments(*, actor: Actor, institution: str = "") -> tuple[Filed, ...]:
    """Return the assessments that stand, of one institution or of all, the earliest said first."""
    rows = _visible_to(actor).filter(superseded_at=None)
    return tuple(map(to_filed, rows.filter(institution=institution) if institution else rows))


def get_assessment(*, actor: Actor, number: int) -> Filed:
    """Return one assessment, whether it stands or was corrected.

    Raises:
        NotFound: there is none that the actor may see.
    """
    row = _visible_to(actor).filter(pk=number).first()
    if row is None:
        raise NotFound(
            tell("There is no assessment {number} on record.", number=number),
            next_step=tell("Look for it among those of its institution."),
            rule="perceptions.number",
        )
    return to_filed(row)


def list_corrected(*, actor: Actor, number: int) -> tuple[Filed, ...]:
    """Return what an assessment said before it was corrected, the latest first."""
    found = []
    row = _visible_to(actor).filter(corrected_by=number).first()
    while row is not None:
        found.append(to_filed(row))
        row = _visible_to(actor).filter(corrected_by=row.pk).first()
    return tuple(found)


def list_withdrawals(
    *, actor: Actor, number: int | None = None, waiting: bool = False
) -> tuple[Withdrawal, ...]:
    """Return what was asked to be withdrawn, the latest first.

    Args:
        number: only of this assessment.
        waiting: only what nobody has decided yet.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    check_may(actor, Permission.READ_PERCEPTIONS)
    rows = WithdrawalRow.objects.order_by("-id")
    if number is not None:
        rows = rows.filter(assessment_id=number)
    return tuple(map(to_withdrawal, rows.filter(ruling="") if waiting else rows))


def list_scales(*, actor: Actor) -> Mapping[str, Scale]:
    """Return the words of each institution that has any on record, by its key.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    check_may(actor, Permission.READ_PERCEPTIONS)
    rows = ScaleRow.objects.filter(superseded_at=None).order_by("institution")
    return {row.institution: to_scale(row) for row in rows}


def get_known(*, actor: Actor, as_of: date) -> Known:
    """Return what a row of an assessment may refer to.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    standing = list_assessments(actor=actor)
    return Known(
        institutions={str(one.key) for one in get_institutions(actor=actor).institutions},
        areas={area.code for area in get_gazetteer(actor=actor).areas},
        classes={str(one.key) for one in get_framework(actor=actor).classes},
        sources={str(source.key) for source in get_sourcebook(actor=actor).sources},
        scales=list_scales(actor=actor),
        as_of=as_of,
        standing={one.assessment.statement: one.assessment for one in standing},
    )


def read_filled(
    *, actor: Actor, as_of: date, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Assessment, ...]:
    """Return the assessments of a filled form; nothing of it is kept.

    Raises:
        NotAllowed: the actor records none.
        InputRefused: the form has problems; each is named with its row.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    return read_assessments(header, rows, get_known(actor=actor, as_of=as_of))


def institution_state(institution: str) -> str:
    """Return what changes with what an institution said, with its words, and with the figures."""
    rows = AssessmentRow.objects.filter(institution=institution)
    found = rows.aggregate(last=Max("id"), ended=Max("superseded_at"))
    scale = ScaleRow.objects.filter(institution=institution).aggregate(last=Max("id"))
    own = f"{found['last'] or 0}-{found['ended'] or ''}-{scale['last'] or 0}"
    return f"{earlier_state()}:{own}"


def site_state() -> str:
    """Return what public pages are made from, the day apart: what earlier rooms keep, and this."""
    return f"{earlier_state()}:{once('perceptions-state', _state)}"


def _state() -> str:
    """Return what changes with what is published; nothing of it tells of the rest."""
    return ":".join("-".join(map(str, row)) for row in ask_again(_published))


def _published() -> QuerySet[Any, Any]:
    rows = AssessmentRow.objects.filter(is_published=True, superseded_at=None).order_by()
    return (
        rows.annotate(of=Value("published")).values("of").annotate(rows=Count("id"), last=Max("id"))
    )
