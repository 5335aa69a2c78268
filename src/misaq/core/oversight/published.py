"""Findings, gaps, verdicts and checks as they leave Misaq: with their routes, refs and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.findings.checks import Check
from misaq.core.findings.records import Finding, Gap, GapReason, Line, Severity, Subject
from misaq.core.oversight.agenda import Agenda
from misaq.core.oversight.routing import Route
from misaq.core.policies.life import Life
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Flag, Result
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import Phrase


@dataclass(frozen=True, slots=True)
class PublishedQuestion:
    """What a committee could ask, and how the question travels.

    Attributes:
        to: institution that could answer.
        through: ministry that answers for it in Parliament; None when it answers for itself.
        committees: committees in whose remit it falls.
        text: the question.
    """

    to: Key
    through: Key | None
    committees: tuple[Key, ...]
    text: Phrase


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """Something on record that asks for an answer.

    Attributes:
        ref: sixteen digits that name this finding for as long as check and subject stay.
        code: code of the check that found it.
        severity: how much it weighs.
        confidence: confidence of the weakest premise.
        subject: the record it is about.
        sentence: the finding in one sentence.
        since: since when it stands; None when the record does not say.
        working: the lines that lead to it, in order; a line with citations is a premise.
        sources: keys of every source its working cites.
        question: what could be asked, of whom.
    """

    ref: str
    code: str
    severity: Severity
    confidence: Confidence
    subject: Subject
    sentence: Phrase
    since: ImpreciseDate | None
    working: tuple[Line, ...]
    sources: tuple[Key, ...]
    question: PublishedQuestion


@dataclass(frozen=True, slots=True)
class PublishedGap:
    """Something that we do not know; it is put to nobody.

    Attributes:
        code: code of the check that met it.
        reason: why no finding is made.
        subject: the record it is about.
        sentence: what is missing.
        closes_with: what would close it.
    """

    code: str
    reason: GapReason
    subject: Subject
    sentence: Phrase
    closes_with: Phrase


@dataclass(frozen=True, slots=True)
class PublishedVerdict:
    """What can be said of a commitment on a day, with the whole trace.

    Attributes:
        commitment: key of the point.
        policy: key of its policy.
        known: whether any source gives the content of the point.
        life: whether it still binds.
        ended_on: when its life ended; None while it has not.
        result: what the record shows.
        flags: what stands beside the result.
        rule: name of the rule that decided.
        rules_version: version of the rules.
        as_of: day of the facts.
        inputs: the evidence looked at, in order of date, a line each.
        lines: the trace in words.
    """

    commitment: Key
    policy: Key
    known: bool
    life: Life
    ended_on: ImpreciseDate | None
    result: Result
    flags: tuple[Flag, ...]
    rule: str
    rules_version: str
    as_of: date
    inputs: tuple[Line, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """What is looked for, why and how.

    Attributes:
        code: three letters and three digits.
        title: what is looked for.
        why: why it matters.
        working: how it is found.
        basis: where the demand comes from: points of the brief, law, standards.
        severity: the severity of its findings unless a finding says otherwise.
        on_absence: whether it argues from something not being there.
    """

    code: str
    title: Phrase
    why: Phrase
    working: Phrase
    basis: tuple[str, ...]
    severity: Severity
    on_absence: bool


@dataclass(frozen=True, slots=True)
class PublishedAgendaItem:
    """What a committee may take up.

    Attributes:
        answers: institution that answers for it in Parliament.
        finding: the finding with its question.
    """

    answers: Key
    finding: PublishedFinding


def publish_finding(finding: Finding, way: Route) -> PublishedFinding:
    """Return a finding with how its question travels."""
    return PublishedFinding(
        ref=finding.ref,
        code=finding.code,
        severity=finding.severity,
        confidence=finding.confidence,
        subject=finding.subject,
        sentence=finding.sentence,
        since=finding.since,
        working=finding.working,
        sources=tuple(sorted({cite.source for cite in finding.cite})),
        question=PublishedQuestion(
            to=way.to.key,
            through=None if way.through is None else way.through.key,
            committees=tuple(committee.key for committee in way.committees),
            text=finding.question.text,
        ),
    )


def publish_gap(gap: Gap) -> PublishedGap:
    """Return a gap in our record."""
    return PublishedGap(gap.code, gap.reason, gap.subject, gap.sentence, gap.closes_with)


def publish_verdict(status: PointStatus) -> PublishedVerdict:
    """Return a verdict with its trace."""
    verdict = status.verdict
    return PublishedVerdict(
        commitment=status.commitment.key,
        policy=status.policy.key,
        known=status.commitment.known,
        life=verdict.life.life,
        ended_on=verdict.life.ended_on,
        result=verdict.result,
        flags=verdict.flags,
        rule=verdict.rule,
        rules_version=verdict.rules_version,
        as_of=verdict.as_of,
        inputs=verdict.inputs,
        lines=verdict.lines,
    )


def publish_check(check: Check) -> PublishedCheck:
    """Return what the catalogue knows of a check."""
    return PublishedCheck(
        code=check.code,
        title=check.title,
        why=check.why,
        working=check.working,
        basis=check.basis,
        severity=check.severity,
        on_absence=check.on_absence,
    )


def publish_agenda(agenda: Agenda) -> tuple[PublishedAgendaItem, ...]:
    """Return what a committee may take up, by who answers for it."""
    return tuple(
        PublishedAgendaItem(group.institution.key, publish_finding(item.finding, item.way))
        for group in agenda.groups
        for item in group.items
    )
