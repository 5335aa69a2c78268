"""What a committee may take up: the findings within its remit, by who answers for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from misaq.core.findings.records import Finding
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Committee, Institution, Institutions
from misaq.core.oversight.routing import Route, route, takes_up
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Item:
    """A finding and how its question travels."""

    finding: Finding
    way: Route


@dataclass(frozen=True, slots=True)
class Group:
    """The items that one institution answers for in Parliament.

    Attributes:
        institution: the ministry, or an institution that answers for itself.
        items: its items, gravest first.
    """

    institution: Institution
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a committee may take up.

    Attributes:
        committee: the committee.
        groups: by institution, those with the gravest and then the most items first.
        elsewhere: how many findings lie outside its remit.
    """

    committee: Committee
    groups: tuple[Group, ...]
    elsewhere: int

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, group by group."""
        return tuple(item for group in self.groups for item in group.items)


def agenda_of(committee: Committee, run: CheckRun, institutions: Institutions) -> Agenda:
    """Return the findings of a run within the remit of a committee, grouped."""
    inside = [f for f in run.findings if takes_up(institutions, committee, f)]
    items: dict[Key, list[Item]] = defaultdict(list)
    answering: dict[Key, Institution] = {}
    for finding in inside:
        way = route(finding, institutions)
        head = way.through or way.to
        answering[head.key] = head
        items[head.key].append(Item(finding, way))
    groups = [Group(answering[key], tuple(found)) for key, found in items.items()]
    return Agenda(committee, tuple(sorted(groups, key=_weight)), len(run.findings) - len(inside))


def _weight(group: Group) -> tuple[int, int, str]:
    severities = list(type(group.items[0].finding.severity))
    gravest = min(severities.index(item.finding.severity) for item in group.items)
    return gravest, -len(group.items), group.institution.key
