"""What changed between two runs of the checks."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.findings.records import Finding
from misaq.core.findings.running import CheckRun


@dataclass(frozen=True, slots=True)
class FindingsCompared:
    """Two runs side by side.

    Attributes:
        appeared: findings that stand in the later run alone, in its order.
        gone: findings that stood in the earlier run alone, in its order.
        reworded: findings of the later run that stood before, with another sentence, working,
            severity or question.
    """

    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    reworded: tuple[Finding, ...]

    @property
    def is_same(self) -> bool:
        """Return whether nothing changed."""
        return not (self.appeared or self.gone or self.reworded)


def compare_findings(before: CheckRun, after: CheckRun) -> FindingsCompared:
    """Return what changed; a finding is the same while its ref is."""
    old = {finding.ref: finding for finding in before.findings}
    new = {finding.ref: finding for finding in after.findings}
    return FindingsCompared(
        appeared=tuple(f for ref, f in new.items() if ref not in old),
        gone=tuple(f for ref, f in old.items() if ref not in new),
        reworded=tuple(f for ref, f in new.items() if ref in old and old[ref] != f),
    )
