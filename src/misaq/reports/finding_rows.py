"""What a finding shows beside its sentence, the same in every format."""

from __future__ import annotations

from misaq.reports.blocks import FindingBlock, Support
from misaq.reports.inline import Cite, Content, Inline, is_empty
from misaq.reports.language import Wording


def summary_rows(finding: FindingBlock, wording: Wording) -> tuple[tuple[Content, Content], ...]:
    """Return the rows above the working: severity, since when, then the further facts.

    What is not known is said, never left blank.
    """
    severity = wording.not_known if is_empty(finding.severity) else finding.severity
    since = wording.not_known if is_empty(finding.since) else finding.since
    return (
        (wording.severity, severity),
        (wording.since, since),
        *finding.facts,
    )


def source_lines(finding: FindingBlock, wording: Wording) -> tuple[Content, ...]:
    """Return one line for each source, or the one line that there is none."""
    if not finding.sources:
        return (wording.no_source,)
    return tuple(_source_line(support, wording) for support in finding.sources)


def _source_line(support: Support, wording: Wording) -> Content:
    place: tuple[Inline, ...] = (f" {support.at}",) if support.at else ()
    return (Cite(support.key), *place, f" — {wording.confidence}: {support.confidence}")
