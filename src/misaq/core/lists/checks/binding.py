"""The lists that checks ask about: they rest on this country's law, with an institution to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line, Subject
from misaq.core.lists.records import SourceList
from misaq.core.lists.registers import Lists, Printing
from misaq.core.lists.summaries import ListSummaries, ListSummary
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key
from misaq.kernel.words import say


@dataclass(frozen=True, slots=True)
class Binding:
    """A list with the institution that answers for it.

    A foreign list rests on no provision on record, and no committee here can ask about it.
    """

    source_list: SourceList
    authority: Key

    @property
    def key(self) -> Key:
        """Key of the list."""
        return self.source_list.key

    @property
    def title(self) -> str:
        """Title of the list."""
        return self.source_list.title

    @property
    def subject(self) -> Subject:
        """The list as the subject of a finding."""
        return Subject("lists.source_lists", self.key, self.title)


def binding_lists(lists: Lists) -> tuple[Binding, ...]:
    """Return the lists that rest on provisions on record, in register order."""
    return tuple(
        Binding(one, one.authority)
        for one in lists.source_lists
        if one.bases and one.authority is not None
    )


def printings_of(lists: Lists, source_list: Key, as_of: date) -> tuple[Printing, ...]:
    """Return the printings of a list that had surely come by the day, the earliest first."""
    found = [
        printing
        for printing in lists.printings
        if printing.source_list == source_list
        and printing.as_of.on_or_before(as_of) is Certainty.YES
    ]
    return tuple(sorted(found, key=lambda p: (p.as_of.latest, p.as_of.earliest)))


def summarised(
    lists: Lists, summaries: ListSummaries, as_of: date
) -> Iterator[tuple[Binding, ListSummary]]:
    """Yield each such list with its summary, where a snapshot of it had been made by the day."""
    found = {one.source_list: one for one in summaries.summaries if one.as_of <= as_of}
    for binding in binding_lists(lists):
        if binding.key in found:
            yield binding, found[binding.key]


def snapshot_line(binding: Binding, summary: ListSummary) -> Line:
    """Return the latest snapshot as a premise."""
    return Line(
        say(
            "{title}: {count} entries in the snapshot of {day}.",
            title=binding.title,
            count=summary.entries,
            day=summary.as_of,
        ),
        binding.source_list.cite,
    )
