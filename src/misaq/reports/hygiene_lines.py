"""How clean a list of persons is, as lines of at most 80 columns and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from misaq.core.lists.audited import Estimate
from misaq.core.lists.hygiene import DEFECT_WORDS, SMALLEST_SHOWN, HygieneReport, Tally
from misaq.core.lists.trend import TREND_WORDS, DefectChange
from misaq.reports.check_table import wrapped

_INDENT = "  "
_ROW = "{:<52}{:>9}{:>9}{:>8}"


def hygiene_lines(
    report: HygieneReport, changes: Sequence[DefectChange], *, shared: bool, references: bool
) -> Iterator[str]:
    """Yield one line for each defect, with what became of it since the snapshot before.

    Args:
        shared: whether others will read it; then small counts are kept back.
        references: whether case references follow each line; never together with ``shared``.
    """
    yield f"{report.source_list}, {report.as_of}: {report.entries} persons"
    yield _ROW.format("", "entries", "known of", "share")
    trends = {change.defect: change for change in changes}
    for tally in report.tallies:
        words = str(DEFECT_WORDS[tally.defect])
        count, share = _count(tally, shared=shared), _share(tally, shared=shared)
        yield _ROW.format(words[:52], count, tally.known, share)
        if tally.defect in trends:
            yield from wrapped(_trend(trends[tally.defect], shared=shared), _INDENT * 2)
        if references and not shared and tally.references:
            yield from wrapped(", ".join(tally.references), _INDENT * 2)


def estimate_lines(estimate: Estimate) -> Iterator[str]:
    """Yield what a sample says of the whole list."""
    yield from wrapped(
        f"Audited sample: {estimate.wrong} of {estimate.sampled} cases wrong. Of the "
        f"{estimate.entries} entries between {estimate.fewest} and {estimate.most} are wrong "
        f"({estimate.low:.1%} to {estimate.high:.1%}), at 95 % confidence, if the sample was drawn "
        "by lot."
    )
    for reason, count in estimate.reasons:
        yield f"{_INDENT}{reason}: {count}"


def hygiene_data(
    report: HygieneReport, changes: Sequence[DefectChange], *, shared: bool, references: bool
) -> Mapping[str, Any]:
    """Return the report as plain data; see :func:`hygiene_lines`."""
    trends = {change.defect: change.trend.value for change in changes}
    return {
        "list": report.source_list,
        "as_of": report.as_of.isoformat(),
        "persons": report.entries,
        "small_counts_kept_back": shared,
        "defects": [
            {
                "defect": tally.defect.value,
                "entries": tally.shown() if shared else tally.count,
                "known_of": tally.known,
                "trend": trends.get(tally.defect),
                **({"cases": list(tally.references)} if references and not shared else {}),
            }
            for tally in report.tallies
        ],
    }


def estimate_data(estimate: Estimate) -> Mapping[str, Any]:
    """Return what a sample says of the whole list as plain data."""
    return {
        "entries": estimate.entries,
        "sampled": estimate.sampled,
        "wrong": estimate.wrong,
        "fewest": estimate.fewest,
        "most": estimate.most,
        "reasons": dict(estimate.reasons),
    }


def _count(tally: Tally, *, shared: bool) -> str:
    if tally.count is None:
        return "not known"
    return f"<{SMALLEST_SHOWN}" if shared and tally.is_small else str(tally.count)


def _share(tally: Tally, *, shared: bool) -> str:
    if tally.share is None or (shared and tally.is_small):
        return ""
    return f"{tally.share:.1%}"


def _trend(change: DefectChange, *, shared: bool) -> str:
    before = _count(change.before, shared=shared)
    return f"before: {before} of {change.before.known}; {TREND_WORDS[change.trend]}"
