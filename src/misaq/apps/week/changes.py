"""What changed between two instants, and which of it touches what somebody follows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from misaq.apps.week.mapping import Follow
from misaq.core.findings.comparison import FindingsCompared
from misaq.core.packs.comparison import RecordChange


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed.

    Attributes:
        findings: what the checks find now and did not, or no longer, or otherwise.
        records: records added, changed or removed.
    """

    findings: FindingsCompared
    records: tuple[RecordChange, ...] = ()

    @property
    def are_none(self) -> bool:
        """Return whether nothing changed."""
        return self.findings.is_same and not self.records


def touching(changes: Changes, followed: Collection[Follow]) -> Changes:
    """Return the changes about what somebody follows."""
    wanted = {(follow.table, follow.key) for follow in followed}
    found = changes.findings
    return Changes(
        FindingsCompared(
            *(
                tuple(f for f in part if (f.subject.table, f.subject.key) in wanted)
                for part in (found.appeared, found.gone, found.reworded)
            )
        ),
        tuple(change for change in changes.records if (change.table, change.key) in wanted),
    )
