"""What became of findings from one state of our record to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum

from misaq.core.oversight.published import PublishedFinding


class ChangeKind(Enum):
    """What became of a finding."""

    STANDS = "STANDS"
    """As it was in the oldest state of our record that was looked at."""
    NEW = "NEW"
    CHANGED = "CHANGED"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class StateOfFindings:
    """The findings that a state of our record yields.

    Attributes:
        at: since when our record was so.
        findings: what the checks found in it.
    """

    at: datetime
    findings: tuple[PublishedFinding, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A finding and what last became of it.

    Attributes:
        kind: what became of it.
        finding: as it stands, or as it last stood.
        changed_at: when that happened.
    """

    kind: ChangeKind
    finding: PublishedFinding
    changed_at: datetime


def changes_of(states: Sequence[StateOfFindings], *, as_of: date) -> tuple[Change, ...]:
    """Return every finding of these states with what last became of it, the latest change first.

    Args:
        states: states of the record, the oldest first, all looked at for the same day.
        as_of: that day. A finding that began to stand between two states counts from its own day.
    """
    found: dict[str, Change] = {}
    for place, state in enumerate(states):
        now = {finding.ref: finding for finding in state.findings}
        for ref, finding in now.items():
            found[ref] = _next(found.get(ref), finding, state.at, is_first=place == 0)
        for ref, change in found.items():
            if ref not in now and change.kind is not ChangeKind.CLOSED:
                found[ref] = Change(ChangeKind.CLOSED, change.finding, state.at)
    dated = (_dated(change, as_of) for change in found.values())
    return tuple(sorted(dated, key=lambda c: (-c.changed_at.timestamp(), c.finding.ref)))


def _next(
    before: Change | None, finding: PublishedFinding, at: datetime, *, is_first: bool
) -> Change:
    if before is None or before.kind is ChangeKind.CLOSED:
        return Change(ChangeKind.STANDS if is_first else ChangeKind.NEW, finding, at)
    if _says(before.finding) != _says(finding):
        return Change(ChangeKind.CHANGED, finding, at)
    return Change(before.kind, finding, before.changed_at)


def _says(finding: PublishedFinding) -> tuple[object, ...]:
    return finding.severity, str(finding.sentence), finding.question, finding.working


def _dated(change: Change, as_of: date) -> Change:
    since = change.finding.since
    if change.kind is ChangeKind.CLOSED or since is None or since.latest > as_of:
        return change
    began = datetime.combine(since.latest, time.min, UTC)
    return Change(change.kind, change.finding, max(change.changed_at, began))
