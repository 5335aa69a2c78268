"""Two lists side by side, and why they differ: as data, as lines, as a paper. Names no person."""

from misaq.reports.reconciliation.data import gap_to_data
from misaq.reports.reconciliation.lines import gap_to_lines
from misaq.reports.reconciliation.paper import gap_paper

__all__ = ["gap_paper", "gap_to_data", "gap_to_lines"]
