"""A run of the checks as data and as a table for a terminal."""

from __future__ import annotations

from typing import Any

from misaq.core.findings.records import Finding, Gap, Line, Subject
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Institutions
from misaq.core.oversight.routing import Route, route
from misaq.kernel.provenance import Citation


def run_to_data(run: CheckRun, institutions: Institutions) -> dict[str, Any]:
    """Return the run as JSON-able data: the same for the same rules, record and day.

    Nothing in it tells when it was run.
    """
    return {
        "rules_version": run.rules_version,
        "as_of": run.as_of.isoformat(),
        "findings": [finding_to_data(f, route(f, institutions)) for f in run.findings],
        "gaps": [gap_to_data(gap) for gap in run.gaps],
    }


def finding_to_data(finding: Finding, way: Route) -> dict[str, Any]:
    """Return a finding with its working and its question."""
    return {
        "ref": finding.ref,
        "code": finding.code,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "subject": subject_to_data(finding.subject),
        "sentence": str(finding.sentence),
        "since": None if finding.since is None else str(finding.since),
        "working": [line_to_data(line) for line in finding.working],
        "sources": sorted({cite.source for cite in finding.cite}),
        "question": {
            "to": way.to.key,
            "through": None if way.through is None else way.through.key,
            "committees": [committee.key for committee in way.committees],
            "text": str(finding.question.text),
        },
    }


def gap_to_data(gap: Gap) -> dict[str, Any]:
    """Return a gap in our record."""
    return {
        "code": gap.code,
        "subject": subject_to_data(gap.subject),
        "sentence": str(gap.sentence),
        "reason": gap.reason.value,
        "closes_with": str(gap.closes_with),
    }


def subject_to_data(subject: Subject) -> dict[str, str]:
    """Return what a finding or gap is about."""
    return {"table": subject.table, "key": subject.key, "title": subject.title}


def line_to_data(line: Line) -> dict[str, Any]:
    """Return a line of working with its citations."""
    return {"text": str(line.text), "cite": [citation_to_data(cite) for cite in line.cite]}


def citation_to_data(cite: Citation) -> dict[str, str]:
    """Return a citation; empty parts are left out."""
    data = {
        "source": cite.source,
        "confidence": cite.confidence.value,
        "at": cite.at,
        "asserted_by": cite.asserted_by,
    }
    return {name: value for name, value in data.items() if value}
