"""Recording what institutions said; what was recorded is corrected by another row, never changed.

What is read here is noted in the audit by the door that shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.perceptions.mapping import (
    to_assessment,
    to_assessment_row,
    to_scale_row,
    to_withdrawal,
)
from misaq.apps.perceptions.models import AssessmentRow, ScaleRow, WithdrawalRow
from misaq.apps.perceptions.queries import (
    get_assessment,
    get_known,
    list_withdrawals,
    read_filled,
)
from misaq.apps.perceptions.records import Brought
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.deciding import SHORTEST_REASON, Ruling, check_can_decide
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.rows import read_cells
from misaq.kernel.errors import InputRefused, NotFound, Problem, StateConflict
from misaq.kernel.words import Sentence, tell


@action(event="scale.recorded")
def record_scale(record: Record, /, *, actor: Actor, at: datetime, scale: Scale) -> bool:
    """Record the words of an institution in the place of those before; say whether they changed.

    Raises:
        NotAllowed: the actor records no assessments.
        InputRefused: the institution or the source is not on record.
        StateConflict: an assessment on record uses a word that would be gone.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    known = get_known(actor=actor, as_of=at.date())
    if scale.institution not in known.institutions or scale.cite not in known.sources:
        raise InputRefused(
            tell("The institution or the source of the scale is not on record."),
            next_step=tell("Choose both from the registers."),
            rule="perceptions.scale",
        )
    record.about("perceptions.scales", scale.institution)
    if known.scales.get(scale.institution) == scale:
        record.changed_nothing()
        return False
    _keep_used_words(scale)
    standing = ScaleRow.objects.filter(institution=scale.institution, superseded_at=None)
    standing.update(superseded_at=at)
    to_scale_row(scale, at).save()
    record.note(levels=len(scale.levels), counts=bool(scale.floors))
    return True


def _keep_used_words(scale: Scale) -> None:
    rows = AssessmentRow.objects.filter(institution=scale.institution, superseded_at=None)
    used = set(rows.exclude(level="").values_list("level", flat=True))
    gone = sorted(used - set(scale.levels))
    if gone:
        raise StateConflict(
            tell("Assessments on record use words that would be gone: {words}.",
                 words=", ".join(gone)),
            next_step=tell("Keep these words in the scale, or correct the assessments first."),
            rule="perceptions.words-in-use",
        )  # fmt: skip


@action(event="assessment.recorded")
def record_assessment(
    record: Record, /, *, actor: Actor, at: datetime, cells: Mapping[str, str]
) -> int:
    """Record one assessment, as the form has it; return the number of its row.

    Raises:
        NotAllowed: the actor records none.
        InputRefused: something is wrong with it; all of it is told together.
        StateConflict: the same statement is on record.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    said = _read(actor, at, cells)
    _refuse_again(said)
    row = to_assessment_row(said, at)
    row.save()
    record.about("perceptions.assessments", str(row.pk))
    record.note(institution=said.institution, published=said.is_published)
    return row.pk


@action(event="assessment.corrected")
def correct_assessment(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    cells: Mapping[str, str],
    reason: str,
) -> int:
    """Put a correction in the place of an assessment, which stays on record as it was.

    Raises:
        NotAllowed: the actor records none.
        NotFound: there is none of that number.
        InputRefused: something is wrong with it, or no reason is given.
        StateConflict: it was corrected already, says the same, or says what another says.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    standing = get_assessment(actor=actor, number=number)
    record.about("perceptions.assessments", str(number))
    if not reason.strip():
        raise InputRefused(
            tell("A correction says why."),
            next_step=tell("Write the reason in a few words, without names of people."),
            rule="perceptions.reason",
        )
    said = _read(actor, at, cells)
    if standing.superseded_at is not None or said == standing.assessment:
        raise StateConflict(
            tell("It was corrected already, or nothing in it is different."),
            next_step=tell("Open the one that stands, and correct that."),
            rule="perceptions.corrected",
        )
    AssessmentRow.objects.filter(pk=number).update(superseded_at=at)
    _refuse_again(said)
    row = to_assessment_row(said, at)
    row.corrects_id, row.reason = number, reason.strip()
    row.save()
    record.note(by=row.pk, institution=said.institution)
    return row.pk


