"""What is known of a release that is kept, as a record and as the text beside its table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from misaq.core.incidents.source_names import spoken_for_by
from misaq.core.incidents.terms import SourceTerms, Terms
from misaq.kernel.errors import InputRefused, Unavailable
from misaq.kernel.words import tell
from misaq.sources.incidents.forms import Holding
from misaq.sources.incidents.rules import RowRule

READER = 1
"""Goes up when a reader learns to read otherwise; it is kept with each release."""
_EARLY = {3: 2, 4: 1}
"""By how many numbers are in the name of an early release, which of them is its first month."""
_MONTHS = 12
LONGEST_NAME = 40
"""Characters of a name that is kept with what was reckoned from it."""
_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._ -]{{0,{LONGEST_NAME - 1}}}")
"""What stands in addresses and names a folder."""
EVENTS, FLAGS, MANIFEST = "events.parquet", "flags.csv", "release.json"


@dataclass(frozen=True, slots=True)
class Release:
    """One release of one source, as it is kept; nothing of it changes any more.

    Attributes:
        source: key of the source.
        release: its name ("22.1").
        form: name of the form it was read by.
        holding: what it holds of its source.
        terms: what its publisher allows.
        credit: how it wants to be named.
        file: what the file was called.
        digest: SHA-256 of its bytes.
        size: how many bytes.
        address: where it came from; empty for a file brought by hand.
        added_at: when it was added; aware.
        reader: version of the reader.
        rows: events it holds.
        set_aside: rows that were left out, being wrong.
        first_row: number in the file of its first row; 0 where rows have their own numbers.
        first: first day of an event.
        last: last day on which an event began.
        countries: names of its countries, in order.
        flags: how many rows broke each rule.
        table: SHA-256 of its table as it was kept; empty where an earlier Misaq kept it.
    """

    source: str
    release: str
    form: str
    holding: Holding
    terms: Terms
    credit: str
    file: str
    digest: str
    size: int
    address: str
    added_at: datetime
    reader: int
    rows: int
    set_aside: int
    first_row: int
    first: date
    last: date
    countries: tuple[str, ...]
    flags: Mapping[RowRule, int]
    table: str = ""

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers in its name: of two releases of a source the greater is the newer."""
        return order_of(self.release)

    @property
    def told_from(self) -> date:
        """The first day that it tells in full.

        An early release ("23.0.10": October; "23.01.23.03": January to March) is of the months in
        its name, and adds what was found later of months before.
        """
        named = self.order
        if not spoken_for_by(self.source) or len(named) not in _EARLY:
            return self.first
        year, month = named[0], named[_EARLY[len(named)]]
        begins = date(2000 + year, month, 1) if 1 <= month <= _MONTHS else self.first
        return max(self.first, begins)

    @property
    def source_terms(self) -> SourceTerms:
        """The source with its terms."""
        return SourceTerms(self.source, self.terms, self.credit)

    def covers(self, other: Release) -> bool:
        """Return whether it says all anew that the other, of the same source, says."""
        if self.holding is Holding.ALL:
            return True
        is_span = self.first <= other.first and other.last <= self.last
        has_countries = set(other.countries) <= set(self.countries)
        return self.holding is Holding.SPAN and is_span and has_countries


def superseding(one: Release, among: Sequence[Release]) -> Release | None:
    """Return the oldest release that says anew all that one says; None while it is current."""
    newer = (
        other
        for other in among
        if other.source == one.source and other.order > one.order and other.covers(one)
    )
    return min(newer, key=lambda other: other.order, default=None)


def name_of(releases: Sequence[Release]) -> str:
    """Return how the current releases of a source are named together: from the oldest on."""
    names = [one.release for one in sorted(releases, key=lambda one: one.order)]
    both = f"{names[0]}–{names[-1]}"
    return names[-1] if len(names) == 1 or len(both) > LONGEST_NAME else both


def days_told(releases: Sequence[Release], since: date | None = None) -> tuple[date, date] | None:
    """Return the first and last day of the months that releases tell without a gap, to the newest.

    A month between two releases that none of them tells is not known, and would be counted as
    quiet: what lies before it is left out.

    Args:
        since: first day that they are asked about.

    Returns:
        None where none of them tells anything from that day on.
    """
    spans = sorted(((one.told_from, one.last) for one in releases), reverse=True)
    if since is not None:
        spans = [(max(first, since), last) for first, last in spans if last >= since]
    if not spans:
        return None
    begins, ends = spans[0][0], max(last for _, last in spans)
    for first, last in spans[1:]:
        if _month(last) + 1 >= _month(begins):
            begins = min(begins, first)
    return begins, ends


def _month(day: date) -> int:
    return day.year * 12 + day.month


def current_of(among: Sequence[Release]) -> tuple[Release, ...]:
    """Return the releases that no other supersedes, in the order given."""
    return tuple(one for one in among if superseding(one, among) is None)


def order_of(release: str) -> tuple[int, ...]:
    """Return the numbers in the name of a release."""
    return tuple(int(number) for number in re.findall(r"\d+", release))


def check_name(named: str) -> None:
    """Refuse a name that no address and no folder can have.

    Raises:
        InputRefused: it is too long, or holds other signs than letters, digits, ``. _ -``.
    """
    if not _NAME.fullmatch(named):
        raise InputRefused(
            tell("No release can be called {name}.", name=repr(named[: 2 * LONGEST_NAME])),
            next_step=tell(
                "Give it a name of at most {most} letters, digits, dots and hyphens.",
                most=LONGEST_NAME,
            ),
            rule="incidents.release-name",
        )


def write_release(release: Release, folder: Path) -> None:
    """Write the record beside its table."""
    said = {
        name: _plain(getattr(release, name)) for name in Release.__dataclass_fields__
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_release(folder: Path) -> Release:
    """Return the record of a release.

    Raises:
        Unavailable: it cannot be read.
    """
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Release(
            **{
                **said,
                "holding": Holding(said["holding"]),
                "terms": Terms(said["terms"]),
                "added_at": datetime.fromisoformat(said["added_at"]),
                "first": date.fromisoformat(said["first"]),
                "last": date.fromisoformat(said["last"]),
                "countries": tuple(said["countries"]),
                "flags": {RowRule(rule): count for rule, count in said["flags"].items()},
            }
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable(
            tell("The record of a release of incidents cannot be read."),
            next_step=tell("Put the folder of incidents back from a backup."),
            rule="incidents.kept",
        ) from error


def _plain(value: object) -> object:
    if isinstance(value, Holding | Terms):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {rule.value: count for rule, count in value.items()}
    return list(value) if isinstance(value, tuple) else value
