"""A table of the values of an enum, with meanings where the source gives some."""

from __future__ import annotations

from enum import Enum

from misaq.reports.reference.docstrings import meanings_of_values
from misaq.reports.reference.markdown import code, codes, prose, table


def values_table(values: type[Enum], head: str) -> str:
    """Return the values with their meanings; a plain list of them when none has a meaning."""
    meanings = meanings_of_values(values)
    if not any(meanings.values()):
        return f"{codes(member.value for member in values)}."
    return table(
        (head, "meaning"),
        [(code(member.value), prose(meanings[member.name])) for member in values],
    )
