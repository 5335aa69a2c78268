"""What a finding shows beside its sentence, the same in every format."""

from __future__ import annotations

from misaq.reports.blocks import FindingBlock, Support
from misaq.reports.inline import Cite, Content, Inline, is_empty
from misaq.reports.language import Wording


def summary_rows(finding: FindingBlock, wording: Wording) -> tuple[tuple[Content, Content], ...]:
    """Return the rows above the working: severity, how sure, since when, then the further facts.

    A severity that is not known is said; other rows without content are left out. How grave and how
    sure stand one below the other, each by its name, so that neither is read as the other.
    """
    severity = wording.not_known if is_empty(finding.severity) else finding.severity
    rows = (
        (wording.severity, severity),
        (wording.sureness, finding.sureness),
        (wording.since, finding.since),
        *finding.facts,
    )
    return tuple(row for row in rows if not is_empty(row[1]))


def source_lines(finding: FindingBlock, wording: Wording) -> tuple[Content, ...]:
    """Return one line for each source, or the one line that there is none."""
    if not finding.sources:
        return (wording.no_source,)
    return tuple(_source_line(support, wording) for support in finding.sources)


def _source_line(support: Support, wording: Wording) -> Content:
    place = () if is_empty(support.at) else (" ", *_parts(support.at))
    return (Cite(support.key), *place, f" — {wording.confidence}: ", *_parts(support.confidence))


def _parts(content: Content) -> tuple[Inline, ...]:
    return content if isinstance(content, tuple) else (content,)
