"""A form of incident files: which columns it has, what each is for, and what its rows mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from misaq.core.incidents.table import COLUMNS, FOUND_LATER, ColumnKind
from misaq.core.incidents.terms import Terms
from misaq.kernel.words import Phrase
from misaq.sources.incidents.expressions import real, whole
from misaq.sources.incidents.rules import RowRule


class Holding(Enum):
    """What a release holds of its source."""

    ALL = "ALL"
    """All its source knows: it supersedes every release before."""
    SPAN = "SPAN"
    """All its source knows of some countries and days, and supersedes what was before of these."""
    SOME = "SOME"
    """Some events: it supersedes the same events of releases before."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one publisher writes its rows.

    Attributes:
        name: of the form ("UCDP_GED").
        source: key of the source whose rows have it.
        title: the source, in words.
        terms: what its publisher allows.
        credit: how it wants to be named.
        needed: columns without which a file is not read.
        used: further columns that are used where they stand.
        ignored: columns that are not used, each with the reason.
        dropped: columns that name persons or communities or quote others' words: read by nothing,
            kept nowhere, each with the reason.
        columns: what each column of the canonical table is, in SQL over the text of the cells.
        numbers: the cell that holds the whole number of a column of the canonical table.
        point: the cells that hold latitude and longitude; empty where the form has none.
        checks: what else is wrong with a row, in SQL over the cells and the columns of the
            canonical table, whose names begin with ``out_`` there.
        is_event: which rows are events, in SQL; others (a row of sums) are passed over.
        aliases: other headings of a column, by the heading.
        holding: what a release holds of its source.
        release_of: the release that the name of a file tells; empty where it tells none.
        address: where the publisher offers a release; ``{release}``, ``{digits}`` and ``{under}``
            ("25_1") are filled in; empty where a release is handed out to users one by one.
        newest: the newest release known when this was written.
        is_latin: whether files that are not UTF-8 are Windows Latin.
        delimiter: what stands between cells.
        decimal: what stands before the fraction of a number.
        source_of: the key of the source by the release, where one form has several sources.
    """

    name: str
    source: str
    title: Phrase
    terms: Terms
    credit: str
    needed: frozenset[str]
    columns: Mapping[str, str]
    used: frozenset[str] = frozenset()
    ignored: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    point: tuple[str, ...] = ()
    checks: tuple[tuple[RowRule, str], ...] = ()
    is_event: str = "TRUE"
    aliases: Mapping[str, str] = field(default_factory=dict)
    holding: Holding = Holding.ALL
    release_of: Callable[[str], str] | None = field(default=None, compare=False)
    address: str = ""
    newest: str = ""
    is_latin: bool = False
    delimiter: str = ","
    decimal: str = "."
    source_of: Callable[[str], str] | None = field(default=None, compare=False)

    def holding_of(self, source: str) -> Holding:
        """Return what a release of one of the form's sources holds."""
        return self.holding if source == self.source else Holding.SOME

    def source_for(self, release: str) -> str:
        """Return the key of the source that a release belongs to."""
        return self.source if self.source_of is None else self.source_of(release)

    def expressions(self) -> dict[str, str]:
        """Return what each column of the canonical table is, in SQL; its order is the table's."""
        numbers = {name: whole(cell, decimal=self.decimal) for name, cell in self.numbers.items()}
        point = {
            name: real(cell, decimal=self.decimal)
            for name, cell in zip(("latitude", "longitude"), self.point, strict=False)
        }
        return {**EMPTY, **numbers, **point, **self.columns}

    def decided(self) -> frozenset[str]:
        """Return every column about which something is decided."""
        return self.needed | self.used | frozenset(self.ignored) | frozenset(self.dropped)


EMPTY: Mapping[str, str] = MappingProxyType(
    {
        name: {
            ColumnKind.TEXT: "''",
            ColumnKind.WHOLE: "CAST(NULL AS INTEGER)",
            ColumnKind.REAL: "CAST(NULL AS DOUBLE)",
            ColumnKind.DAY: "CAST(NULL AS DATE)",
            ColumnKind.TRUTH: "CAST(NULL AS BOOLEAN)",
        }[kind]
        for name, kind in COLUMNS.items()
        if name not in (*FOUND_LATER, "source", "release", "row")
    }
    | {"standing": "'REPORTED'", "date_precision": "1"}
)
"""What a column says where a form says nothing about it."""
