"""Where an actor comes from."""

from __future__ import annotations

import dataclasses
from datetime import date

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind
from misaq.core.incidents.actor_lineage import ActorLineage, lineage_of_actor
from misaq.core.incidents.registers import Actor, Incidents
from misaq.core.incidents.words import ActorClass
from misaq.kernel.ids import Key
from tests.support.invented_coding import CITE, actor

OLD, NEW = (Body(Key(key), f"Body {key}", CITE) for key in ("OLD", "NEW"))
RENAMED = Relation(
    Key("OLD-NEW"), Key("OLD"), RelationKind.RENAMED_TO, Key("NEW"), "the press", CITE
)
BODIES = Bodies(bodies=(OLD, NEW), relations=(RENAMED,))


def of_body(key: str, body: str | None = None, part_of: str | None = None) -> Actor:
    """Return a militant actor."""
    return dataclasses.replace(
        actor(key, f"Actor {key}", ActorClass.MILITANT),
        body=None if body is None else Key(body),
        part_of=None if part_of is None else Key(part_of),
    )


FIRST, SECOND, WING, HAND = (
    of_body("FIRST", "OLD"),
    of_body("SECOND", "NEW"),
    of_body("WING", None, "SECOND"),
    of_body("HAND", None, "WING"),
)
REGISTER = Incidents(actors=(FIRST, SECOND, WING, HAND))


def lineage(key: str, register: Incidents = REGISTER) -> ActorLineage:
    """Return the lineage of an actor that is on record."""
    found = lineage_of_actor(Key(key), register, BODIES, as_of=date(2021, 1, 1))
    assert found is not None
    return found


def test_an_actor_has_the_family_of_its_body_and_its_kin() -> None:
    found = lineage("SECOND")
    assert (found.body, found.family, found.kin) == (NEW, (OLD,), (FIRST,))
    assert found.relations == (RENAMED,)
    assert found.parts == (WING,)


def test_a_faction_is_followed_upwards() -> None:
    found = lineage("HAND")
    assert found.above == (WING, SECOND)
    assert (found.body, found.family, found.relations, found.kin) == (None, (), (), ())


def test_a_ring_of_parts_ends() -> None:
    ring = Incidents(actors=(of_body("A", None, "B"), of_body("B", None, "A")))
    assert [one.key for one in lineage("A", ring).above] == ["B"]


def test_an_actor_that_is_not_on_record_has_none() -> None:
    assert lineage_of_actor(Key("NOBODY"), REGISTER, BODIES, as_of=date(2021, 1, 1)) is None
