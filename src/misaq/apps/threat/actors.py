"""Actors that sources name: what is on record of each, and what each source counts with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from misaq.apps.bodies.listings import SpellAt, spells_at
from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.incidents.queries import get_register
from misaq.apps.registers.one_state import once
from misaq.apps.threat.naming import Named, area_name, group_name
from misaq.apps.threat.queries import Kept, find_groups, list_bases, list_results
from misaq.core.access.actors import PUBLIC
from misaq.core.incidents.actor_lineage import ActorLineage, lineage_of_actor
from misaq.core.incidents.registers import Actor, AreaAssurance, NamedOperation, NotableIncident
from misaq.core.incidents.words import STATE_CLASSES, ActorClass
from misaq.core.threat.picture.records import (
    PARTS,
    WHOLE,
    Basis,
    Part,
    Plain,
    ResultKind,
    Toll,
)
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say, tell

ACTOR_CLASSES: Mapping[ActorClass, Phrase] = {
    ActorClass.POLICE: say("Police"),
    ActorClass.CIVIL_FORCES: say("Civil armed forces"),
    ActorClass.MILITARY: say("Military"),
    ActorClass.STATE: say("Forces of the state, kind not said"),
    ActorClass.FOREIGN_STATE: say("Forces of another state"),
    ActorClass.MILITANT: say("Organised armed religious and political groups"),
    ActorClass.NATIONALIST: say("Nationalist armed groups"),
    ActorClass.SECTARIAN: say("Sectarian armed groups"),
    ActorClass.CRIMINAL: say("Criminal groups"),
    ActorClass.COMMUNAL: say("Communities, tribes and crowds that fight as a side"),
    ActorClass.CIVILIANS: say("Civilians"),
    ActorClass.UNIDENTIFIED: say("Nobody named, or nobody classed"),
}
"""What each kind of actor is called."""
_BELOW, _FORCES = ResultKind.ACTORS, ResultKind.FORCES
"""What is kept of sides below the state, and of forces of a state."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one source counts with an actor as a side.

    Attributes:
        basis: the source and release.
        parts: the parts of events that are told apart, in order.
        whole: each part through all years.
        years: by year, the latest first, each part.
    """

    basis: Basis
    parts: tuple[Part, ...]
    whole: tuple[Toll, ...]
    years: tuple[tuple[int, tuple[Toll, ...]], ...]

    @property
    def words(self) -> tuple[Phrase, ...]:
        """What the parts are called."""
        return tuple(PARTS[part] for part in self.parts)

    @property
    def events(self) -> int:
        """Events of this source in which it is a side, of whatever part."""
        return sum(toll.events for toll in self.whole)

    @property
    def first(self) -> int:
        """The first year with an event."""
        return self.years[-1][0]

    @property
    def last(self) -> int:
        """The last year with an event."""
        return self.years[0][0]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name under which attacks came that had not been seen in some areas for two years.

    Attributes:
        named: the name.
        areas: where.
        month: month of its first attack there ("2014-08").
        attacks: its attacks there from then on.
        source: which source names it.
    """

    named: Named
    areas: tuple[Phrase | str, ...]
    month: str
    attacks: int
    source: str


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list.

    Attributes:
        actor: the actor.
        words: what kind it is.
        counted: what each source counts.
    """

    actor: Actor
    words: Phrase
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page of an actor shows."""

    is_force: bool

    lineage: ActorLineage
    words: Phrase
    spells: tuple[SpellAt, ...]
    counted: tuple[Counted, ...]
    new_names: tuple[NewName, ...]
    operations: tuple[NamedOperation, ...]
    notable: tuple[NotableIncident, ...]
    assurances: tuple[AreaAssurance, ...]


def list_actors() -> tuple[ActorLine, ...]:
    """Return every actor on record by kind, and by name within it."""
    order = list(ACTOR_CLASSES)
    actors = sorted(
        get_register(actor=PUBLIC).actors,
        key=lambda one: (order.index(one.actor_class), one.title),
    )
    return tuple(ActorLine(one, ACTOR_CLASSES[one.actor_class], _counted(one)) for one in actors)


