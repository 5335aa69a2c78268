"""Pages of what the checks find."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.audit.actors import PUBLIC
from misaq.apps.findings.narrowing import narrow_findings
from misaq.apps.findings.queries import get_finding, get_run
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.catalogue import find_check
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@public_page
def list_findings(request: HttpRequest) -> HttpResponse:
    """Show the findings, narrowed by what the address asks for."""
    as_of = as_of_from(request)
    run = get_run(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "findings/list.html",
        title=say("Findings"),
        as_of=as_of,
        run=run,
        narrowed=narrow_findings(run, request.GET),
        clear="findings:list",
    )


@public_page
def show_finding(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a finding with its working, its question and what else is found of the same thing."""
    as_of = as_of_from(request)
    item = get_finding(actor=PUBLIC, as_of=as_of, ref=ref)
    finding = item.finding
    run = get_run(actor=PUBLIC, as_of=as_of)
    same = run.by_subject[finding.subject.table, finding.subject.key]
    return render_page(
        request,
        "findings/detail.html",
        title=finding.sentence,
        trail=(Crumb(say("Findings"), keep_day(request, reverse("findings:list"))),),
        as_of=as_of,
        item=item,
        finding=finding,
        check=find_check(finding.code),
        others=[other for other in same if other.finding.ref != ref],
        gaps=run.gaps_by_subject.get((finding.subject.table, finding.subject.key), ()),
        sources=by_key(run.registers.sourcebook.sources),
        rules_version=run.outcome.rules_version,
    )