@action(event="assessment.withdrawal_asked")
def ask_withdrawal(record: Record, /, *, actor: Actor, at: datetime, number: int, why: str) -> int:
    """Ask that an assessment be taken off the record; another person decides.

    Raises:
        NotAllowed: the actor records none.
        NotFound: there is none of that number.
        InputRefused: it is not said why.
        StateConflict: it does not stand, or a colleague asked already.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    standing = get_assessment(actor=actor, number=number)
    record.about("perceptions.assessments", str(number))
    if len(why.strip()) < SHORTEST_REASON:
        raise InputRefused(
            tell("A withdrawal says why."),
            next_step=tell("Write the reason in a few words, without names of people."),
            rule="perceptions.reason",
        )
    waits = list_withdrawals(actor=actor, number=number, waiting=True)
    if standing.superseded_at is not None or waits:
        raise StateConflict(
            tell("It does not stand any more, or a colleague asked already."),
            next_step=tell("Open it again to see how it stands."),
            rule="perceptions.withdrawal",
        )
    row = WithdrawalRow(
        assessment_id=number, why=why.strip(), handed_in_by=actor.id, handed_in_at=at
    )
    row.save()
    return row.pk


@action(event="assessment.withdrawal_decided")
def decide_withdrawal(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    withdrawal: int,
    ruling: Ruling,
    reason: str = "",
) -> None:
    """Decide whether an assessment is taken off the record; it stays readable as it was.

    Args:
        number: of the assessment.
        withdrawal: number of what was looked at; what somebody asked later was not.
        ruling: what is decided.
        reason: why it is rejected.

    Raises:
        NotAllowed: the actor records none, or asked for it.
        NotFound: nobody asks for it, or not any more.
        InputRefused: a rejection does not say why.
        StateConflict: the assessment was corrected meanwhile; only a rejection is left.
    """
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    record.about("perceptions.assessments", str(number))
    row = WithdrawalRow.objects.filter(pk=withdrawal, assessment_id=number, ruling="").first()
    if row is None:
        raise NotFound(
            tell("Nobody asks that assessment {number} be withdrawn.", number=number),
            next_step=tell("Open it to see how it stands."),
            rule="perceptions.withdrawal",
        )
    check_can_decide(to_withdrawal(row).handling, by=actor.id, ruling=ruling, reason=reason)
    if ruling is Ruling.ACCEPTED:
        standing = AssessmentRow.objects.filter(pk=number, superseded_at=None)
        if not standing.update(superseded_at=at):
            raise StateConflict(
                tell("It was corrected meanwhile."),
                next_step=tell("Reject this, and ask for the one that stands."),
                rule="perceptions.corrected",
            )
    row.ruling, row.decided_by, row.decided_at = ruling.value, actor.id, at
    row.reason = reason.strip() if ruling is Ruling.REJECTED else ""
    row.save(update_fields=["ruling", "decided_by", "decided_at", "reason"])
    record.note(ruling=ruling.value)


@action(event="assessments.imported")
def import_assessments(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Brought:
    """Record the assessments of a filled form, all of them or none.

    Raises:
        NotAllowed: the actor records none.
        InputRefused: the form has problems; each is named with its row.
    """
    record.about("perceptions.assessments", "")
    check_may(actor, Permission.KEEP_PERCEPTIONS)
    hold_chain()
    read = read_filled(actor=actor, as_of=at.date(), header=header, rows=rows)
    standing = AssessmentRow.objects.filter(superseded_at=None)
    stood = {to_assessment(row).statement for row in standing}
    fresh = [one for one in read if one.statement not in stood]
    AssessmentRow.objects.bulk_create(to_assessment_row(one, at) for one in fresh)
    brought = Brought(len(fresh), len(read) - len(fresh))
    if not fresh:
        record.changed_nothing()
    record.note(added=brought.added, unchanged=brought.unchanged)
    return brought


def _read(actor: Actor, at: datetime, cells: Mapping[str, str]) -> Assessment:
    wrong: list[Sentence] = []
    said = read_cells(cells, get_known(actor=actor, as_of=at.date()), wrong)
    if said is None:
        problems = tuple(Problem(tell("The assessment"), text) for text in wrong)
        raise InputRefused(
            tell("The assessment is not taken."),
            next_step=tell("Fill in what is missing and correct what is named."),
            rule="perceptions.form",
            problems=problems,
        )
    return said


def _refuse_again(said: Assessment) -> None:
    found = AssessmentRow.objects.filter(
        institution=said.institution,
        area=said.area,
        threat_class=said.threat_class,
        stated_on=said.stated_on,
        horizon=said.horizon,
        source=said.source,
        superseded_at=None,
    ).first()
    if found is not None:
        raise StateConflict(
            tell("This statement is on record already, as number {number}.", number=found.pk),
            next_step=tell("Open it, and correct it where it is wrong."),
            rule="perceptions.again",
        )