def get_actor_page(key: str, *, as_of: date) -> ActorPage:
    """Return what is on record of an actor, as of a day.

    Raises:
        NotFound: there is no such actor.
    """
    register, bodies = get_register(actor=PUBLIC), get_bodies(actor=PUBLIC)
    lineage = lineage_of_actor(Key(key), register, bodies, as_of=as_of)
    if lineage is None:
        raise NotFound(
            tell("There is no actor {key} on record.", key=repr(key)),
            next_step=tell("Look for it in the list of actors."),
            rule="threat.actor",
        )
    body = lineage.body
    return ActorPage(
        is_force=_is_force(lineage.actor),
        lineage=lineage,
        words=ACTOR_CLASSES[lineage.actor.actor_class],
        spells=()
        if body is None
        else spells_at([one for one in bodies.spells if one.body == body.key], as_of),
        counted=_counted(lineage.actor),
        new_names=tuple(_new_names(_group(lineage.actor))),
        operations=tuple(one for one in register.operations if key in one.against),
        notable=tuple(one for one in register.notable if one.actor == key),
        assurances=tuple(one for one in register.assurances if key in one.about),
    )


def _group(actor: Actor) -> str:
    """Return the key under which events of an actor are counted: its body's, where it is one."""
    return str(actor.body or actor.key)


def _is_force(actor: Actor) -> bool:
    is_ours = actor.actor_class in STATE_CLASSES
    return is_ours or actor.actor_class is ActorClass.FOREIGN_STATE


def _counted(actor: Actor) -> tuple[Counted, ...]:
    kind, key = (_FORCES, str(actor.key)) if _is_force(actor) else (_BELOW, _group(actor))
    return tuple(_counted_by_group(kind).get(key, ()))


def _counted_by_group(kind: ResultKind) -> Mapping[str, list[Counted]]:
    return once((f"threat-counted-{kind.value}", PUBLIC.id), lambda: _all_counted(kind))


def _all_counted(kind: ResultKind) -> Mapping[str, list[Counted]]:
    found: dict[str, list[Counted]] = {}
    for kept in list_bases(actor=PUBLIC):
        years = find_groups(actor=PUBLIC, kept=kept, kind=kind, area=WHOLE)
        parts = {} if years is None else years.parts
        for group in sorted({name for groups in parts.values() for name in groups if name}):
            lines = {part: groups[group] for part, groups in parts.items() if group in groups}
            found.setdefault(group, []).append(_one_counted(kept.basis, lines))
    return found


def _one_counted(basis: Basis, lines: Mapping[Part, Mapping[int, Toll]]) -> Counted:
    parts = tuple(part for part in Part if part in lines)
    years = sorted({year for line in lines.values() for year in line}, reverse=True)
    return Counted(
        basis=basis,
        parts=parts,
        whole=tuple(sum(lines[part].values(), Toll()) for part in parts),
        years=tuple(
            (year, tuple(lines[part].get(year, Toll()) for part in parts)) for year in years
        ),
    )


def _new_names(group: str) -> Iterator[NewName]:
    """Yield names that came up after an operation, tied to the group by a relation on record."""
    seen: set[tuple[str, str, str]] = set()
    for kept in list_bases(actor=PUBLIC):
        for stored in list_results(actor=PUBLIC, kept=kept, kind=ResultKind.RE_EMERGENCE):
            for name in stored.body["names"]:
                found = (kept.basis.key, str(name["actor"]), _month(name["month"]))
                if group in name["kin"] and found not in seen:
                    seen.add(found)
                    yield _new_name(kept, stored.body, name)


def _new_name(kept: Kept, body: Plain, name: Plain) -> NewName:
    return NewName(
        named=group_name(ResultKind.ACTORS, str(name["actor"])),
        areas=tuple(area_name(str(code)) for code in body["areas"]),
        month=_month(name["month"]),
        attacks=int(name["attacks"]),
        source=f"{kept.basis.source} {kept.basis.release}",
    )


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
