"""Where an actor comes from: what it is part of, its parts, and the lineage of the body it is.

Nothing here finds a relation: factions are as a source of incidents files them, relations of bodies
are what somebody asserts, with a source. An event never inherits a listing through either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Relation
from misaq.core.incidents.registers import Actor, Incidents
from misaq.core.lists.lineage import family_of, lineage_of
from misaq.kernel.ids import Key, by_key


@dataclass(frozen=True, slots=True)
class ActorLineage:
    """What is on record of where an actor comes from.

    Attributes:
        actor: the actor.
        above: what it is part of, the nearest first.
        parts: its own parts, in register order.
        body: the listed body it is; None where it is none.
        family: bodies of the same family, itself left out, in register order.
        relations: relations in which its body stands, in register order.
        kin: other actors whose body is of the family, in register order.
    """

    actor: Actor
    above: tuple[Actor, ...] = ()
    parts: tuple[Actor, ...] = ()
    body: Body | None = None
    family: tuple[Body, ...] = ()
    relations: tuple[Relation, ...] = ()
    kin: tuple[Actor, ...] = ()


def lineage_of_actor(
    key: Key, incidents: Incidents, bodies: Bodies, *, as_of: date
) -> ActorLineage | None:
    """Return the lineage of an actor as of a day; None where there is no such actor."""
    actors = by_key(incidents.actors)
    actor = actors.get(key)
    if actor is None:
        return None
    lineage = lineage_of(bodies, as_of=as_of)
    body = None if actor.body is None else lineage.bodies.get(actor.body)
    family = () if body is None else family_of(lineage, body.key)
    others = tuple(one for one in family if body is not None and one != body.key)
    return ActorLineage(
        actor=actor,
        above=_above(actor, incidents),
        parts=tuple(one for one in incidents.actors if one.part_of == key),
        body=body,
        family=tuple(lineage.bodies[one] for one in others if one in lineage.bodies),
        relations=tuple(
            r
            for r in lineage.relations
            if body is not None and body.key in (r.source_body, r.target_body)
        ),
        kin=tuple(one for one in incidents.actors if one.body in others),
    )


def _above(actor: Actor, incidents: Incidents) -> tuple[Actor, ...]:
    actors = by_key(incidents.actors)
    found: list[Actor] = []
    here = actor
    while here.part_of is not None and here.part_of in actors:
        here = actors[here.part_of]
        if here in found or here == actor:
            break
        found.append(here)
    return tuple(found)
