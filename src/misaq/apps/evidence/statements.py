"""What a claim or a finding made here adds to the registers: a source of its own, and evidence.

No Django. A statement made here is its own primary text: its source is the page that shows it, so
that it can be cited, and the verdict weighs it, as it would any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.core.changes.operations import HERE, Operation, OperationKind, Plain
from misaq.core.policies.records import Evidence, Ledger

POINTS = "policies.commitments"
SOURCES = "sourcebook.sources"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim or a finding, as it enters the registers.

    Attributes:
        ledger: which of the two it is.
        number: its number here.
        point: key of the point.
        by: institution whose word it is.
        title: name of that institution.
        what: the statement in words.
        dated: its date, as registers write dates.
        shows: what it shows, as registers write it.
        cites: further sources ("KEY/H").
        sha256: hash of the first file brought with it; empty when none was.
        expires: day from which it no longer shows the present; empty when it does not age.
    """

    ledger: Ledger
    number: int
    point: str
    by: str
    title: str
    what: str
    dated: str
    shows: str
    cites: Sequence[str] = ()
    sha256: str = ""
    expires: str = ""


def source_key(ledger: Ledger, number: int) -> str:
    """Return the key of the source that a statement made here is."""
    return f"{HERE}{ledger.value}-{number}"


def number_of(evidence: Evidence) -> int:
    """Return the number of the statement made here that it came from; 0 when from elsewhere."""
    start = f"{HERE}{evidence.ledger.value}-"
    after = (str(cite.source).removeprefix(start) for cite in evidence.cite)
    return max((int(rest) for rest in after if rest.isdigit()), default=0)


def steps_of(statement: Statement) -> tuple[Operation, ...]:
    """Return the steps that bring a statement into the registers."""
    key = source_key(statement.ledger, statement.number)
    kind = "claim" if statement.ledger is Ledger.CLAIM else "verified finding"
    source: dict[str, Plain] = {
        "title": f"{kind.capitalize()} {statement.number} recorded here on {statement.point}",
        "kind": f"{kind} recorded here",
        "publisher": statement.title,
        "read": "full",
    }
    entry: dict[str, Plain] = {
        "what": statement.what,
        "dated": statement.dated,
        "ledger": statement.ledger.value,
        "by": statement.by,
        "shows": statement.shows,
        "cite": [f"{key}/H", *statement.cites],
    }
    if statement.sha256:
        entry["sha256"] = statement.sha256
    if statement.expires:
        entry["expires"] = statement.expires
    return (
        Operation(OperationKind.CREATE, SOURCES, key, value=source),
        Operation(OperationKind.APPEND, POINTS, statement.point, "evidence", entry),
    )
