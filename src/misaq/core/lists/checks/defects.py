"""Counts of defects of lists of persons, from printings on record and from stored snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.lists.checks.binding import Binding, binding_lists, printings_of
from misaq.core.lists.hygiene import DEFECT_WORDS, SMALLEST_SHOWN, Defect, Tally
from misaq.core.lists.registers import Lists
from misaq.core.lists.summaries import ListSummaries
from misaq.kernel.dates import ImpreciseDate, exactly
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class DefectCount:
    """How many entries of a list had a defect on a day.

    Attributes:
        binding: the list.
        as_of: the day.
        entries: entries of which it could be said.
        defect: the defect.
        count: entries that had it.
        cite: who counted, or the list itself.
    """

    binding: Binding
    as_of: ImpreciseDate
    entries: int
    defect: Defect
    count: int
    cite: Citations

    @property
    def share(self) -> float:
        """Share of the entries, 0 to 1."""
        return self.count / self.entries

    @property
    def said(self) -> Phrase:
        """The count as anybody may read it: small ones identify, and are not given."""
        if 0 < self.count < SMALLEST_SHOWN:
            return say("fewer than {count}", count=SMALLEST_SHOWN)
        return say("{count}", count=self.count)

    @property
    def line(self) -> Line:
        """The count as a premise."""
        text = say(
            "{title}, {day}: {defect}: {count} of {entries} entries.",
            title=self.binding.title,
            day=self.as_of,
            count=self.said,
            entries=self.entries,
            defect=DEFECT_WORDS[self.defect],
        )
        return Line(text, self.cite)


def defect_counts(
    lists: Lists, summaries: ListSummaries, as_of: date
) -> Iterator[tuple[Binding, tuple[DefectCount, ...]]]:
    """Yield each list of persons with its counts up to the day, the earliest first."""
    for binding in binding_lists(lists):
        if not binding.source_list.holds_persons:
            continue
        counts = [*_printed(lists, binding, as_of), *_stored(summaries, binding, as_of)]
        if counts:
            yield binding, tuple(sorted(counts, key=lambda c: c.as_of.latest))


def latest_of(counts: Sequence[DefectCount], *defects: Defect) -> tuple[DefectCount, ...]:
    """Return the last count of each of these defects, in their order, where it is above zero."""
    last = {count.defect: count for count in counts}
    return tuple(last[d] for d in defects if d in last and last[d].count)


def two_latest(counts: Sequence[DefectCount], defect: Defect) -> tuple[DefectCount, ...]:
    """Return the last two counts of a defect, the earlier first; fewer where there are fewer."""
    return tuple(count for count in counts if count.defect is defect)[-2:]


def _printed(lists: Lists, binding: Binding, as_of: date) -> Iterator[DefectCount]:
    for printing in printings_of(lists, binding.key, as_of):
        for one in printing.defects:
            if printing.rows:
                yield DefectCount(
                    binding, printing.as_of, printing.rows, one.defect, one.count, printing.cite
                )


def _stored(summaries: ListSummaries, binding: Binding, as_of: date) -> Iterator[DefectCount]:
    cite = binding.source_list.cite
    for one in summaries.summaries:
        if one.source_list != binding.key or one.as_of > as_of:
            continue
        days: list[tuple[date, tuple[Tally, ...]]] = [(one.as_of, one.tallies)]
        if one.change is not None:
            days.insert(0, (one.change.since, one.change.tallies))
        for day, tallies in days:
            for tally in tallies:
                if tally.known:
                    count = tally.count or 0
                    yield DefectCount(binding, exactly(day), tally.known, tally.defect, count, cite)
