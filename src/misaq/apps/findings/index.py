"""A run of the checks, with the ways to look things up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from misaq.core.findings.records import Finding, Gap
from misaq.core.findings.running import CheckRun
from misaq.core.oversight.routing import Route, route
from misaq.core.packs.registers import Registers

Subject = tuple[str, str]
"""Table and key of what a finding is about."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding and how its question travels."""

    finding: Finding
    way: Route

    @property
    def text(self) -> str:
        """Everything a reader may look for in it, in English."""
        finding = self.finding
        words = (finding.code, finding.ref, finding.subject.title, finding.subject.key)
        return " ".join((*words, str(finding.sentence), str(finding.question.text)))


@dataclass(frozen=True, slots=True)
class Run:
    """What the checks yielded over one state of the data on one day.

    Attributes:
        outcome: the run itself.
        data_version: what stands for the state of the data.
        registers: what it looked at.
        items: the findings with their routes, in the order of the run.
        by_ref: the same, by ref.
        by_subject: the same, by what they are about.
        gaps_by_subject: the gaps, by what they are about.
    """

    outcome: CheckRun
    data_version: str
    registers: Registers
    items: tuple[Item, ...]
    by_ref: Mapping[str, Item]
    by_subject: Mapping[Subject, tuple[Item, ...]]
    gaps_by_subject: Mapping[Subject, tuple[Gap, ...]]


def index_run(outcome: CheckRun, registers: Registers, data_version: str) -> Run:
    """Return the run with its indexes."""
    items = tuple(Item(f, route(f, registers.institutions)) for f in outcome.findings)
    about: dict[Subject, list[Item]] = defaultdict(list)
    for item in items:
        about[item.finding.subject.table, item.finding.subject.key].append(item)
    unknown: dict[Subject, list[Gap]] = defaultdict(list)
    for gap in outcome.gaps:
        unknown[gap.subject.table, gap.subject.key].append(gap)
    return Run(
        outcome=outcome,
        data_version=data_version,
        registers=registers,
        items=items,
        by_ref=MappingProxyType({item.finding.ref: item for item in items}),
        by_subject=MappingProxyType({key: tuple(found) for key, found in about.items()}),
        gaps_by_subject=MappingProxyType({key: tuple(found) for key, found in unknown.items()}),
    )
