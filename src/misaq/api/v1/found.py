"""What is reckoned from the registers: findings, gaps, checks, verdicts, agendas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import P, PathEx, Query
from pydantic import Field

from misaq.api.v1.asking import (
    KEY,
    KeyAsked,
    Listing,
    Moment,
    When,
    moment_of,
    one,
    page,
    page_for_people,
    stamp,
)
from misaq.api.v1.operations import Operation, list_answer, one_answer
from misaq.apps.findings.index import Item, Run
from misaq.apps.findings.queries import get_finding, get_run
from misaq.apps.open_data.queries import list_verdicts
from misaq.core.access.actors import PUBLIC
from misaq.core.catalogue import CHECKS, find_check
from misaq.core.findings.records import GapReason, Severity, Subject
from misaq.core.oversight.agenda import agenda_of
from misaq.core.oversight.published import (
    PublishedAgendaItem,
    PublishedCheck,
    PublishedFinding,
    PublishedGap,
    PublishedVerdict,
    publish_agenda,
    publish_check,
    publish_finding,
    publish_gap,
    publish_verdict,
)
from misaq.core.oversight.routing import find_committee
from misaq.core.packs.projection import Plain, project
from misaq.core.policies.status import PointStatus
from misaq.core.policies.verdicts import Flag, Result
from misaq.kernel.errors import NotFound

if TYPE_CHECKING:
    Code: TypeAlias = str
    SeverityAsked: TypeAlias = str
    ReasonAsked: TypeAlias = str
    ResultAsked: TypeAlias = str
    FlagAsked: TypeAlias = str
else:  # the values themselves, so that the description lists them
    Code = Literal[tuple(check.code for check in CHECKS)]
    SeverityAsked = Literal[tuple(severity.value for severity in Severity)]
    ReasonAsked = Literal[tuple(reason.value for reason in GapReason)]
    ResultAsked = Literal[tuple(result.value for result in Result)]
    FlagAsked = Literal[tuple(flag.value for flag in Flag)]
REF = r"^[0-9a-f]{16}$"


class AboutAsked(Listing):
    """What narrows findings and gaps alike."""

    code: Code | None = Field(None, description="Code of the check.")
    table: KeyAsked = Field(None, description="Table of the record they are about.")
    key: KeyAsked = Field(None, description="Key of the record they are about.")


class FindingsAsked(AboutAsked):
    """What narrows findings."""

    severity: SeverityAsked | None = Field(None, description="How much it weighs.")
    institution: KeyAsked = Field(None, description="Institution that is asked.")
    committee: KeyAsked = Field(None, description="Committee that may ask.")


class GapsAsked(AboutAsked):
    """What narrows gaps."""

    reason: ReasonAsked | None = Field(None, description="Why no finding is made.")


class VerdictsAsked(Listing):
    """What narrows verdicts."""

    policy: KeyAsked = Field(None, description="Policy of the points.")
    result: ResultAsked | None = Field(None, description="What the record shows.")
    flag: FlagAsked | None = Field(None, description="What stands beside the result.")


def _run(moment: Moment) -> Run:
    return get_run(actor=PUBLIC, as_of=moment.day, known_at=moment.known_at)


def _shown_item(item: Item) -> Plain:
    return project(publish_finding(item.finding, item.way), viewer=PUBLIC)


def _is_about(subject: Subject, asked: AboutAsked) -> bool:
    return asked.table in (None, subject.table) and asked.key in (None, subject.key)


def list_findings(request: HttpRequest, asked: Query[FindingsAsked]) -> HttpResponse:
    """List the findings of a day, the gravest first."""
    moment = moment_of(asked)
    rows = [item for item in _run(moment).items if _fits(item, asked)]
    return page(request, asked, rows, stamped=stamp(moment, moment.day), shown=_shown_item)


def _fits(item: Item, asked: FindingsAsked) -> bool:
    finding = item.finding
    committees = {committee.key for committee in item.way.committees}
    return (
        asked.code in (None, finding.code)
        and asked.severity in (None, finding.severity.value)
        and asked.institution in (None, item.way.to.key)
        and (asked.committee is None or asked.committee in committees)
        and _is_about(finding.subject, asked)
    )


def get_one_finding(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    ref: PathEx[str, P(pattern=REF, description="Sixteen digits.")],
) -> HttpResponse:
    """Give one finding with its working."""
    moment = moment_of(asked)
    item = get_finding(actor=PUBLIC, as_of=moment.day, ref=ref, known_at=moment.known_at)
    html = reverse("findings:detail", kwargs={"ref": ref})
    return one(_shown_item(item), stamped=stamp(moment, moment.day), html=html)


def list_gaps(request: HttpRequest, asked: Query[GapsAsked]) -> HttpResponse:
    """List the gaps in our record."""
    moment = moment_of(asked)
    rows = [
        publish_gap(gap)
        for gap in _run(moment).outcome.gaps
        if asked.code in (None, gap.code)
        and asked.reason in (None, gap.reason.value)
        and _is_about(gap.subject, asked)
    ]
    return page(request, asked, rows, stamped=stamp(moment, moment.day), shown=_shown)


def list_checks(request: HttpRequest, asked: Query[Listing]) -> HttpResponse:
    """List what is looked for, why and how."""
    moment = moment_of(asked)
    rows = tuple(map(publish_check, CHECKS))
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=_shown)


def get_one_check(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    code: PathEx[str, P(pattern=r"^[A-Z]{3}[0-9]{3}$", description="Code of the check.")],
) -> HttpResponse:
    """Give what one check looks for, why and how."""
    moment = moment_of(asked)
    row = project(publish_check(find_check(code)), viewer=PUBLIC)
    html = reverse("findings:check", kwargs={"code": code})
    return one(row, stamped=stamp(moment, moment.as_of), html=html)


def list_all_verdicts(request: HttpRequest, asked: Query[VerdictsAsked]) -> HttpResponse:
    """List what can be said of each point of each policy on a day, with the trace."""
    moment = moment_of(asked)
    rows = [
        publish_verdict(status)
        for status in _statuses(moment)
        if asked.policy in (None, status.policy.key)
        and asked.result in (None, status.verdict.result.value)
        and (asked.flag is None or asked.flag in {flag.value for flag in status.verdict.flags})
    ]
    return page(request, asked, rows, stamped=stamp(moment, moment.day), shown=_shown)


def get_verdict(
    request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
    asked: Query[When],
    key: PathEx[str, P(pattern=KEY, description="Key of the point.")],
) -> HttpResponse:
    """Give the verdict on one point, with the whole trace."""
    moment = moment_of(asked)
    for status in _statuses(moment):
        if status.commitment.key == key:
            row = project(publish_verdict(status), viewer=PUBLIC)
            html = page_for_people("policies.commitments", key)
            return one(row, stamped=stamp(moment, moment.day), html=html)
    raise NotFound(
        f"There is no point {key!r} on record.",
        next_step="See /api/v1/policies/commitments for the keys there are.",
        rule="registers.key",
    )


def _statuses(moment: Moment) -> Iterable[PointStatus]:
    return list_verdicts(actor=PUBLIC, as_of=moment.day, known_at=moment.known_at)


def list_agenda(
    request: HttpRequest,
    asked: Query[Listing],
    key: PathEx[str, P(pattern=KEY, description="Key of the committee.")],
) -> HttpResponse:
    """List the questions that a committee may put, by who answers in Parliament."""
    moment = moment_of(asked)
    run = _run(moment)
    institutions = run.registers.institutions
    agenda = agenda_of(find_committee(institutions, key), run.outcome, institutions)
    rows = publish_agenda(agenda)
    return page(request, asked, rows, stamped=stamp(moment, moment.day), shown=_shown)


def _shown(record: object) -> Plain:
    return project(record, viewer=PUBLIC)


FOUND: tuple[Operation, ...] = (
    Operation(
        "findings",
        "list_findings",
        "List the findings of a day, the gravest first.",
        FindingsAsked,
        list_answer(PublishedFinding),
        list_findings,
        "findings",
    ),
    Operation(
        "findings/{ref}",
        "get_finding",
        "Give one finding with its working and its question.",
        When,
        one_answer(PublishedFinding),
        get_one_finding,
        "findings",
    ),
    Operation(
        "gaps",
        "list_gaps",
        "List the gaps in our record; they are put to nobody.",
        GapsAsked,
        list_answer(PublishedGap),
        list_gaps,
        "findings",
    ),
    Operation(
        "checks",
        "list_checks",
        "List what is looked for, why and how.",
        Listing,
        list_answer(PublishedCheck),
        list_checks,
        "findings",
    ),
    Operation(
        "checks/{code}",
        "get_check",
        "Give what one check looks for, why and how.",
        When,
        one_answer(PublishedCheck),
        get_one_check,
        "findings",
    ),
    Operation(
        "verdicts",
        "list_verdicts",
        "List what can be said of each point of each policy on a day, with the trace.",
        VerdictsAsked,
        list_answer(PublishedVerdict),
        list_all_verdicts,
        "verdicts",
    ),
    Operation(
        "verdicts/{key:key}",
        "get_verdict",
        "Give the verdict on one point, with the whole trace.",
        When,
        one_answer(PublishedVerdict),
        get_verdict,
        "verdicts",
    ),
    Operation(
        "committees/{key:key}/agenda",
        "list_agenda",
        "List the questions that a committee may put, by who answers in Parliament.",
        Listing,
        list_answer(PublishedAgendaItem),
        list_agenda,
        "committees",
    ),
)
"""What is reckoned from the registers."""
