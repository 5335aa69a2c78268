"""Everything public of one state of the data on one day, as tables of plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from misaq.core.access.actors import PUBLIC
from misaq.core.findings.checks import Check
from misaq.core.findings.running import CheckRun
from misaq.core.oversight.published import (
    PublishedCheck,
    PublishedFinding,
    PublishedGap,
    PublishedVerdict,
    publish_check,
    publish_finding,
    publish_gap,
    publish_verdict,
)
from misaq.core.oversight.routing import route
from misaq.core.packs import TABLES, Registers, records_of
from misaq.core.packs.projection import Plain, project
from misaq.core.policies.status import list_statuses
from misaq.core.sourcebook.records import Source
from misaq.kernel.ids import by_key
from misaq.reports.reference.docstrings import first_paragraph

DERIVED: Mapping[str, type[Any]] = MappingProxyType(
    {
        "findings": PublishedFinding,
        "gaps": PublishedGap,
        "verdicts": PublishedVerdict,
        "checks": PublishedCheck,
    }
)
"""Tables that are reckoned from the registers, by name."""

KINDS: Mapping[str, type[Any]] = MappingProxyType({**TABLES, **DERIVED})
"""Class of the rows of every public table, by name; registers first."""

KEYS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(TABLES, "key"), "findings": "ref", "verdicts": "commitment", "checks": "code"}
)
"""Field that names a row of a table; gaps have none."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What an answer was made from: the same edition, the same rows.

    Attributes:
        country: code of the country.
        country_title: its name.
        pack_version: version of the country pack.
        data_version: version of the data.
        rules_version: version of the rules.
        as_of: day of the facts.
        recorded_at: since when our record is so.
        lists_version: version of what checks read of stored lists; empty where none is stored.
    """

    country: str
    country_title: str
    pack_version: str
    data_version: str
    rules_version: str
    as_of: date
    recorded_at: datetime
    lists_version: str = ""

    @property
    def version(self) -> str:
        """Return the version of the data, short; lists that are stored are part of it."""
        lists = f"-{self.lists_version[:8]}" if self.lists_version else ""
        return f"{self.data_version[:16]}{lists}"


@dataclass(frozen=True, slots=True)
class Table:
    """One public table.

    Attributes:
        name: register and table ("law.clocks"), or "findings", "gaps", "verdicts", "checks".
        rows: what is public of its records, in order.
    """

    name: str
    rows: tuple[Plain, ...]

    @property
    def kind(self) -> type[Any]:
        """Return the class of its rows."""
        return KINDS[self.name]

    @property
    def meaning(self) -> str:
        """Return what a row is, in a sentence."""
        return first_paragraph(self.kind)


@dataclass(frozen=True, slots=True)
class PublicTables:
    """Every public table of one edition.

    Attributes:
        edition: what it was made from.
        tables: the tables, by name, registers first.
        sources: the sources that rows cite, by key.
    """

    edition: Edition
    tables: Mapping[str, Table]
    sources: Mapping[str, Source]


def public_tables_of(
    edition: Edition, registers: Registers, run: CheckRun, checks: tuple[Check, ...]
) -> PublicTables:
    """Return everything public."""
    records: dict[str, tuple[Any, ...]] = {**records_of(registers)}
    records["findings"] = tuple(
        publish_finding(finding, route(finding, registers.institutions)) for finding in run.findings
    )
    records["gaps"] = tuple(map(publish_gap, run.gaps))
    records["verdicts"] = tuple(
        map(publish_verdict, list_statuses(registers.policies, as_of=edition.as_of))
    )
    records["checks"] = tuple(map(publish_check, checks))
    tables = {name: Table(name, _rows(found)) for name, found in records.items()}
    sources = {str(key): source for key, source in by_key(registers.sourcebook.sources).items()}
    return PublicTables(edition, MappingProxyType(tables), MappingProxyType(sources))


def _rows(records: tuple[Any, ...]) -> tuple[Plain, ...]:
    return tuple(project(record, viewer=PUBLIC) for record in records)


def sources_of(value: Any) -> Iterator[str]:
    """Yield the key of every source that plain rows cite, once for each citation."""
    if isinstance(value, dict):
        if "source" in value and "confidence" in value:
            yield value["source"]
        for inner in value.values():
            yield from sources_of(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from sources_of(inner)
