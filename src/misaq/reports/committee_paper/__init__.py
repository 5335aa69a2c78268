"""A paper for a committee: a brief of two pages, then findings, status, gaps, numbers, method."""

from misaq.reports.committee_paper.inputs import Paper, Versions
from misaq.reports.committee_paper.paper import committee_paper

__all__ = ["Paper", "Versions", "committee_paper"]
