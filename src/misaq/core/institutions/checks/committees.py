"""Parliament's own committees, measured like everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.institutions.records import (
    Committee,
    CommitteeSpan,
    CommitteeState,
    Formation,
    Institutions,
    ReportRecord,
)
from misaq.kernel.dates import Certainty
from misaq.kernel.words import say


def _subject(committee: Committee) -> Subject:
    return Subject("institutions.committees", committee.key, committee.title)


@check(
    "INS002",
    title=say("A committee that lay dormant"),
    why=say("Oversight stops when the committee that leads it is not formed or does not meet."),
    working=say("Look for dormant spans on record that had begun by the day."),
    basis=("S88", "S89", "T1", "domain 2.8"),
    severity=Severity.SERIOUS,
)
def dormant(institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find dormant spans of committees."""
    for committee in institutions.committees:
        for span in committee.spans:
            starts = span.span.starts
            # A span without a first day has surely begun by the day it ended.
            known = starts or span.span.ends
            begun = known is None or known.on_or_before(as_of) is Certainty.YES
            if span.state is CommitteeState.DORMANT and begun:
                yield _dormant(committee, span)


def _dormant(committee: Committee, span: CommitteeSpan) -> Finding:
    note = say(" ({note})", note=span.note) if span.note else ""
    return Finding(
        code="INS002",
        subject=_subject(committee),
        sentence=say("{title} lay dormant, {span}.", title=committee.title, span=span.span),
        since=span.span.starts,
        working=(Line(say("Dormant {span}{note}.", span=span.span, note=note), span.cite),),
        severity=Severity.SERIOUS,
        question=Question(
            committee.answers,
            say(
                "Why did it not sit in that time, who took up its business, and what was left over?"
            ),
        ),
        aspect=str(span.span),
    )


@check(
    "INS003",
    title=say("A committee formed late"),
    why=say("The rules give a number of days so that oversight does not wait for politics."),
    working=say("Look for formings that a source says came after the time the rule allows."),
    basis=("NARULES:200", "domain 2.8"),
    severity=Severity.MINOR,
)
def formed_late(institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find formings after their time."""
    for committee in institutions.committees:
        for formation in committee.formations:
            past = formation.happened_in.earliest <= as_of
            if formation.late_by and past:
                yield _late(committee, formation)


def _late(committee: Committee, formation: Formation) -> Finding:
    return Finding(
        code="INS003",
        subject=_subject(committee),
        sentence=say(
            "{title}: formed late by {late_by}; the rule allows {due} from: {trigger}.",
            title=committee.title,
            late_by=formation.late_by,
            trigger=formation.trigger,
            due=formation.due_within,
        ),
        since=formation.happened_in,
        working=(
            Line(
                say(
                    "The rule allows {due} from: {trigger}.",
                    due=formation.due_within,
                    trigger=formation.trigger,
                ),
                formation.cite,
            ),
            Line(
                say(
                    "Formed {day}; late by {late_by}.",
                    day=formation.happened_in,
                    late_by=formation.late_by,
                ),
                formation.cite,
            ),
        ),
        severity=Severity.MINOR,
        question=Question(
            committee.answers,
            say("Why was it formed late, and what will keep the next forming in time?"),
        ),
        aspect=str(formation.happened_in),
    )


@check(
    "INS004",
    title=say("Reports a committee owes and did not file"),
    why=say(
        "Those who ask others for reports owe their own. The overseer's duties are tracked too."
    ),
    working=say("Look for spans in which a source says that reports owed were not filed."),
    basis=("NARULES:234-A", "S90", "domain 2.8"),
    severity=Severity.SERIOUS,
)
def without_reports(institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find committees whose reports fell short of what they owed."""
    for committee in institutions.committees:
        for record in committee.reports:
            starts = record.span.starts
            if record.falls_short and (starts is None or starts.earliest <= as_of):
                yield _short(committee, record)


def _short(committee: Committee, record: ReportRecord) -> Finding:
    return Finding(
        code="INS004",
        subject=_subject(committee),
        sentence=say(
            "{title} owed {owed}; {filed}.",
            title=committee.title,
            owed=record.owed,
            filed=record.filed,
        ),
        since=record.span.starts,
        working=(
            Line(say("Owed: {owed}.", owed=record.owed), record.cite),
            Line(say("Filed: {filed}.", filed=record.filed), record.cite),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            committee.answers, say("Which reports are outstanding, and when will each be laid?")
        ),
        aspect=f"{record.span} {record.owed}",
    )
